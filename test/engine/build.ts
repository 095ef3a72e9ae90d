import { Demand, demandOf, EVERYTHING, Labels, named } from '../../src/engine/demand';
import { AddressesEndpoint, Namespace, namespaceOf, PodPort, PodsEndpoint } from '../../src/engine/endpoint';
import { Network, NetworkFacts } from '../../src/engine/network';
import { Action, ANYONE, Direction, PeerMatch, Policy, Rule, Tier } from '../../src/engine/policy';
import { Cidr } from '../../src/values/cidr';
import { LabelSelector } from '../../src/values/label-selector';
import { Port } from '../../src/values/port';
import { PortSet } from '../../src/values/port-set';

export const FIRST: Tier = { name: 'first', evaluation: 'ordered' };
export const UNION: Tier = { name: 'union', evaluation: 'unordered' };
export const LAST: Tier = { name: 'last', evaluation: 'ordered' };

/** Pods `app: <name>` of namespace `shop`, unless told otherwise. */
export function pods(name: string, more: Partial<PodsEndpoint> & { namespace?: Namespace } = {}): PodsEndpoint {
  return { kind: 'pods', id: name, namespace: namespaceOf('shop', {}), labels: { app: name }, ports: [], stranger: false, ...more };
}

export function containerPort(number: number, name?: string, protocol = Port.tcp(1).protocol!): PodPort {
  return { number, name, protocol };
}

export function addresses(cidr: string, without: string[] = []): AddressesEndpoint {
  return { kind: 'addresses', id: cidr, region: { blocks: [Cidr.of(cidr)], without: without.map((text) => Cidr.of(text)) } };
}

export function block(cidr: string, except: string[] = [], never: Array<'pods' | 'nodes'> = []): PeerMatch {
  return { kind: 'addresses', blocks: [{ cidr: Cidr.of(cidr), except: except.map((text) => Cidr.of(text)) }], never };
}

export function labelled(labels: Labels): Demand {
  return demandOf(LabelSelector.labels({ ...labels }));
}

export function podsOf(app: string, namespace?: string): PeerMatch {
  return { kind: 'pods', namespaces: namespace === undefined ? EVERYTHING : named(namespace), pods: labelled({ app }) };
}

export function ports(...list: Port[]): PortSet {
  return list.length === 0 ? PortSet.EVERYTHING : PortSet.of(list);
}

export function rule(action: Action, peers: readonly PeerMatch[] = ANYONE, set = PortSet.EVERYTHING, doubt?: string): Rule {
  return { action, peers, ports: set, path: 'spec', ...(doubt === undefined ? {} : { doubt }) };
}

export function policy(tier: Tier, direction: Direction, app: string | undefined, rules: Rule[], more: Partial<Policy> = {}): Policy {
  const subject = { namespaces: EVERYTHING, pods: app === undefined ? EVERYTHING : labelled({ app }) };
  return { object: `${tier.name}/${app ?? 'all'}`, tier: tier.name, direction, order: 0, subject, isolates: tier === UNION, rules, ...more };
}

export function networkOf(facts: Partial<NetworkFacts>): Network {
  return new Network({ endpoints: [], policies: [], tiers: [FIRST, UNION, LAST], surroundings: { podBlocks: [], nodeBlocks: [] }, ...facts });
}

/** What a policy of one direction says between `web` and `api`, as text: allowed ports, and those nobody can tell of. */
export function between(policies: Policy[], more: Partial<NetworkFacts> = {}, api = pods('api', { ports: [containerPort(8080, 'http')] })): { allowed: string; undetermined: string } {
  const web = pods('web');
  const { verdict } = networkOf({ endpoints: [web, api], policies, ...more }).judge(web, api);
  return { allowed: verdict.allowed.toString(), undetermined: verdict.undetermined.toString() };
}
