import { PortSet } from '../values/port-set';
import { PeerTerm } from './peer-term';

/**
 * Someone who answers name queries: where, and on which ports as the packet arrives there.
 *
 * @internal
 */
export interface DnsAnswerer {
  readonly peer: PeerTerm;
  readonly ports: PortSet;
}

/** How names are resolved in a cluster; `ClusterDns` has the environments. */
export abstract class NameResolution {
  /** @internal */
  public abstract get _answerers(): readonly DnsAnswerer[];
}
