import { NamespaceScope, PeerTerm } from '../../src/model/peer-term';
import { Rule } from '../../src/model/rule';
import { Cidr } from '../../src/values/cidr';
import { Port, Protocol } from '../../src/values/port';
import { PortSet } from '../../src/values/port-set';
import { ALL_LABEL_MAPS } from '../values/arbitraries';

/** Someone who may send a packet: everything a peer term can tell apart. */
interface Sender {
  readonly symbol?: string;
  readonly address?: Cidr;
  readonly pod?: { readonly namespace: string; readonly labels: { [key: string]: string }; readonly account?: string };
}

const OWN = 'me';
const NAMESPACES: { readonly [name: string]: { [key: string]: string } } = { [OWN]: {}, a: { app: 'a' }, b: { app: 'b', tier: 'a' } };

const SENDERS: readonly Sender[] = [
  ...['internet', 'nodes', 'apiServer', 'monitoring', 'hostname www.example.com', 'hostname *.example.com', 'ingressIdentity', 'a stranger']
    .map((symbol) => ({ symbol })),
  ...Array.from({ length: 16 }, (_, i) => ({ address: Cidr.host(`10.0.0.${i}`) })),
  ...Array.from({ length: 16 }, (_, i) => ({ address: Cidr.host(`2001:db8::${i.toString(16)}`) })),
  ...Object.keys(NAMESPACES).flatMap((namespace) => ALL_LABEL_MAPS.flatMap((labels) =>
    [undefined, 'x'].map((account) => ({ pod: { namespace, labels, account } })))),
];

const ARRIVALS: readonly PortSet[] = [
  ...Object.values(Protocol).flatMap((protocol) => [1, 2, 3, 80, 81, 82, 443, 65534, 65535].map((port) => PortSet.number(protocol, port))),
  ...['http', 'metrics', 'dns'].flatMap((name) => [Port.tcpNamed(name), Port.udpNamed(name)]).map((port) => PortSet.of([port])),
  // what an address receives beside TCP, UDP and SCTP: only everything holds it
  PortSet.EVERYTHING.minus(PortSet.of([Port.allTcp(), Port.allUdp(), Port.allSctp()])),
];

function inNamespaces(scope: NamespaceScope, namespace: string): boolean {
  switch (scope.which) {
    case 'own': return namespace === OWN;
    case 'name': return namespace === scope.name;
    case 'labels': return scope.labels.matches(NAMESPACES[namespace]);
    case 'all': return true;
  }
}

function sends(peer: PeerTerm, { symbol, address, pod }: Sender): boolean {
  switch (peer.kind) {
    case 'anyone':
      return true;
    case 'pods':
      return pod !== undefined && inNamespaces(peer.namespaces, pod.namespace) && peer.pods.matches(pod.labels)
        && (peer.serviceAccountName === undefined || peer.serviceAccountName === pod.account);
    case 'cidr':
      return address !== undefined && peer.cidr.contains(address) && !peer.excluding.some((hole) => hole.contains(address));
    case 'hostname':
      return symbol === `hostname ${peer.hostname.toString()}`;
    default:
      return symbol === peer.kind;
  }
}

/** What a list of rules allows: for each sender, the arrivals it may make. Written from the meaning, not from the code. */
export function denotation(rules: readonly Rule[]): number[][] {
  const open = rules.map(({ ports }) => ARRIVALS.map((arrival) => ports.contains(arrival)));
  return SENDERS.map((sender) => {
    const mine = open.filter((_, i) => sends(rules[i].peer, sender));
    return ARRIVALS.flatMap((_, at) => (mine.some((arrivals) => arrivals[at]) ? [at] : []));
  });
}

/** Whether all that `inner` allows, `outer` allows. */
export function allowsAll(outer: readonly Rule[], inner: readonly Rule[]): boolean {
  const wide = denotation(outer);
  return denotation(inner).every((arrivals, sender) => arrivals.every((arrival) => wide[sender].includes(arrival)));
}
