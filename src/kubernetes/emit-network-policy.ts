import { Document } from '../model/document';
import { describeTerm, PeerTerm, termKey } from '../model/peer-term';
import { ClusterFacts, PolicyDialect, PolicyOutcome, PolicySubject, RuleWish, Shortfall } from '../model/policy-dialect';
import { normalForm, Rule } from '../model/rule';
import { Cidr } from '../values/cidr';
import { PortSet } from '../values/port-set';
import { NON_INTERNET_CIDRS } from './facts';
import { NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from './shapes';

type Direction = 'ingress' | 'egress';

/**
 * The standard NetworkPolicy: one object a subject, its rules in normal form, both directions named whenever they are meant.
 *
 * @internal
 */
export const STANDARD_DIALECT: PolicyDialect = {
  emit(subject: PolicySubject, facts: ClusterFacts): PolicyOutcome {
    const ingress = resolveRules(subject, 'ingress', facts);
    const egress = resolveRules(subject, 'egress', facts);
    const spec: NetworkPolicySpec = {
      podSelector: subject.pods._toYaml(),
      policyTypes: [...(subject.isolates.ingress ? ['Ingress' as const] : []), ...(subject.isolates.egress ? ['Egress' as const] : [])],
      ...(ingress.rules.length === 0 ? {} : {
        ingress: byPorts(ingress.rules).map(({ peers, ports }) => ({ ...(peers && { from: peers }), ...portsMember(ports) })),
      }),
      ...(egress.rules.length === 0 ? {} : {
        egress: byPorts(egress.rules).map(({ peers, ports }) => ({ ...(peers && { to: peers }), ...portsMember(ports) })),
      }),
    };
    const document: Document = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: subject.name, namespace: subject.namespaceName },
      spec,
    };
    return { documents: [document], shortfalls: [...ingress.shortfalls, ...egress.shortfalls] };
  },
};

function resolveRules(subject: PolicySubject, direction: Direction, facts: ClusterFacts): { rules: Rule[]; shortfalls: Shortfall[] } {
  const rules: Rule[] = [];
  const shortfalls: Shortfall[] = [];
  if (!subject.isolates[direction]) return { rules, shortfalls };
  for (const wish of subject[direction]) {
    const said = say(wish, direction, facts);
    if (Array.isArray(said)) {
      if (facts.rangesMissNodes === true && meansNodes(wish.peer, direction)) shortfalls.push({ ...BY_IDENTITY, askedBy: wish.askedBy });
      if (wish.peer.kind === 'apiServer' && direction === 'ingress') shortfalls.push({ ...WEBHOOK, askedBy: wish.askedBy });
      rules.push(...said.map((peer) => ({ peer: nearest(peer, subject.namespaceName), ports: wish.ports })));
    } else {
      shortfalls.push({ ...said, askedBy: wish.askedBy });
    }
  }
  return { rules: normalForm(rules), shortfalls };
}

/** Webhook calls arrive from the control plane, from a tunnel or from a node: only the port is the same everywhere. */
const WEBHOOK: Unsaid = {
  id: 'ApiServerCallsFromAnywhere',
  sentence: 'calls of the API server arrive from addresses that differ between clusters, so everyone is allowed on those ports',
  mend: 'see to it that the webhook checks who calls, and acknowledge it',
  wider: true,
};

/** The rule is written, and means somebody only where Cilium is told to read ranges so. */
const BY_IDENTITY: Unsaid = {
  id: 'RangesMissNodes',
  sentence: 'Cilium tells nodes and the API server by identity, and a range of a NetworkPolicy means neither unless policyCIDRMatchMode says nodes',
  mend: 'set policyCIDRMatchMode: nodes in Cilium and acknowledge it, or choose a way in whose proxies are pods',
  wider: true,
};

function meansNodes(term: PeerTerm, direction: Direction): boolean {
  if (term.kind === 'anyOf') return term.terms.some((each) => meansNodes(each, direction));
  return term.kind === 'nodes' || (term.kind === 'apiServer' && direction === 'egress');
}

type Unsaid = Omit<Shortfall, 'askedBy'>;

function say(wish: RuleWish, direction: Direction, facts: ClusterFacts): PeerTerm[] | Unsaid {
  const first = terms(wish.peer, direction, facts);
  if (Array.isArray(first)) return first;
  for (const wider of wish.fallbacks) {
    const said = terms(wider, direction, facts);
    if (Array.isArray(said)) return said;
  }
  return first;
}

