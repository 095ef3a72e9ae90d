import { AppProtocol } from '../../model/app-protocol';
import { refuseVerification, unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, RouteDifference, RouteWish } from '../../model/front-door';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { redirectsAnyway } from '../../model/redirects-anyway';
import { checkProps } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { haproxyDataPlane } from './data-plane';
import { CLASS, COMMUNITY, HAPROXY_INGRESS } from './facts';
import { HaproxyProps } from './installation';

const NAME = 'HAProxy Ingress';

/**
 * HAProxy Ingress, of the community around jcmoraisjr.
 *
 * @see https://haproxy-ingress.github.io/v0.16/docs/
 */
export class HaproxyIngress implements IIngressController {
  public readonly ingressController: IngressController;

  public constructor(props: HaproxyProps = {}) {
    checkProps('haproxy.HaproxyProps', props);
    this.ingressController = new CommunityController(
      checkSubdomain('class', props.ingressClassName ?? CLASS), haproxyDataPlane('haproxy-ingress', props, HAPROXY_INGRESS));
  }
}

class CommunityController extends IngressController {
  public constructor(public readonly ingressClassName: string, public readonly _dataPlane: DataPlane) {
    super();
  }

  public _annotations(door: FrontDoor, { backend }: RouteWish): { readonly [key: string]: string } {
    switch (backend.protocol) {
      case AppProtocol.H2C:
      case AppProtocol.GRPC:
        return { [COMMUNITY.backendProtocol]: 'h2' };
      case AppProtocol.HTTPS:
        refuseVerification(NAME, backend, door.scope);
        return { [COMMUNITY.backendProtocol]: 'h1-ssl' };
      case AppProtocol.TLS_PASSTHROUGH:
        return { [COMMUNITY.passthrough]: 'true' };
      default:
        return {};
    }
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [...redirectsAnyway(NAME, door), ...unverifiedBackends(NAME, door.routes)];
  }
}
