import { DataPlane } from './data-plane';
import { FrontDoor, RoutePlan } from './front-door';

/** A way from the outside to an app's pods; `Exposure` has them. */
export abstract class WayIn {
  /** @internal As a person says it. */
  public abstract get _description(): string;

  /** @internal */
  public abstract get _dataPlane(): DataPlane;

  /** @internal The objects that route the door's hosts and paths to its backends, or an error that says why it cannot be. */
  public abstract _plan(door: FrontDoor): RoutePlan;

  /** @internal The `http01` member of a cert-manager ACME solver that answers through this way in. */
  public abstract get _http01Solver(): object;
}
