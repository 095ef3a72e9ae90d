import { AppProtocol, H2C_APP_PROTOCOL } from '../../model/app-protocol';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, hostnamesOf, refuseProtocol, RouteDifference, RouteWish, ServiceWords } from '../../model/front-door';
import { IngressController } from '../../model/ingress-controller';
import { refuse } from '../../values/errors';

/** @internal */
export interface IstioIngressFacts {
  readonly ingressClassName: string;
  readonly dataPlane: DataPlane;
  readonly secretsNamespace: string;
  readonly tlsSecretName?: string;
}

/**
 * Ingresses, of which Istio reads hosts, paths and TLS, and no annotation.
 *
 * @see https://github.com/istio/istio/blob/1.30.3/pilot/pkg/config/kube/ingress/gateways.go
 * @internal
 */
export class IstioIngress extends IngressController {
  public constructor(private readonly facts: IstioIngressFacts) {
    super();
  }

  public get ingressClassName(): string {
    return this.facts.ingressClassName;
  }

  public get _dataPlane(): DataPlane {
    return this.facts.dataPlane;
  }

  public _annotations(door: FrontDoor, { backend: { protocol } }: RouteWish): { readonly [key: string]: string } {
    if (protocol === AppProtocol.HTTPS || protocol === AppProtocol.TLS_PASSTHROUGH) {
      refuseProtocol('Istio', protocol, 'nothing on an Ingress can say it', 'use Exposure.onGateway', door.scope);
    }
    if (door.tlsSecretName !== undefined && this.facts.tlsSecretName === undefined) {
      refuse('SecretOfAnotherNamespace', `Istio reads the Secrets of Ingresses in "${this.facts.secretsNamespace}" alone, and an app's stands in its own namespace; `
        + 'give the IngressGateway the tlsSecretName of one that is filled there, go through a Gateway, or say tls: false', door.scope);
    }
    return {};
  }

  public _serviceWords(protocol: AppProtocol): ServiceWords {
    return protocol === AppProtocol.H2C || protocol === AppProtocol.GRPC ? { appProtocol: H2C_APP_PROTOCOL } : {};
  }

  public get _certificatesFrom(): string | undefined {
    const { secretsNamespace, tlsSecretName } = this.facts;
    return tlsSecretName === undefined ? undefined : `Secret ${secretsNamespace}/${tlsSecretName}`;
  }

  public get _sharedSecretName(): string | undefined {
    return this.facts.tlsSecretName;
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    const plain = door.tlsSecretName === undefined ? [] : [{
      id: 'PlainHttpAnswered',
      sentence: `Istio answers http for ${hostnamesOf(door.routes).join(' and ')} as it answers https: an Ingress can neither redirect nor close it`,
      mend: 'go through a Gateway, close port 80 in front of it, or acknowledge it',
    }];
    const deeper = hostnamesOf(door.routes).filter(({ isWildcard }) => isWildcard).map((hostname) => ({
      id: 'WildcardIsDeeper',
      sentence: `Istio takes names of any depth for ${hostname.toString()}, and an Ingress means one label`,
      mend: 'let the app refuse the others, or acknowledge it',
    }));
    return [...plain, ...deeper];
  }
}
