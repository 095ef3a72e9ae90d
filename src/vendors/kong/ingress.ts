import { AppProtocol } from '../../model/app-protocol';
import { refuseVerification, unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, RouteDifference, refuseProtocol, RouteWish, ServiceWords } from '../../model/front-door';
import { IngressController } from '../../model/ingress-controller';
import { ANNOTATIONS } from './facts';
import { CANNOT, clientSide, serviceSide } from './said-to-kong';
import { deeperWildcards, differs } from './what-differs';

/** @internal */
export class KongIngress extends IngressController {
  public constructor(public readonly ingressClassName: string, public readonly _dataPlane: DataPlane) {
    super();
  }

  public _annotations(door: FrontDoor, { backend }: RouteWish): { readonly [key: string]: string } {
    const refusal = CANNOT[backend.protocol];
    if (refusal !== undefined) refuseProtocol('Kong', backend.protocol, refusal.why, refusal.mend, door.scope);
    refuseVerification('Kong', backend, door.scope);
    return clientSide(door, backend.protocol);
  }

  public _serviceWords(protocol: AppProtocol): ServiceWords {
    return serviceSide(protocol);
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [...deeperWildcards(door), ...differs(door), ...unverifiedBackends('Kong', door.routes)];
  }

  /** Challenges arrive over http, which Kong Gateway need not take unless told. */
  public get _http01Solver(): object {
    const metadata = { annotations: { [ANNOTATIONS.protocols]: 'http,https' } };
    return { ingress: { ingressClassName: this.ingressClassName, ingressTemplate: { metadata } } };
  }
}
