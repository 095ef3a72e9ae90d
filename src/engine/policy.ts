import { Cidr } from '../values/cidr';
import { PortSet } from '../values/port-set';
import { Demand } from './demand';

/**
 * The language in which readers tell the engine what policies say. A new kind of policy is new data in it, never a new case here.
 *
 * @internal
 */
export type Direction = 'egress' | 'ingress';

/** @internal */
export type Action = 'accept' | 'deny' | 'pass';

/**
 * A step of the decision. Tiers are asked one after another; what none decides is accepted.
 *
 * - `unordered`: every rule of every policy counts; deny beats accept.
 * - `ordered`: policies by `order`, in each the first rule that matches decides. Where policies of equal order disagree,
 *   nobody can tell who wins.
 *
 * At its end the rest is denied if a policy that selects the pod isolates it, and goes on to the next tier otherwise.
 *
 * @internal
 */
export interface Tier {
  readonly name: string;
  readonly evaluation: 'unordered' | 'ordered';
}

/** @internal */
export type PeerMatch =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'pods'; readonly namespaces: Demand; readonly pods: Demand }
  | AddressMatch
  /** Every node, or those of labels nobody can know. */
  | { readonly kind: 'nodes'; readonly doubt?: string }
  /** Addresses of names: outside, but nobody can tell which. */
  | { readonly kind: 'hostnames'; readonly doubt: string }
  /** What could not be read may mean anybody. */
  | { readonly kind: 'unreadable'; readonly doubt: string };

/** @internal */
export interface AddressMatch {
  readonly kind: 'addresses';
  readonly blocks: ReadonlyArray<{ readonly cidr: Cidr; readonly except: readonly Cidr[] }>;
  /** Who is never meant, whatever their address: enforcers that know pods by identity look there alone. */
  readonly never: ReadonlyArray<'pods' | 'nodes'>;
}

/** @internal */
export interface Rule {
  readonly action: Action;
  /** Any of them; an empty list means nobody. */
  readonly peers: readonly PeerMatch[];
  /** Names stand for ports of the receiving pods. */
  readonly ports: PortSet;
  /** Where it stands in its object, such as `spec.ingress[0]`. */
  readonly path: string;
  /** Why nobody can tell what it does. */
  readonly doubt?: string;
}

/**
 * What one object says of one direction.
 *
 * @internal
 */
export interface Policy {
  /** The object, such as `shop/NetworkPolicy/web`. */
  readonly object: string;
  readonly tier: string;
  readonly direction: Direction;
  /** In an ordered tier, lower comes first. */
  readonly order: number;
  readonly subject: { readonly namespaces: Demand; readonly pods: Demand };
  /** Why nobody can tell whom it selects; it may then be anyone its subject means. */
  readonly doubt?: string;
  /** Whether what its tier does not decide is denied. */
  readonly isolates: boolean;
  readonly rules: readonly Rule[];
}

/** @internal */
export const ANYONE: readonly PeerMatch[] = [{ kind: 'anyone' }];

/** Canonical text of whom a peer means. @internal */
export function peerKey(peer: PeerMatch): string {
  switch (peer.kind) {
    case 'pods': return `pods ${peer.namespaces.key}|${peer.pods.key}`;
    case 'addresses': return `addresses ${peer.never.join()} ${peer.blocks.map(({ cidr, except }) => `${cidr.toString()}-${except.join('-')}`).join()}`;
    case 'anyone': return 'anyone';
    default: return `${peer.kind} ${peer.doubt ?? ''}`;
  }
}
