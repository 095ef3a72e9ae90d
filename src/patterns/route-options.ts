import { AppProtocol } from '../model/app-protocol';
import { PathMatch } from '../values/url-path';

/** How the way in checks the certificate of an app that speaks HTTPS. */
export interface BackendTlsOptions {
  /** The name the app's certificate holds for, such as `shop.internal`. */
  readonly serverName: string;
  /**
   * The ConfigMap beside the Service that holds the CA's certificate, as `ca.crt`.
   *
   * @default - the CAs that the proxy's system trusts
   */
  readonly caConfigMapName?: string;
}

/** Which requests go to a backend, and what it speaks. */
export interface RouteOptions {
  /**
   * The path, beginning with `/`; where gRPC is spoken, a service and perhaps a method, as in `/shop.Cart/Add`.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * Whether longer paths match too.
   *
   * @default PathMatch.PREFIX
   */
  readonly pathMatch?: PathMatch;
  /**
   * What the app speaks.
   *
   * @default AppProtocol.HTTP
   */
  readonly protocol?: AppProtocol;
  /**
   * How the way in checks the app's certificate, with AppProtocol.HTTPS.
   *
   * @default - it does not, where the way in can go without; a Gateway cannot
   */
  readonly backendTls?: BackendTlsOptions;
}
