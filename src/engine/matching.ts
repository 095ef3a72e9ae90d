import { Cidr } from '../values/cidr';
import { Port, Protocol } from '../values/port';
import { PortSet } from '../values/port-set';
import { Demand } from './demand';
import { Endpoint, PodsEndpoint, Region, Surroundings } from './endpoint';
import { AddressMatch, PeerMatch } from './policy';
import { both, Truth } from './truth';

/**
 * The ports of a rule at one receiver: those it surely means, and those it may.
 *
 * @internal
 */
export interface RulePorts {
  readonly sure: PortSet;
  readonly maybe: PortSet;
}

const ANYWHERE: Region = { blocks: [Cidr.ANY_IPV4, Cidr.ANY_IPV6], without: [] };
const ALL = { [Protocol.TCP]: Port.allTcp(), [Protocol.UDP]: Port.allUdp(), [Protocol.SCTP]: Port.allSctp() };
const NAMED = { [Protocol.TCP]: Port.tcpNamed, [Protocol.UDP]: Port.udpNamed, [Protocol.SCTP]: Port.sctpNamed };

/**
 * Says whom peers mean and which ports rules mean, on one cluster.
 *
 * Pods and nodes are told by their addresses where their ranges are known: a block that holds the whole range means all of
 * them, one apart from it none, and of one that holds a part nobody can tell.
 *
 * @internal
 */
export class Matching {
  private readonly regions = new Map<AddressMatch, Map<Region | string, Truth>>();

  private readonly ofPods?: Region;
  private readonly ofNodes?: Region;

  public constructor({ podBlocks, nodeBlocks }: Surroundings) {
    if (podBlocks.length > 0) this.ofPods = { blocks: podBlocks, without: [] };
    if (nodeBlocks.length > 0) this.ofNodes = { blocks: nodeBlocks, without: [] };
  }

  public selects(namespaces: Demand, pods: Demand, who: PodsEndpoint): Truth {
    return both(namespaces.meets(who.namespace), () => pods.meets(who));
  }

  public means(peer: PeerMatch, who: Endpoint): Truth {
    switch (peer.kind) {
      case 'anyone': return true;
      case 'pods': return who.kind === 'pods' && this.selects(peer.namespaces, peer.pods, who);
      case 'addresses': return this.holds(peer, who);
      case 'nodes': return who.kind === 'nodes' && (peer.doubt ?? true);
      case 'hostnames': return who.kind === 'addresses' && peer.doubt;
      case 'unreadable': return peer.doubt;
    }
  }

  /** Where packets of an endpoint come from or go to; undefined where its range is not known. */
  public regionOf(who: Endpoint): Region | undefined {
    if (who.region !== undefined) return who.region;
    return who.kind === 'pods' ? this.ofPods : this.ofNodes;
  }

  public portsAt(ports: PortSet, receiver: Endpoint): RulePorts {
    const names = ports.names();
    if (names.length === 0) return { sure: ports, maybe: PortSet.EMPTY };
    const known = receiver.kind === 'pods' ? receiver.ports : [];
    const resolved = ports.resolve((protocol, name) =>
      (known ?? []).filter((port) => port.name === name && port.protocol === protocol).map(({ number }) => number));
    const left = resolved.names();
    const sure = resolved.minus(PortSet.of(left.map(({ protocol, name }) => NAMED[protocol](name))));
    // A name that no container has means nothing; one that nobody showed may mean any port of its protocol.
    return { sure, maybe: known === undefined ? PortSet.of(left.map(({ protocol }) => ALL[protocol])) : PortSet.EMPTY };
  }

  private holds(peer: AddressMatch, who: Endpoint): Truth {
    if (who.kind !== 'addresses' && peer.never.includes(who.kind)) return false;
    const region = this.regionOf(who);
    if (region?.whole === true) {
      return peer.blocks.some(({ cidr, except }) => holdsWhole(cidr, region) && !except.some((hole) => holdsWhole(hole, region)));
    }
    const answers = this.regions.get(peer) ?? new Map<Region | string, Truth>();
    this.regions.set(peer, answers);
    const place = who.region ?? who.kind;
    const known = answers.get(place);
    if (known !== undefined) return known;
    const share = shareOf(peer, region ?? ANYWHERE);
    const truth = share === 'part' ? this.partly(peer, who, region) : share === 'all';
    answers.set(place, truth);
    return truth;
  }

  private partly({ blocks }: AddressMatch, who: Endpoint, region?: Region): string {
    const what = who.kind === 'pods' ? 'pod' : 'node';
    if (region === undefined) return `the ${what} address ranges are not known`;
    const whose = who.kind === 'addresses' ? '' : `the ${what}s' `;
    return `${blocks.map(({ cidr }) => cidr.toString()).join(', ')} holds only some of ${whose}${region.blocks.join(', ')}`;
  }
}

function holdsWhole(cidr: Cidr, region: Region): boolean {
  return region.blocks.every((block) => cidr.contains(block));
}

function shareOf({ blocks }: AddressMatch, region: Region): 'all' | 'none' | 'part' {
  const meant = blocks.flatMap(({ cidr, except }) => cidr.minus([...except]));
  const near = meant.filter((cidr) => region.blocks.some((block) => block.overlaps(cidr)));
  if (near.length === 0) return 'none';
  const own = region.blocks.flatMap((block) => block.minus([...region.without]));
  const left = own.flatMap((block) => block.minus(near));
  if (left.length === 0) return 'all';
  return own.some((block) => near.some((cidr) => cidr.overlaps(block))) ? 'part' : 'none';
}
