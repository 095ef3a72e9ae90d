import { checkProps } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { CaBundleOptions, caBundleSpec } from './ca-bundle';
import { checkUrl, checkValue } from './check-value';
import { secretKey } from './secret-key';
import { VenafiSpec } from './shapes';

/** Options for `VenafiPlatform.tpp`. */
export interface VenafiTppOptions extends CaBundleOptions {
  /** The server's `vedsdk` address, such as `https://tpp.example.com/vedsdk`. */
  readonly url: string;
  /** The Secret with `access-token`, or with `username` and `password`. */
  readonly credentialsSecretName: string;
}

/** Options for `VenafiPlatform.cloud`. */
export interface VenafiCloudOptions {
  /** The Secret with an API key. */
  readonly apiTokenSecretName: string;
  /**
   * Which entry of the Secret is the key.
   *
   * @default 'api-key'
   */
  readonly apiTokenSecretKey?: string;
  /**
   * The service's address, for regions of its own.
   *
   * @default 'https://api.venafi.cloud/'
   */
  readonly url?: string;
}

/** Options for `VenafiPlatform.ngts`. */
export interface VenafiNgtsOptions {
  /** Id of the tenant service group. */
  readonly tsgId: string;
  /** The Secret with `client-id` and `client-secret`. */
  readonly credentialsSecretName: string;
  /**
   * The service's address.
   *
   * @default 'https://api.strata.paloaltonetworks.com/ngts'
   */
  readonly url?: string;
  /**
   * Where tokens are asked for.
   *
   * @default 'https://auth.apps.paloaltonetworks.com/oauth2/access_token'
   */
  readonly tokenEndpoint?: string;
}

/**
 * Which of the platforms that grew out of Venafi signs.
 *
 * Secrets are beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
 *
 * @see https://cert-manager.io/docs/configuration/venafi/
 */
export class VenafiPlatform {
  /** Trust Protection Platform: CyberArk Certificate Manager, Self-Hosted. */
  public static tpp(options: VenafiTppOptions): VenafiPlatform {
    checkProps('VenafiTppOptions', options);
    return new VenafiPlatform({
      tpp: {
        url: checkUrl('InvalidSigner', 'url', options.url, 'https://tpp.example.com/vedsdk'),
        credentialsRef: { name: checkSubdomain('credentialsSecretName', options.credentialsSecretName) },
        ...caBundleSpec(options),
      },
    });
  }

  /** Venafi Cloud: CyberArk Certificate Manager, SaaS. */
  public static cloud(options: VenafiCloudOptions): VenafiPlatform {
    checkProps('VenafiCloudOptions', options);
    const { apiTokenSecretName, apiTokenSecretKey, url } = options;
    return new VenafiPlatform({
      cloud: {
        url: url === undefined ? undefined : checkUrl('InvalidSigner', 'url', url, 'https://api.venafi.eu'),
        apiTokenSecretRef: secretKey('InvalidSigner', 'apiTokenSecretName', apiTokenSecretName, apiTokenSecretKey),
      },
    });
  }

  /** Palo Alto Networks Next Generation Trust Services; it needs cert-manager 1.21. */
  public static ngts(options: VenafiNgtsOptions): VenafiPlatform {
    checkProps('VenafiNgtsOptions', options);
    const { tsgId, credentialsSecretName, url, tokenEndpoint } = options;
    return new VenafiPlatform({
      ngts: {
        tsgID: checkValue('InvalidSigner', 'tsgId', tsgId, '1234567890'),
        url: url === undefined ? undefined : checkUrl('InvalidSigner', 'url', url, 'https://api.strata.paloaltonetworks.com/ngts'),
        tokenEndpoint: tokenEndpoint === undefined ? undefined
          : checkUrl('InvalidSigner', 'tokenEndpoint', tokenEndpoint, 'https://auth.apps.paloaltonetworks.com/oauth2/access_token'),
        credentialsRef: { name: checkSubdomain('credentialsSecretName', credentialsSecretName) },
      },
    });
  }

  /** @internal */
  public readonly _spec: Omit<VenafiSpec, 'zone'>;

  private constructor(spec: Omit<VenafiSpec, 'zone'>) {
    this._spec = spec;
  }
}
