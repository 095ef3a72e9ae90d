import { DataPlane } from './data-plane';

/**
 * The identity of a Gateway, as its data plane's labels are made of.
 *
 * @internal
 */
export interface GatewayIdentity {
  readonly name: string;
  readonly namespaceName: string;
  readonly gatewayClassName: string;
}

/** A controller that serves Gateways; vendors' classes are. */
export interface IGatewayController {
  /** How it serves Gateways. */
  readonly gatewayController: GatewayController;
}

/** How one controller serves Gateways: class, proxies, listener ports. */
export abstract class GatewayController {
  /** The `controllerName` of its GatewayClass. */
  public abstract get controllerName(): string;

  /** The `gatewayClassName` its Gateways carry unless told otherwise. */
  public abstract get gatewayClassName(): string;

  /** @internal */
  public abstract _dataPlane(gateway: GatewayIdentity): DataPlane;

  /** @internal The port a listener must carry so that clients reach it on 80 or 443. */
  public _listenerPort(publicPort: 80 | 443): number {
    return publicPort;
  }

  /** @internal The port a proxy listens on in the pod for a listener's port. */
  public _containerPort(listenerPort: number): number {
    return listenerPort;
  }

  /** @internal Whether it attaches ListenerSets. */
  public get _servesListenerSets(): boolean {
    return true;
  }
}
