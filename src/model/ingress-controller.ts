import { DataPlane } from './data-plane';
import { Document } from './document';
import { FrontDoor, RouteDifference } from './front-door';

/**
 * What a controller wants on the objects of one front door.
 *
 * @internal
 */
export interface IngressWords {
  /** Annotations of the Ingress that routes to the backends. */
  readonly annotations: { readonly [key: string]: string };
  /** What else it needs, the redirect included. */
  readonly documents: readonly Document[];
  /** What it does otherwise than the routes say. */
  readonly differences?: readonly RouteDifference[];
}

/** A controller that serves Ingresses; vendors' classes are. */
export interface IIngressController {
  /** How it serves Ingresses. */
  readonly ingressController: IngressController;
}

/** How one controller serves Ingresses: its class, its proxies, its annotations. */
export abstract class IngressController {
  /** The `ingressClassName` of its Ingresses. */
  public abstract get ingressClassName(): string;

  /** @internal */
  public abstract get _dataPlane(): DataPlane;

  /** @internal The ports its proxies listen on in the pod, plain and TLS. */
  public abstract get _containerPorts(): readonly number[];

  /** @internal `redirectRules` are the Ingress rules of the door, for controllers whose redirect is an Ingress of its own. */
  public abstract _words(door: FrontDoor, redirectRules: readonly object[]): IngressWords;
}
