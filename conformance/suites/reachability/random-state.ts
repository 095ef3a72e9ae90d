import * as fc from 'fast-check';
import { ClusterState, PodState } from './state';

const NAMESPACES = { x: { team: 'a' }, y: { team: 'b', stage: 'test' }, z: {} };
const [KEYS, VALUES] = [['app', 'tier'], ['a', 'b', 'c']];

const labels = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { noNullPrototype: true });
const namespaceLabels = fc.constantFrom({ team: 'a' }, { team: 'b' }, { stage: 'test' }, { 'kubernetes.io/metadata.name': 'x' }, { team: 'none' });
const expressions = (keys: readonly string[], values: readonly string[]) => fc.oneof(
  fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('In', 'NotIn'), values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }) }),
  fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
const selectors = (matchLabels: fc.Arbitrary<object>, keys: readonly string[], values: readonly string[]) =>
  fc.record({ matchLabels, matchExpressions: fc.array(expressions(keys, values), { maxLength: 1 }) }, { requiredKeys: [] });
const podSelectors = selectors(labels, KEYS, VALUES);
const namespaceSelectors = selectors(namespaceLabels, ['team', 'stage'], ['a', 'b', 'test']);

/** Blocks about the pods' addresses, of both families, with holes in them. */
const blocks = fc.oneof(
  fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 4 })).map(([host, bits]) => `10.0.0.${host - host % 2 ** bits}/${32 - bits}`),
  fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 4 })).map(([host, bits]) => `fd00::${(host - host % 2 ** bits).toString(16)}/${128 - bits}`),
  fc.constantFrom('0.0.0.0/0', '::/0', '10.0.0.0/28', '192.0.2.0/24'),
);
const ipBlocks = fc.tuple(blocks, fc.uniqueArray(fc.nat({ max: 15 }), { maxLength: 3 })).map(([cidr, holes]) => {
  const room = cidr.includes(':') ? 128 : 32;
  const [address, length] = cidr.split('/');
  const [base, size] = [parseInt(address.split(/[.:]/).at(-1) || '0', room === 128 ? 16 : 10), 2 ** Math.min(4, room - Number(length))];
  // Holes must lie inside and be smaller.
  const inside = Number(length) === room || cidr === '192.0.2.0/24' ? [] : holes.filter((hole) => hole >= base && hole < base + size);
  return { ipBlock: { cidr, ...(inside.length === 0 ? {} : { except: inside.map((hole) => (room === 128 ? `fd00::${hole.toString(16)}/128` : `10.0.0.${hole}/32`)) }) } };
});
const peers = fc.oneof(
  podSelectors.map((podSelector) => ({ podSelector })),
  namespaceSelectors.map((namespaceSelector) => ({ namespaceSelector })),
  fc.tuple(podSelectors, namespaceSelectors).map(([podSelector, namespaceSelector]) => ({ podSelector, namespaceSelector })),
  ipBlocks,
);

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const SERVED = [80, 81, 5353];
const NAMES = ['http', 'metrics', 'dns'];
const ports = fc.oneof(
  fc.record({ protocol: fc.constantFrom(...PROTOCOLS) }),
  fc.record({ protocol: fc.constantFrom(...PROTOCOLS), port: fc.constantFrom(...SERVED) }),
  fc.record({ port: fc.constantFrom(...SERVED) }),
  fc.record({ protocol: fc.constantFrom(...PROTOCOLS), port: fc.constantFrom(...NAMES) }),
  fc.record({ protocol: fc.constantFrom(...PROTOCOLS), port: fc.constantFrom(1, 79, 80), endPort: fc.constantFrom(80, 81, 65535) }),
);

const rules = (side: 'from' | 'to') => fc.record({ [side]: fc.array(peers, { maxLength: 3 }), ports: fc.array(ports, { maxLength: 2 }) }, { requiredKeys: [] });
const policies = fc.record({
  namespace: fc.constantFrom(...Object.keys(NAMESPACES)),
  podSelector: podSelectors,
  policyTypes: fc.constantFrom<string[]>(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
  ingress: fc.array(rules('from'), { maxLength: 2 }),
  egress: fc.array(rules('to'), { maxLength: 2 }),
});

const pods = fc.record({
  namespace: fc.constantFrom(...Object.keys(NAMESPACES)),
  labels,
  host: fc.nat({ max: 15 }),
  v6: fc.boolean(),
  containers: fc.uniqueArray(fc.record({ port: fc.constantFrom(...SERVED), protocol: fc.constantFrom(...PROTOCOLS) }), {
    minLength: 1, maxLength: 3, selector: ({ port, protocol }) => `${port}${protocol}`,
  }),
});

/** Clusters of a few pods and up to four policies; what an API server refuses is not among them. */
export const CLUSTER_STATES: fc.Arbitrary<ClusterState> = fc.tuple(
  fc.array(pods, { minLength: 2, maxLength: 5 }), fc.array(policies, { maxLength: 4 }),
).map(([all, written]) => ({
  namespaces: Object.fromEntries(Object.entries(NAMESPACES).map(([name, own]) => [name, { ...own, 'kubernetes.io/metadata.name': name }])),
  pods: all.map((each, at): PodState => ({
    namespace: each.namespace,
    name: `p${at}`,
    labels: each.labels,
    ip: each.v6 ? `fd00::${each.host.toString(16)}` : `10.0.0.${each.host}`,
    // A name belongs to one port of a pod.
    containers: each.containers.map((container, index) => ({ ...container, portName: NAMES[index] })),
  })),
  policies: written.map(({ namespace, podSelector, policyTypes, ingress, egress }, at) => ({
    metadata: { name: `n${at}`, namespace },
    spec: {
      podSelector,
      policyTypes,
      ...(policyTypes.includes('Ingress') ? { ingress } : {}),
      ...(policyTypes.includes('Egress') ? { egress } : {}),
    },
  })),
}));
