import { AppProtocol } from './app-protocol';
import { DataPlane } from './data-plane';
import { Document } from './document';
import { FrontDoor, RouteDifference, RouteWish, ServiceIdentity, ServiceWords } from './front-door';

/** A controller that serves Ingresses; vendors' classes are. */
export interface IIngressController {
  /** How it serves Ingresses. */
  readonly ingressController: IngressController;
}

/** @internal */
export interface IngressPath {
  readonly path?: string;
  readonly pathType: string;
}

/** How one controller serves Ingresses: its class, its proxies, its annotations. */
export abstract class IngressController {
  /** The `ingressClassName` of its Ingresses. */
  public abstract get ingressClassName(): string;

  /** @internal */
  public abstract get _dataPlane(): DataPlane;

  /**
   * Annotations of the Ingress that such a route is a rule of; routes with equal ones share an Ingress.
   *
   * They follow from the route and from the door as a whole. Other routes may still come, so what follows from those may only be added,
   * and must be the same whichever it follows from. Where a host has one Ingress they are the same for all routes, and may grow with them.
   *
   * Refuses a protocol it cannot speak, with `refuseProtocol`.
   *
   * @internal
   */
  public abstract _annotations(door: FrontDoor, route: RouteWish): { readonly [key: string]: string };

  /** @internal How the path of a route is spelled. */
  public _path({ path }: RouteWish): IngressPath {
    return { path: path.text, pathType: path.match };
  }

  /** @internal What else it needs, the redirect included; `redirectRules` are the rules of the door, for a redirect that is an Ingress of its own. */
  public _documents(_door: FrontDoor, _redirectRules: readonly object[]): readonly Document[] {
    return [];
  }

  /** @internal What it does otherwise than the door says. */
  public _differences(_door: FrontDoor): readonly RouteDifference[] {
    return [];
  }

  /** @internal What Services behind it must be like. */
  public _serviceWords(_protocol: AppProtocol, _service: ServiceIdentity): ServiceWords {
    return {};
  }

  /** @internal Whether it takes a host from one Ingress alone, and passes over every other that names it. */
  public get _oneIngressPerHost(): boolean {
    return false;
  }

  /** @internal Where its certificates come from, as a person says it, if not from the Secrets that Ingresses name. */
  public get _certificatesFrom(): string | undefined {
    return undefined;
  }

  /** @internal The Secret that Ingresses name even so: one that the platform fills for all of them. */
  public get _sharedSecretName(): string | undefined {
    return undefined;
  }

  /** @internal The `http01` member of an ACME solver that answers through it, or why there is none. */
  public get _http01Solver(): object | string {
    return { ingress: { ingressClassName: this.ingressClassName } };
  }
}
