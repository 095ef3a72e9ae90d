import { AppProtocol } from '../../model/app-protocol';
import { refuseVerification, unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { Backend, FrontDoor, RouteDifference, RouteWish } from '../../model/front-door';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { redirectsAnyway } from '../../model/redirects-anyway';
import { checkProps } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { haproxyDataPlane } from './data-plane';
import { CLASS, KUBERNETES_INGRESS, TECHNOLOGIES } from './facts';
import { HaproxyProps } from './installation';
import { samePathTwice } from './what-differs';

const NAME = 'HAProxy Kubernetes Ingress Controller';

/**
 * HAProxy Kubernetes Ingress Controller, of HAProxy Technologies.
 *
 * @see https://github.com/haproxytech/kubernetes-ingress
 */
export class KubernetesIngress implements IIngressController {
  public readonly ingressController: IngressController;

  public constructor(props: HaproxyProps = {}) {
    checkProps('haproxy.HaproxyProps', props);
    this.ingressController = new TechnologiesController(
      checkSubdomain('class', props.ingressClassName ?? CLASS), haproxyDataPlane('haproxy', props, KUBERNETES_INGRESS));
  }
}

/** An HTTP-01 solver's Ingress has no `tls`, so its path is not redirected. */
class TechnologiesController extends IngressController {
  public constructor(public readonly ingressClassName: string, public readonly _dataPlane: DataPlane) {
    super();
  }

  public _annotations(door: FrontDoor, { backend }: RouteWish): { readonly [key: string]: string } {
    return {
      ...(door.tlsSecretName === undefined ? {} : { [TECHNOLOGIES.redirectPort]: '443' }),
      ...this.speaking(backend, door),
    };
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [...redirectsAnyway(NAME, door), ...samePathTwice(door), ...unverifiedBackends(NAME, door.routes)];
  }

  private speaking(backend: Backend, door: FrontDoor): { readonly [key: string]: string } {
    switch (backend.protocol) {
      case AppProtocol.H2C:
      case AppProtocol.GRPC:
        return { [TECHNOLOGIES.serverProto]: 'h2' };
      case AppProtocol.HTTPS:
        refuseVerification(NAME, backend, door.scope);
        return { [TECHNOLOGIES.serverSsl]: 'true' };
      case AppProtocol.TLS_PASSTHROUGH:
        return { [TECHNOLOGIES.passthrough]: 'true' };
      default:
        return {};
    }
  }
}
