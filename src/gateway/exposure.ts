import { planIngress } from '../kubernetes/emit-ingress';
import { DataPlane } from '../model/data-plane';
import { FrontDoor, RoutePlan } from '../model/front-door';
import { IIngressController, IngressController } from '../model/ingress-controller';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { GatewayRef, IGateway } from './gateway';
import { planGateway } from './plan-gateway';

/**
 * A way in from the outside.
 *
 * It decides which routes are written, and whose proxies bring the requests.
 */
export abstract class Exposure extends WayIn {
  /** Through Ingresses of this controller. */
  public static onIngress(controller: IIngressController): Exposure {
    return new IngressExposure(controller.ingressController);
  }

  /** Through routes attached to this Gateway. */
  public static onGateway(gateway: IGateway): Exposure {
    return new GatewayExposure(gateway.gatewayRef);
  }
}

class IngressExposure extends Exposure {
  public constructor(private readonly controller: IngressController) {
    super();
  }

  public get _description(): string {
    return `Ingress class ${this.controller.ingressClassName}`;
  }

  public get _dataPlane(): DataPlane {
    return this.controller._dataPlane;
  }

  public get _http01Solver(): object {
    return { ingress: { ingressClassName: this.controller.ingressClassName } };
  }

  public _plan(door: FrontDoor): RoutePlan {
    return planIngress(door, this.controller);
  }
}

class GatewayExposure extends Exposure {
  public constructor(private readonly gateway: GatewayRef) {
    super();
  }

  public get _description(): string {
    return `Gateway ${this.gateway.toString()}`;
  }

  public get _dataPlane(): DataPlane {
    return this.gateway._dataPlane;
  }

  public get _http01Solver(): object {
    const http = this.gateway._listeners.find(({ protocol }) => protocol === 'HTTP');
    if (http === undefined) {
      refuse('NoListener', `Gateway ${this.gateway.toString()} must have an HTTP listener for HTTP-01, got none; give it one, or use DNS-01`);
    }
    return {
      gatewayHTTPRoute: {
        parentRefs: [{ name: this.gateway.gatewayName, namespace: this.gateway.namespaceName, sectionName: http!.listenerName }],
      },
    };
  }

  public _plan(door: FrontDoor): RoutePlan {
    return planGateway(door, this.gateway);
  }
}
