import { DnsAnswerer } from '../model/name-resolution';
import { Peer } from '../model/peer';
import { describeTerm, PeerTerm, podsIn } from '../model/peer-term';
import { Subject } from '../model/subject';
import { refuse } from '../values/errors';
import { Port, Protocol } from '../values/port';
import { PortEntry, PortSet } from '../values/port-set';
import { dnsPorts } from './answerer';

/** What a resolver may be: someone the pods can send a packet to before any name is known. */
const ANSWERING: readonly PeerTerm['kind'][] = ['pods', 'cidr', 'internet', 'anyone', 'nodes'];

/**
 * A peer taken as one who answers names. It is read again at every call: a workload's pod template may change until synth.
 *
 * @internal
 */
export function customAnswerer(peer: Peer): DnsAnswerer {
  const ports = peer._ports === undefined ? dnsPorts() : PortSet.of(peer._ports());
  refuseHalf(ports);
  return { peer: peer._subject === undefined ? checkedTerm(peer._term) : subjectTerm(peer._subject), ports };
}

/**
 * Refuses what is known to be no resolver already when it is given.
 *
 * @internal
 */
export function checkCustomResolver(peer: Peer): void {
  if (!(peer instanceof Peer)) wrong('be made with Peer, such as Peer.cidr("10.0.0.53/32") or workload.asPeer');
  if (peer._fallback !== undefined) wrong('have no orElse: every platform can say who answers names; give the wider peer instead');
  if (peer._subject === undefined) customAnswerer(peer);
}

function checkedTerm(term: PeerTerm | undefined): PeerTerm {
  if (term === undefined || !ANSWERING.includes(term.kind)) {
    wrong(`be pods, nodes or addresses, got ${term === undefined ? 'nothing' : describeTerm(term)}; give Peer.pods, Peer.cidr or Peer.nodes`);
  }
  if (term.kind === 'pods' && term.namespaces.which === 'own') {
    wrong('have a namespace: without one it would be looked for in every app\'s own; give namespaceName, or Peer.namespaces');
  }
  return term;
}

function subjectTerm(subject: Subject): PeerTerm {
  const { name, namespaceName, pods, hostNetwork } = subject.facts;
  if (hostNetwork) wrong(`be selectable, and "${name}" is on the host network, where no policy selects pods; give its addresses with Peer.cidr, or Peer.nodes`);
  if (namespaceName === undefined) wrong(`have a namespace, and "${name}" has none; give its chart one, or use Peer.pods with namespaceName`);
  return podsIn(namespaceName, pods);
}

/** A long answer is asked for again over TCP. TCP alone is well for DNS over TLS, and never on 53. */
function refuseHalf(ports: PortSet): void {
  const entries = ports.entries();
  const lonely = (entry: PortEntry) => 'name' in entry
    ? !entries.some(({ protocol }) => protocol === Protocol.TCP)
    : !ports.contains(PortSet.of([Port.tcpRange(entry.first, entry.last)]));
  const onlyTcp = ports.contains(PortSet.of([Port.DNS_TCP])) && !ports.contains(PortSet.of([Port.DNS_UDP]));
  if (onlyTcp || entries.some((entry) => entry.protocol === Protocol.UDP && lonely(entry))) {
    refuse('HalfDns', `DNS needs UDP and TCP on the same port, got ${ports.toString()}; name both, or leave the ports out for both on 53`);
  }
}

function wrong(sentence: string): never {
  return refuse('InvalidResolver', `a resolver must ${sentence}`);
}
