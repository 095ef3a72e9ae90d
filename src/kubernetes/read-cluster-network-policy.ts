import { demandOf, EVERYTHING } from '../engine/demand';
import { Action, Direction, PeerMatch, Policy, Rule, Tier } from '../engine/policy';
import { Cidr } from '../values/cidr';
import { refuse } from '../values/errors';
import { Port, Protocol } from '../values/port';
import { PortSet } from '../values/port-set';
import { quoted } from '../values/quoted';
import { Manifest, recordOf, specOf } from './manifest';
import { portOf } from './read-network-policy';
import { readSelector } from './read-selector';
import { listOf, Reading } from './reading';

/** Decides before any NetworkPolicy. @internal */
export const ADMIN_TIER: Tier = { name: 'Admin', evaluation: 'ordered' };

/** Decides for pods that no NetworkPolicy selects. @internal */
export const BASELINE_TIER: Tier = { name: 'Baseline', evaluation: 'ordered' };

const ACTIONS: { readonly [word: string]: Action | undefined } = { Accept: 'accept', Deny: 'deny', Pass: 'pass' };
const PROTOCOLS: { readonly [word: string]: Protocol } = { tcp: Protocol.TCP, udp: Protocol.UDP, sctp: Protocol.SCTP };

/**
 * What a ClusterNetworkPolicy says, in versions v1alpha2 and v1beta1, whose schemas are the same.
 *
 * It isolates nobody: what its rules do not decide goes on.
 *
 * @see https://github.com/kubernetes-sigs/network-policy-api/blob/v0.2.0/apis/v1alpha2/clusternetworkpolicy_types.go
 * @internal
 */
export function readClusterNetworkPolicy(manifest: Manifest, reading: Reading): Policy[] {
  const spec = specOf(manifest);
  let doubt: string | undefined;
  const doubtful = <T>(value: T) => (why: string): T => {
    doubt = why;
    return value;
  };
  const subject = reading.at('spec.subject', () => readPods(spec.subject), doubtful({ namespaces: EVERYTHING, pods: EVERYTHING }));
  const tier = reading.at('spec.tier', () => (spec.tier === 'Admin' || spec.tier === 'Baseline' ? spec.tier
    : refuse('UnreadableObject', `tier must be Admin or Baseline, got ${quoted(spec.tier)}; correct it`)), doubtful('Admin'));
  const order = reading.at('spec.priority', () => (typeof spec.priority === 'number' ? spec.priority
    : refuse('UnreadableObject', `priority must be a number from 0 to 1000, got ${quoted(spec.priority)}; correct it`)), doubtful(0));
  const rulesOf = (direction: Direction) => reading.at(`spec.${direction}`, () => listOf(spec[direction], direction), doubtful([]))
    .flatMap((rule, at) => readRule(recordOf(rule) ?? {}, direction, `spec.${direction}[${at}]`, reading));
  const read = (['ingress', 'egress'] as const).map((direction) => ({ direction, rules: rulesOf(direction) }));
  return read.filter(({ rules }) => rules.length > 0)
    .map((each): Policy => ({ object: manifest.id, tier, order, subject, isolates: false, doubt, ...each }));
}

function readRule(rule: { readonly [key: string]: unknown }, direction: Direction, path: string, reading: Reading): Rule[] {
  const side = direction === 'ingress' ? 'from' : 'to';
  const action = reading.at(`${path}.action`, () => ACTIONS[rule.action as string]
    ?? refuse('UnreadableObject', `action must be Accept, Deny or Pass, got ${quoted(rule.action)}; correct it`), () => undefined);
  const peers = reading.at(`${path}.${side}`, () => listOf(rule[side], side), () => [undefined])
    .map((peer, at) => reading.at(`${path}.${side}[${at}]`, () => readPeer(peer, direction), (why): PeerMatch => ({ kind: 'unreadable', doubt: why })));
  const made = (how: Action, ports: PortSet, doubt?: string): Rule =>
    ({ action: how, peers, ports, path, ...(doubt === undefined ? {} : { doubt }) });
  // Whatever it does, it may decide.
  if (action === undefined) {
    return (['accept', 'deny', 'pass'] as const).map((how) => made(how, PortSet.EVERYTHING, `the action of ${path} cannot be read`));
  }
  if (rule.protocols === undefined || rule.protocols === null) return [made(action, PortSet.EVERYTHING)];
  let doubt: string | undefined;
  const ports = reading.at(`${path}.protocols`, () => listOf(rule.protocols, 'protocols'), () => [undefined])
    .flatMap((each, at) => reading.at(`${path}.protocols[${at}]`, () => readProtocol(each), (why) => {
      doubt = why;
      return [];
    }));
  return [made(action, PortSet.of(ports)), ...(doubt === undefined ? [] : [made(action, PortSet.EVERYTHING, doubt)])];
}

function readPods(shape: unknown): { namespaces: typeof EVERYTHING; pods: typeof EVERYTHING } {
  const [word, value] = onlyMember(shape, ['namespaces', 'pods']);
  if (word === 'namespaces') return { namespaces: demandOf(readSelector(value)), pods: EVERYTHING };
  const { namespaceSelector, podSelector } = recordOf(value) ?? {};
  return { namespaces: demandOf(readSelector(namespaceSelector)), pods: demandOf(readSelector(podSelector)) };
}

function readPeer(shape: unknown, direction: Direction): PeerMatch {
  const outside = direction === 'egress' ? ['networks', 'nodes', 'domainNames'] : [];
  const [word, value] = onlyMember(shape, ['namespaces', 'pods', ...outside]);
  switch (word) {
    case 'networks': return { kind: 'addresses', blocks: listOf(value, word).map((text) => ({ cidr: Cidr.of(text as string), except: [] })), never: [] };
    case 'nodes': return { kind: 'nodes', ...(readSelector(value)._isEverything ? {} : { doubt: 'the labels of nodes are not shown' }) };
    case 'domainNames': return { kind: 'hostnames', doubt: `the addresses of ${listOf(value, word).join(', ')} are not known` };
    default: return { kind: 'pods', ...readPods(shape) };
  }
}

function readProtocol(shape: unknown): Port[] {
  const [word, value] = onlyMember(shape, [...Object.keys(PROTOCOLS), 'destinationNamedPort']);
  if (word === 'destinationNamedPort') return Object.values(PROTOCOLS).map((protocol) => portOf(protocol, value));
  const { destinationPort } = recordOf(value) ?? {};
  const { number, range } = recordOf(destinationPort) ?? {};
  const { start, end } = recordOf(range) ?? {};
  return [range === undefined ? portOf(PROTOCOLS[word], number) : portOf(PROTOCOLS[word], start, end)];
}

function onlyMember(shape: unknown, words: readonly string[]): [string, unknown] {
  const members = Object.entries(recordOf(shape) ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return members.length === 1 && words.includes(members[0][0]) ? members[0]
    : refuse('UnreadableObject', `exactly one of ${words.join(', ')} must be given, got ${
      members.map(([word]) => word).join(' and ') || 'none'}; correct it`);
}
