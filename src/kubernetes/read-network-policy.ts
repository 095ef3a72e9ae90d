import { demandOf, EVERYTHING, named } from '../engine/demand';
import { ANYONE, Direction, PeerMatch, Policy, Rule, Tier } from '../engine/policy';
import { Cidr } from '../values/cidr';
import { refuse } from '../values/errors';
import { Port, Protocol } from '../values/port';
import { PortSet } from '../values/port-set';
import { quoted } from '../values/quoted';
import { Manifest, specOf } from './manifest';
import { readSelector } from './read-selector';
import { fieldsOf, listOf, Reading } from './reading';

/** Standard policies: a union of rules, and default deny once one selects a pod. @internal */
export const NETWORK_POLICY_TIER: Tier = { name: 'NetworkPolicy', evaluation: 'unordered' };

/**
 * What a platform makes of standard policies.
 *
 * @internal
 */
export interface NetworkPolicyMeaning {
  /** Whom an ipBlock never means, whatever the address. */
  readonly ipBlocksNeverMean: ReadonlyArray<'pods' | 'nodes'>;
}

type PeerPart = PeerMatch | { readonly cidr: Cidr; readonly except: readonly Cidr[] };

/**
 * What a NetworkPolicy says of each direction it isolates.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 * @internal
 */
export function readNetworkPolicy(manifest: Manifest, reading: Reading, { ipBlocksNeverMean }: NetworkPolicyMeaning): Policy[] {
  const spec = specOf(manifest);
  const home = named(manifest.namespace!);
  let doubt: string | undefined;
  const doubtful = (why: string) => {
    doubt = why;
  };
  reading.at('spec', () => void fieldsOf(spec, 'the spec', 'podSelector', 'ingress', 'egress', 'policyTypes'), doubtful);
  const pods = reading.at('spec.podSelector', () => demandOf(readSelector(spec.podSelector)), (why) => {
    doubtful(why);
    return EVERYTHING;
  });
  const directions = reading.at('spec.policyTypes', () => directionsOf(spec), (why) => {
    doubtful(why);
    return ['ingress', 'egress'] as const;
  });
  return directions.map((direction): Policy => ({
    object: manifest.id,
    tier: NETWORK_POLICY_TIER.name,
    direction,
    order: 0,
    subject: { namespaces: home, pods },
    isolates: true,
    rules: reading.at(`spec.${direction}`, () => listOf(spec[direction], direction), () => ['unreadable'])
      .flatMap((rule, at) => readRule(rule, direction, `spec.${direction}[${at}]`, manifest.namespace!, reading, ipBlocksNeverMean)),
    doubt,
  }));
}

/** Egress counts only where it is named or has rules. */
function directionsOf({ policyTypes, egress }: { readonly [key: string]: unknown }): readonly Direction[] {
  const types = listOf(policyTypes, 'policyTypes');
  if (types.length === 0) return listOf(egress, 'egress').length > 0 ? ['ingress', 'egress'] : ['ingress'];
  return types.map((each): Direction => (each === 'Ingress' ? 'ingress' : each === 'Egress' ? 'egress'
    : refuse('UnreadableObject', `policyTypes must be Ingress and Egress, got ${quoted(each)}; correct it`)));
}

