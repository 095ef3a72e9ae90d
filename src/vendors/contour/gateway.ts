import { AppProtocol } from '../../model/app-protocol';
import { Proxies } from '../../model/data-plane';
import { BackendTls } from '../../model/front-door';
import { GatewayController, GatewayIdentity } from '../../model/gateway-controller';
import { containerPort, CONTROLLER_NAME } from './facts';

/** @internal */
export interface ContourGatewayFacts {
  readonly gatewayClassName: string;
  readonly proxies: (gateway: GatewayIdentity) => Proxies;
  readonly experimentalChannel: boolean;
}

/** @internal */
export class ContourGateway extends GatewayController {
  public constructor(private readonly facts: ContourGatewayFacts) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public get gatewayClassName(): string {
    return this.facts.gatewayClassName;
  }

  public _proxies(gateway: GatewayIdentity): Proxies {
    return this.facts.proxies(gateway);
  }

  public _containerPort(listenerPort: number): number {
    return containerPort(listenerPort);
  }

  public get _servesListenerSets(): boolean {
    return false;
  }

  /**
   * It watches TLSRoute v1alpha2 and BackendTLSPolicy v1alpha3, and reads no CAs of the system.
   *
   * @see https://github.com/projectcontour/contour/blob/v1.33.6/cmd/contour/serve.go
   * @see https://github.com/projectcontour/contour/blob/v1.33.6/internal/dag/gatewayapi_processor.go
   * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/experimental/gateway.networking.k8s.io_tlsroutes.yaml
   */
  public _refusal(protocol: AppProtocol, tls?: BackendTls): { readonly why: string; readonly mend: string } | undefined {
    if (protocol !== AppProtocol.HTTPS && protocol !== AppProtocol.TLS_PASSTHROUGH) return undefined;
    if (!this.facts.experimentalChannel) {
      const kind = protocol === AppProtocol.HTTPS ? 'BackendTLSPolicy' : 'TLSRoute';
      return {
        why: `it reads an alpha version of ${kind} that only the experimental channel of the Gateway API serves`,
        mend: 'install that channel, of 1.5 or newer, and say experimentalChannel: true',
      };
    }
    return tls === undefined || tls.caConfigMapName !== undefined ? undefined
      : { why: 'it checks no certificate by the CAs of the system, and then speaks plain HTTP', mend: 'give backendTls a caConfigMapName' };
  }
}
