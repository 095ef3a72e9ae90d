import { AppProtocol } from '../../model/app-protocol';
import { unverifiedBackends } from '../../model/backend-differences';
import { DataPlane, Proxies } from '../../model/data-plane';
import { BackendTls, FrontDoor, RouteDifference, ServiceWords } from '../../model/front-door';
import { GatewayController } from '../../model/gateway-controller';
import { CONTROLLER_NAME, PROXY } from './facts';
import { CANNOT, clientSide, serviceSide } from './said-to-kong';
import { differs } from './what-differs';

/**
 * Gateways served by the proxies of one release, whatever the Gateway is called ("unmanaged").
 *
 * Older versions serve every route on every port, newer ones by its listener: annotations say the same to both. Two routes of one
 * host that differ in protocol are one too many for Kong, so the route itself redirects.
 *
 * @see https://github.com/Kong/kubernetes-ingress-controller/issues/4890
 * @internal
 */
export class KongGateway extends GatewayController {
  public constructor(public readonly gatewayClassName: string, private readonly dataPlane: DataPlane) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public _proxies(): Proxies {
    const { ports: _, ...proxies } = this.dataPlane;
    return proxies;
  }

  /** A listener has the port of the proxies' Service, which leads to the pod's. */
  public _containerPort(listenerPort: number): number {
    const [http, https] = this.dataPlane.ports;
    if (listenerPort === PROXY.http.servicePort) return http;
    return listenerPort === PROXY.https.servicePort ? https : listenerPort;
  }

  public get _servesListenerSets(): boolean {
    return false;
  }

  public get _readsBackendTlsPolicies(): boolean {
    return false;
  }

  public _refusal(protocol: AppProtocol, tls?: BackendTls): { readonly why: string; readonly mend: string } | undefined {
    if (tls === undefined) return CANNOT[protocol];
    return {
      why: 'it reads BackendTLSPolicy in no version that is served by default, and takes any certificate without one',
      mend: 'use a way in that checks it, or leave backendTls out and accept that nobody does',
    };
  }

  public _serviceWords(protocol: AppProtocol): ServiceWords {
    return serviceSide(protocol);
  }

  public _routeAnnotations(door: FrontDoor, protocol: AppProtocol): { readonly [key: string]: string } {
    return door.tlsSecretName === undefined ? {} : clientSide(door, protocol);
  }

  public get _obeysRedirects(): boolean {
    return false;
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [...differs(door), ...unverifiedBackends('Kong', door.routes)];
  }
}
