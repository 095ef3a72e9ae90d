import { AppProtocol, H2C_APP_PROTOCOL } from '../../model/app-protocol';
import { refuseVerification, unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, refuseProtocol, RouteDifference, RouteWish, ServiceWords } from '../../model/front-door';
import { IngressController } from '../../model/ingress-controller';
import { ANNOTATIONS, HTTPS_APP_PROTOCOL } from './facts';

/**
 * Ingresses; what a backend speaks is said on its Service.
 *
 * The redirect is of each Ingress alone, so it leaves the solver's in peace.
 *
 * @internal
 */
export class ContourIngress extends IngressController {
  public constructor(public readonly ingressClassName: string, /** @internal */ public readonly _dataPlane: DataPlane) {
    super();
  }

  public _annotations(door: FrontDoor, { path, backend }: RouteWish): { readonly [key: string]: string } {
    const { protocol } = backend;
    if (protocol === AppProtocol.TLS_PASSTHROUGH) {
      refuseProtocol('Contour', protocol, 'nothing on an Ingress can say it', 'use Exposure.onGateway', door.scope);
    }
    refuseVerification('Contour', backend, door.scope);
    return { ...plainHttp(door), ...(protocol === AppProtocol.WEBSOCKET ? { [ANNOTATIONS.websocketRoutes]: listed(path.text, door) } : {}) };
  }

  public _serviceWords(protocol: AppProtocol): ServiceWords {
    switch (protocol) {
      case AppProtocol.H2C:
      case AppProtocol.GRPC: return { appProtocol: H2C_APP_PROTOCOL };
      case AppProtocol.HTTPS: return { appProtocol: HTTPS_APP_PROTOCOL };
      default: return {};
    }
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    return unverifiedBackends('Contour', routes);
  }
}

/** Without either annotation http is answered as https is. */
function plainHttp({ tlsSecretName, redirect }: FrontDoor): { [key: string]: string } {
  if (tlsSecretName === undefined) return {};
  return redirect ? { [ANNOTATIONS.redirect]: 'true' } : { [ANNOTATIONS.allowHttp]: 'false' };
}

function listed(path: string, { scope }: FrontDoor): string {
  return path.includes(',')
    ? refuseProtocol('Contour', AppProtocol.WEBSOCKET, `its annotation parts paths at ",", and ${path} has one`, 'choose a path without it', scope) : path;
}