/** The pods, ranges or everyone that a term means here, or why it cannot be said. */
function terms(term: PeerTerm, direction: Direction, facts: ClusterFacts): PeerTerm[] | Unsaid {
  switch (term.kind) {
    case 'anyone':
    case 'cidr':
      return [term];
    case 'pods':
      return term.serviceAccountName === undefined ? [term]
        : cannot('PolicyCannotNameServiceAccounts', term, 'select the pods by labels alone');
    case 'internet':
      return [Cidr.ANY_IPV4, Cidr.ANY_IPV6].map((cidr) => ({ kind: 'cidr', cidr, excluding: outside(cidr, term.excluding, facts) }));
    case 'nodes':
      return facts.nodeCidrs.length > 0 ? ranges(facts.nodeCidrs)
        : cannot('NodeCidrsUnknown', term, 'give the platform its nodeCidrs');
    case 'apiServer':
      if (direction === 'ingress') return [{ kind: 'anyone' }];
      return facts.apiServerCidrs.length > 0 ? ranges(facts.apiServerCidrs)
        : cannot('ApiServerCidrsUnknown', term, 'give the platform its apiServerCidrs: the endpoints of Service default/kubernetes, and its ClusterIP');
    case 'monitoring':
      return facts.monitoring?._term !== undefined && facts.monitoring._term.kind !== 'monitoring'
        ? terms(facts.monitoring._term, direction, facts)
        : cannot('MonitoringUnknown', term, 'give the platform its monitoring, for example Peer.pods({ namespaceName: \'monitoring\' })');
    case 'hostname':
      return cannot('PolicyCannotNameHostnames', term, 'say the wider wish too, for example .orElse(Peer.internet()), or give address ranges');
    case 'anyOf':
      return allOf(term.terms.map((each) => terms(each, direction, facts)));
    case 'ingressIdentity':
      return cannot('PolicyCannotNameIngressIdentity', term, 'choose a way in whose proxies are pods, nodes or address ranges');
  }
}

/** Half of what was asked would be narrower than asked. */
function allOf(said: ReadonlyArray<PeerTerm[] | Unsaid>): PeerTerm[] | Unsaid {
  return said.find((each): each is Unsaid => !Array.isArray(each)) ?? (said as PeerTerm[][]).flat();
}

function cannot(id: string, term: PeerTerm, mend: string): Unsaid {
  return { id, sentence: `a NetworkPolicy cannot name ${describeTerm(term)} here, so nothing is allowed`, mend };
}

function ranges(cidrs: readonly Cidr[]): PeerTerm[] {
  return Cidr._minimal(cidrs).map((cidr) => ({ kind: 'cidr', cidr, excluding: [] }));
}

function outside(whole: Cidr, asked: readonly Cidr[], facts: ClusterFacts): Cidr[] {
  return Cidr._minimal([...NON_INTERNET_CIDRS, ...asked, ...facts.podCidrs, ...facts.serviceCidrs, ...facts.nodeCidrs]
    .filter((cidr) => cidr.family === whole.family));
}

/** A namespace named where it is the subject's own is said the short way. */
function nearest(term: PeerTerm, namespaceName?: string): PeerTerm {
  return term.kind === 'pods' && term.namespaces.which === 'name' && term.namespaces.name === namespaceName
    ? { ...term, namespaces: { which: 'own' } } : term;
}

/** Rules with the same ports share one list of peers; everyone stands alone, without a list. */
function byPorts(rules: readonly Rule[]): Array<{ peers?: NetworkPolicyPeer[]; ports: PortSet }> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.peer.kind === 'anyone' ? '' : 'peers '}${rule.ports.key}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rule]);
    else group.push(rule);
  }
  return [...groups.values()]
    .sort((a, b) => (termKey(a[0].peer) < termKey(b[0].peer) ? -1 : termKey(a[0].peer) > termKey(b[0].peer) ? 1 : 0))
    .map((group) => ({
      peers: group[0].peer.kind === 'anyone' ? undefined : group.map(({ peer }) => peerShape(peer)),
      ports: group[0].ports,
    }));
}

function peerShape(term: PeerTerm): NetworkPolicyPeer {
  if (term.kind === 'cidr') {
    return {
      ipBlock: {
        cidr: term.cidr.toString(),
        ...(term.excluding.length === 0 ? {} : { except: term.excluding.map(String) }),
      },
    };
  }
  if (term.kind !== 'pods') throw new Error(`${term.kind} is resolved before it is written`);
  const podSelector = term.pods._toYaml();
  switch (term.namespaces.which) {
    case 'own':
      return { podSelector };
    case 'name':
      return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': term.namespaces.name } }, ...unlessAll(podSelector) };
    case 'labels':
      return { namespaceSelector: term.namespaces.labels._toYaml(), ...unlessAll(podSelector) };
    case 'all':
      return { namespaceSelector: {}, ...unlessAll(podSelector) };
  }
}

function unlessAll(podSelector: object): NetworkPolicyPeer {
  return Object.keys(podSelector).length === 0 ? {} : { podSelector };
}

function portsMember(ports: PortSet): { ports?: NetworkPolicyPort[] } {
  if (ports.isEverything) return {};
  return {
    ports: ports.entries().map((entry) => {
      if ('name' in entry) return { port: entry.name, protocol: entry.protocol };
      if (entry.all) return { protocol: entry.protocol };
      return { port: entry.first, ...(entry.last > entry.first ? { endPort: entry.last } : {}), protocol: entry.protocol };
    }),
  };
}