function readRule(
  rule: unknown, direction: Direction, path: string, home: string, reading: Reading, never: NetworkPolicyMeaning['ipBlocksNeverMean'],
): Rule[] {
  const side = direction === 'ingress' ? 'from' : 'to';
  const shape = reading.at(path, () => fieldsOf(rule ?? {}, 'a rule', side, 'ports'), () => undefined);
  if (shape === undefined) return [unreadableRule(path)];
  const peers = reading.at(`${path}.${side}`, () => listOf(shape[side], side), (why) => [{ doubt: why }]);
  const parts = peers.map((peer, at): PeerPart => reading.at(`${path}.${side}[${at}]`, () => readPeer(peer, home), (why) => ({ kind: 'unreadable', doubt: why })));
  const blocks = parts.flatMap((part) => ('cidr' in part ? [part] : []));
  const means: readonly PeerMatch[] = parts.length === 0 ? ANYONE : [
    ...parts.flatMap((part) => ('kind' in part ? [part] : [])),
    ...(blocks.length === 0 ? [] : [{ kind: 'addresses' as const, blocks, never }]),
  ];
  const ports = reading.at(`${path}.ports`, () => listOf(shape.ports, 'ports'), () => [undefined]);
  if (ports.length === 0) return [{ action: 'accept', peers: means, ports: PortSet.EVERYTHING, path }];
  let doubt: string | undefined;
  const read = ports.flatMap((port, at) => reading.at(`${path}.ports[${at}]`, () => [readPort(port)], (why) => {
    doubt = why;
    return [];
  }));
  return [
    { action: 'accept', peers: means, ports: PortSet.of(read), path },
    ...(doubt === undefined ? [] : [{ action: 'accept' as const, peers: means, ports: PortSet.EVERYTHING, path, doubt }]),
  ];
}

function unreadableRule(path: string): Rule {
  return { action: 'accept', peers: ANYONE, ports: PortSet.EVERYTHING, path, doubt: `${path} cannot be read` };
}

/** Both selectors in one element mean both; a pod selector alone means the policy's own namespace. */
function readPeer(peer: unknown, home: string): PeerPart {
  const { ipBlock, namespaceSelector, podSelector } = fieldsOf(peer, 'a peer', 'ipBlock', 'namespaceSelector', 'podSelector');
  const selects = namespaceSelector !== undefined || podSelector !== undefined;
  if (selects === (ipBlock !== undefined)) {
    refuse('UnreadableObject', `a peer must have selectors or an ipBlock, got ${selects ? 'both' : 'neither'}; write them as two peers, or leave the list out for everyone`);
  }
  if (ipBlock !== undefined) return readBlock(ipBlock);
  return {
    kind: 'pods',
    namespaces: namespaceSelector === undefined || namespaceSelector === null ? named(home) : demandOf(readSelector(namespaceSelector)),
    pods: demandOf(readSelector(podSelector)),
  };
}

function readBlock(shape: unknown): PeerPart {
  const { cidr, except } = fieldsOf(shape, 'an ipBlock', 'cidr', 'except');
  const block = Cidr.of(cidr as string);
  return {
    cidr: block,
    except: listOf(except, 'except').map((text) => {
      const hole = Cidr.of(text as string);
      if (!block.contains(hole) || hole.prefixLength === block.prefixLength) {
        refuse('InvalidCidr', `an excepted range must lie inside ${block.toString()} and be smaller, got ${quoted(text)}; correct it`);
      }
      return hole;
    }),
  };
}

function readPort(shape: unknown): Port {
  const { protocol = 'TCP', port, endPort } = fieldsOf(shape, 'a port', 'protocol', 'port', 'endPort');
  if (endPort !== undefined && typeof port !== 'number') {
    refuse('InvalidPort', `endPort must follow a port given by number, got ${quoted(port)}; give the first port`);
  }
  return portOf(protocol, port, endPort);
}

/** A port as any dialect gives it: none means all of the protocol. @internal */
export function portOf(protocol: unknown, port: unknown, last: unknown = port): Port {
  switch (protocol) {
    case Protocol.TCP: return port === undefined || port === null ? Port.allTcp() : typeof port === 'string' ? Port.tcpNamed(port) : Port.tcpRange(port as number, last as number);
    case Protocol.UDP: return port === undefined || port === null ? Port.allUdp() : typeof port === 'string' ? Port.udpNamed(port) : Port.udpRange(port as number, last as number);
    case Protocol.SCTP: return port === undefined || port === null ? Port.allSctp() : typeof port === 'string' ? Port.sctpNamed(port) : Port.sctpRange(port as number, last as number);
    default: return refuse('InvalidPort', `protocol must be TCP, UDP or SCTP, got ${quoted(protocol)}; correct it`);
  }
}
