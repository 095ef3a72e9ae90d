import { serviceDocuments } from '../../gateway/emit-service-documents';
import { AppProtocol, H2C_APP_PROTOCOL } from '../../model/app-protocol';
import { checkedAtRoot, refuseVerification, unverifiedBackends } from '../../model/backend-differences';
import { Proxies } from '../../model/data-plane';
import { Document } from '../../model/document';
import { FrontDoor, RouteDifference, ServiceWords } from '../../model/front-door';
import { GatewayController, GatewayIdentity } from '../../model/gateway-controller';
import { CERTIFICATE_MAP, CONTROLLER_NAME, HEALTH_CHECK_API, HTTPS_APP_PROTOCOL } from './facts';
import { healthCheckPolicy } from './health-check';
import { loadBalancerOf, VpcFacts } from './load-balancer';

/** @internal */
export interface GkeGatewayFacts extends VpcFacts {
  readonly gatewayClassName: string;
  readonly certificateMap?: string;
}

/**
 * Gateways that a load balancer of Google Cloud each serves.
 *
 * @internal
 */
export class GkeGatewayController extends GatewayController {
  public constructor(private readonly facts: GkeGatewayFacts) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public get gatewayClassName(): string {
    return this.facts.gatewayClassName;
  }

  public get _servesListenerSets(): boolean {
    return false;
  }

  public get _readsBackendTlsPolicies(): boolean {
    return false;
  }

  /** A certificate map and the Secrets of listeners exclude each other. */
  public get _certificatesFrom(): string | undefined {
    return this.facts.certificateMap === undefined ? undefined : `certificate map ${this.facts.certificateMap}`;
  }

  public get _gatewayAnnotations(): { readonly [key: string]: string } {
    return this.facts.certificateMap === undefined ? {} : { [CERTIFICATE_MAP]: this.facts.certificateMap };
  }

  public _proxies({ gatewayClassName }: GatewayIdentity): Proxies {
    return loadBalancerOf(gatewayClassName, this.facts);
  }

  public _refusal(protocol: AppProtocol): { readonly why: string; readonly mend: string } | undefined {
    if (protocol === AppProtocol.GRPC) return { why: 'it serves no GRPCRoute', mend: 'say H2C, with a path such as /shop.Cart: an HTTPRoute carries gRPC as well' };
    if (protocol === AppProtocol.TLS_PASSTHROUGH) {
      return { why: 'it ends TLS itself', mend: 'let it speak HTTPS to the app, or use a way in whose proxies pass TLS through' };
    }
    return undefined;
  }

  public _serviceWords(protocol: AppProtocol): ServiceWords {
    if (protocol === AppProtocol.HTTPS) return { appProtocol: HTTPS_APP_PROTOCOL };
    return protocol === AppProtocol.H2C ? { appProtocol: H2C_APP_PROTOCOL } : {};
  }

  public _documents(door: FrontDoor): readonly Document[] {
    for (const { backend } of door.routes) refuseVerification(this.controllerName, backend, door.scope);
    return serviceDocuments(door, HEALTH_CHECK_API, 'HealthCheckPolicy', (backend) => healthCheckPolicy(backend, door.scope));
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    const asked = routes.filter(({ backend }) => backend.protocol !== AppProtocol.H2C);
    return [...checkedAtRoot('a load balancer of GKE', asked), ...unverifiedBackends('a load balancer of GKE', routes)];
  }
}
