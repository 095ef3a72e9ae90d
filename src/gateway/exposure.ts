import { planIngress } from '../kubernetes/emit-ingress';
import { DataPlane } from '../model/data-plane';
import { FrontDoor, RoutePlan } from '../model/front-door';
import { IIngressController, IngressController } from '../model/ingress-controller';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { GatewayRef, gatewayRefOf, IGateway } from './gateway';
import { planGateway } from './plan-gateway';

/**
 * A way in from the outside.
 *
 * It decides which routes are written, and whose proxies bring the requests.
 */
export abstract class Exposure extends WayIn {
  /** Through Ingresses of this controller. */
  public static onIngress(controller: IIngressController): Exposure {
    const known = controller?.ingressController;
    return known instanceof IngressController ? new IngressExposure(known)
      : refuse('InvalidExposure', `onIngress must be given a controller that serves Ingresses, got ${quoted(controller)}; give for example new traefik.Traefik()`);
  }

  /** Through routes attached to this Gateway. */
  public static onGateway(gateway: IGateway): Exposure {
    return new GatewayExposure(gatewayRefOf(gateway));
  }
}

class IngressExposure extends Exposure {
  public constructor(private readonly controller: IngressController) {
    super();
  }

  public get _description(): string {
    return `Ingress class ${this.controller.ingressClassName}`;
  }

  public get _routesName(): string {
    return `IngressClass/${this.controller.ingressClassName}`;
  }

  public get _dataPlane(): DataPlane {
    return this.controller._dataPlane;
  }

  public get _containerPorts(): readonly number[] {
    return this.controller._containerPorts;
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

  public get _routesName(): string {
    return `${this.gateway.namespaceName}/Gateway/${this.gateway.gatewayName}`;
  }

  public get _dataPlane(): DataPlane {
    return this.gateway._dataPlane;
  }

  public get _containerPorts(): readonly number[] {
    return this.gateway._containerPorts;
  }

  public get _http01Solver(): object {
    const { gatewayName: name, namespaceName: namespace } = this.gateway;
    const plain = this.gateway._listeners.filter(({ protocol }) => protocol === 'HTTP');
    if (plain.length === 0) {
      refuse('NoListener', `Gateway ${this.gateway.toString()} must have an HTTP listener for HTTP-01, got none; give it one, or use DNS-01`);
    }
    // The solver's route meets those that serve its host; the others pass it over.
    return { gatewayHTTPRoute: { parentRefs: plain.map(({ listenerName: sectionName }) => ({ name, namespace, sectionName })) } };
  }

  public _plan(door: FrontDoor): RoutePlan {
    return planGateway(door, this.gateway);
  }
}
