import { Port } from '../values/port';
import { DataPlane } from './data-plane';
import { FrontDoor, RoutePlan } from './front-door';
import { IPeer, Peer } from './peer';

/**
 * A way from the outside to an app's pods; `Exposure` has them.
 *
 * As an end of a relation it stands for its proxies, for callers inside the cluster that use the public name.
 */
export abstract class WayIn implements IPeer {
  public get asPeer(): Peer {
    const { peers, description } = this._dataPlane;
    if (peers.length !== 1) return Peer._ofNobody(`${description} has no one place that a relation could name, got ${peers.length}; name each with Peer.cidr`);
    return Peer._ofTerm(peers[0], this._containerPorts.map((port) => Port.tcp(port)));
  }

  /** @internal What routes name it by: `IngressClass/traefik`, or a Gateway such as `edge/Gateway/public`. */
  public abstract get _routesName(): string;

  /** @internal As a person says it. */
  public abstract get _description(): string;

  /** @internal */
  public abstract get _dataPlane(): DataPlane;

  /** @internal The ports its proxies listen on, as a packet arrives there. */
  public abstract get _containerPorts(): readonly number[];

  /** @internal The objects that route the door's hosts and paths to its backends, or an error that says why it cannot be. */
  public abstract _plan(door: FrontDoor): RoutePlan;

  /** @internal The `http01` member of a cert-manager ACME solver that answers through this way in. */
  public abstract get _http01Solver(): object;
}
