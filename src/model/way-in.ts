import { Port } from '../values/port';
import { AppProtocol } from './app-protocol';
import { DataPlane } from './data-plane';
import { FrontDoor, RoutePlan, ServiceIdentity, ServiceWords } from './front-door';
import { IPeer, Peer } from './peer';

/**
 * A way from the outside to an app's pods; `Exposure` has them.
 *
 * As an end of a relation it stands for its proxies, for callers inside the cluster that use the public name.
 */
export abstract class WayIn implements IPeer {
  public get asPeer(): Peer {
    return Peer._all(this._dataPlanes.map(({ peer, front = peer, ports }) => (typeof front === 'string' ? Peer._ofNobody(front)
      : Peer._ofTerm(front, ports.map((port) => Port.tcp(port))))));
  }

  /** @internal What routes name it by, one for each data plane: `IngressClass/traefik`, or a Gateway such as `edge/Gateway/public`. */
  public abstract get _routesNames(): readonly string[];

  /** @internal As a person says it. */
  public abstract get _description(): string;

  /** @internal Who brings its requests; several while apps move from one way in to another. */
  public abstract get _dataPlanes(): readonly DataPlane[];

  /** @internal What a Service must be like for it to reach an app that speaks the protocol. */
  public abstract _serviceWords(protocol: AppProtocol, service: ServiceIdentity): ServiceWords;

  /** @internal The objects that route the door's hosts and paths to its backends, or an error that says why it cannot be. */
  public abstract _plan(door: FrontDoor): RoutePlan;

  /** @internal The `http01` member of a cert-manager ACME solver that answers through this way in. */
  public abstract get _http01Solver(): object;

  /** @internal Whether it is who serves Ingresses of this class. */
  public _servesIngressClass(className: string): boolean {
    return this._routesNames.includes(`IngressClass/${className}`);
  }

  /** @internal The part of it that serves Ingresses of this class, while apps move from one way in to another. */
  public _serving(_className: string): WayIn {
    return this;
  }

  /** @internal Whether cert-manager is told of certificates on the routes instead of by Certificate objects. */
  public get _annotatesCertificates(): boolean {
    return false;
  }
}
