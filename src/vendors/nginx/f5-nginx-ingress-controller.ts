import { AppProtocol } from '../../model/app-protocol';
import { refuseVerification, unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, refuseProtocol, RouteDifference, RouteWish } from '../../model/front-door';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { prefixesByCharacters } from '../../model/prefixes-by-characters';
import { redirectsAnyway } from '../../model/redirects-anyway';
import { checkProps, refuse } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { F5, F5_REFUSED_IN_PATH, F5_SERVICE_LISTS, f5Labels } from './facts';
import { nginxProxies } from './proxies';

/** How F5's controller is installed; the defaults are its chart's and manifests'. */
export interface F5NginxIngressControllerProps {
  /**
   * The namespace its pods run in.
   *
   * @default "nginx-ingress"
   */
  readonly namespaceName?: string;
  /**
   * The Helm release, where several share the namespace.
   *
   * @default - pods of every release in the namespace, and of the manifests
   */
  readonly releaseName?: string;
  /**
   * Labels of its pods, all of them.
   *
   * @default - `app.kubernetes.io/name: nginx-ingress`, and `app.kubernetes.io/instance: <release>` with a release
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * The class of the Ingresses it serves.
   *
   * @default "nginx"
   */
  readonly ingressClassName?: string;
  /**
   * Whether its pods are on the host network.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * Whether its ConfigMap has `http2` on, which gRPC needs.
   *
   * @default false
   * @see https://docs.nginx.com/nginx-ingress-controller/configuration/global-configuration/configmap-resource/
   */
  readonly http2?: boolean;
}

/**
 * F5 NGINX Ingress Controller, for Ingresses; not the retired ingress-nginx.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/
 */
export class F5NginxIngressController implements IIngressController {
  public readonly ingressController: IngressController;

  public constructor(props: F5NginxIngressControllerProps = {}) {
    checkProps('nginx.F5NginxIngressControllerProps', props);
    this.ingressController = new F5Controller(
      checkSubdomain('class', props.ingressClassName ?? F5.className),
      nginxProxies({
        name: F5.name,
        namespaceName: props.namespaceName ?? F5.namespaceName,
        podLabels: props.podLabels ?? f5Labels(props.releaseName),
        hostNetwork: props.hostNetwork === true,
      }),
      props.http2 === true,
    );
  }
}

/**
 * One Ingress for a whole door: protocols are told by lists of Services, and a second Ingress of the host would be passed over.
 *
 * It redirects to https wherever there is TLS.
 */
class F5Controller extends IngressController {
  public constructor(public readonly ingressClassName: string, public readonly _dataPlane: DataPlane, private readonly http2: boolean) {
    super();
  }

  /** @see https://docs.nginx.com/nginx-ingress-controller/configuration/host-and-listener-collisions/ */
  public get _oneIngressPerHost(): boolean {
    return true;
  }

  public _annotations(door: FrontDoor, route: RouteWish): { readonly [key: string]: string } {
    refusePath(door, route);
    this.refuseUnspoken(door, route.backend);
    return {
      ...serviceList(F5_SERVICE_LISTS.grpc, door, AppProtocol.GRPC),
      ...serviceList(F5_SERVICE_LISTS.ssl, door, AppProtocol.HTTPS),
      ...serviceList(F5_SERVICE_LISTS.websocket, door, AppProtocol.WEBSOCKET),
    };
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [
      ...redirectsAnyway(F5.name, door),
      ...unverifiedBackends(F5.name, door.routes),
      ...prefixesByCharacters(F5.name, door),
    ];
  }

  private refuseUnspoken(door: FrontDoor, backend: RouteWish['backend']): void {
    const { protocol, serviceName } = backend;
    const no = (why: string, mend: string) => refuseProtocol(F5.name, protocol, why, mend, door.scope);
    if (protocol === AppProtocol.H2C) no('NGINX speaks HTTP/1.1 to apps that do not speak gRPC', 'use HTTP, or a Gateway');
    if (protocol === AppProtocol.TLS_PASSTHROUGH) no('an Ingress cannot say so there, a TransportServer alone', 'write one, or expose it through a Gateway');
    if (protocol === AppProtocol.GRPC && door.tlsSecretName === undefined) no('it does so over TLS alone, and the app has none', 'leave tls: false out');
    if (protocol === AppProtocol.GRPC && !this.http2) no('it needs "http2" of its ConfigMap', 'set it there, and say http2: true');
    refuseVerification(F5.name, backend, door.scope);
    const other = door.routes.map((route) => route.backend)
      .find((each) => each.serviceName === serviceName && listed(each.protocol) !== listed(protocol));
    if (other !== undefined) {
      no(`it is told of Services, not of their ports, and Service ${serviceName} speaks ${other.protocol} as well`, 'give each a Service of its own');
    }
  }
}

/** HTTP needs no list, and is spoken to a Service of WebSockets as well. */
function listed(protocol: AppProtocol): AppProtocol {
  return protocol === AppProtocol.WEBSOCKET ? AppProtocol.HTTP : protocol;
}

function serviceList(annotation: string, { routes }: FrontDoor, protocol: AppProtocol): { readonly [key: string]: string } {
  const names = new Set(routes.filter(({ backend }) => backend.protocol === protocol).map(({ backend }) => backend.serviceName));
  return names.size === 0 ? {} : { [annotation]: [...names].sort().join(',') };
}

function refusePath({ scope }: FrontDoor, { path }: RouteWish): void {
  const found = F5_REFUSED_IN_PATH.exec(path.text);
  if (found === null) return;
  refuse('PathNotServed', `${F5.name} rejects an Ingress with "${found[0]}" in a path, got "${path.text}"; choose another`, scope);
}
