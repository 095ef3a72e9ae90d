import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { KubeObject } from '../../cluster/object';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface PolicyInput {
  readonly name: string;
  readonly pods: { [key: string]: string };
  readonly rules: RuleInput[];
}

interface RuleInput {
  readonly peer: PeerInput;
  readonly ports?: PortInput[];
}

type PeerInput =
  | { readonly cidr: string; readonly except?: string[] }
  | { readonly pods?: { [key: string]: string }; readonly namespace?: string }
  | { readonly namespaces: { [key: string]: string }; readonly pods?: { [key: string]: string } }
  | { readonly expressions: ExpressionInput[] }
  | { readonly anyone: true };

interface ExpressionInput {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: string[];
}

interface PortInput {
  readonly protocol: net.Protocol;
  readonly port?: number | string;
  readonly last?: number;
}

const PORT_INPUT: fc.Arbitrary<PortInput> = fc.record({
  protocol: fc.constantFrom(...Object.values(net.Protocol)),
  port: fc.oneof(texts.PORT, fc.constantFrom<string | undefined>('http', 'web-1', undefined)),
  wide: fc.boolean(),
}).map(({ protocol, port, wide }) => ({ protocol, port, last: wide && typeof port === 'number' ? Math.min(port + 10, 65535) : undefined }));

const EXPRESSION: fc.Arbitrary<ExpressionInput> = fc.record({
  key: fc.constantFrom('app', 'example.com/tier'),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.uniqueArray(fc.constantFrom('web', 'api', ''), { minLength: 1 }),
});

const PEER: fc.Arbitrary<PeerInput> = fc.oneof(
  fc.constantFrom<PeerInput>(
    { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, { cidr: '2001:db8::/32', except: ['2001:db8:1::/48', '2001:db8:2::/48'] }, { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] },
  ),
  texts.CIDR.map((cidr) => ({ cidr })),
  fc.record({ pods: sometimes(texts.LABELS), namespace: sometimes(texts.LABEL) }),
  fc.record({ namespaces: texts.LABELS, pods: sometimes(texts.LABELS) }),
  fc.record({ expressions: fc.array(EXPRESSION, { minLength: 1, maxLength: 2 }) }),
  fc.constant<PeerInput>({ anyone: true }),
);
const ODD_PEER: fc.Arbitrary<PeerInput> = fc.oneof(
  texts.ODD_CIDR.map((cidr) => ({ cidr })),
  fc.tuple(texts.CIDR, fc.oneof(texts.CIDR, texts.ODD_CIDR)).map(([cidr, hole]) => ({ cidr, except: [hole] })),
  texts.ODD_LABELS.map((pods) => ({ pods })),
  texts.ODD_NAME.map((namespace) => ({ namespace })),
  texts.ODD_LABELS.map((namespaces) => ({ namespaces })),
  fc.record({ namespaces: texts.LABELS, pods: texts.ODD_LABELS }),
  fc.record({ key: fc.constantFrom('', 'a b', 'app', 'a/b/c'), operator: EXPRESSION.map(({ operator }) => operator), values: fc.constantFrom<string[]>([], ['a b'], ['web'], ['ü', 'a']) })
    .map((expression) => ({ expressions: [expression] })),
);
const RULE: fc.Arbitrary<RuleInput> = fc.record({ peer: PEER, ports: fc.array(PORT_INPUT, { minLength: 1, maxLength: 3 }) });

const INPUTS = damaged<PolicyInput>(fc.record({ name: texts.LABEL, pods: texts.LABELS, rules: fc.array(RULE, { maxLength: 3 }) }), [
  replace('name', texts.ODD_NAME),
  replace('pods', texts.ODD_LABELS),
  fc.record({ peer: ODD_PEER, ports: fc.array(PORT_INPUT, { minLength: 1, maxLength: 2 }) })
    .map((rule) => (input: PolicyInput) => ({ ...input, rules: [...input.rules, rule] })),
  replaceIn<PolicyInput, 'rules', RuleInput>('rules', ODD_PEER.map((peer) => (rule) => ({ ...rule, peer }))),
  replaceIn<PolicyInput, 'rules', RuleInput>('rules', fc.oneof(
    texts.ODD_PORT.map((port): PortInput => ({ protocol: net.Protocol.TCP, port })),
    texts.ODD_NAME.map((port): PortInput => ({ protocol: net.Protocol.UDP, port })),
    fc.constantFrom('a--b', 'abcdefghijklmnop', '80', '1a', 'a-1').map((port): PortInput => ({ protocol: net.Protocol.TCP, port })),
    fc.tuple(texts.PORT, fc.oneof(texts.PORT, texts.ODD_PORT)).map(([port, last]): PortInput => ({ protocol: net.Protocol.TCP, port, last })),
  ).map((port) => (rule) => ({ ...rule, ports: [port] }))),
  replaceIn<PolicyInput, 'rules', RuleInput>('rules', fc.constantFrom<PortInput[] | undefined>([], undefined).map((ports) => (rule) => ({ ...rule, ports }))),
]);

export const NETWORK_POLICY_QUESTION: Question<PolicyInput> = {
  kind: 'NetworkPolicy',
  inputs: INPUTS,
  write: ({ name, pods, rules }) => written((chart) => {
    const workload = net.Workload.fromLabels(chart, 'Pods', { labels: pods, workloadName: name });
    workload.isolate({ egress: false });
    for (const { peer, ports } of rules) workload.connections.allowFrom(peerOf(peer), { ports: ports?.map(portOf) });
  }),
  meaning: ({ name, pods, rules }): KubeObject[] => [{
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: HOME },
    spec: {
      podSelector: { matchLabels: pods },
      policyTypes: ['Ingress'],
      ingress: rules.map(({ peer, ports }) => ({
        from: 'anyone' in peer ? undefined : [peerMeaning(peer)],
        ports: ports?.map(({ protocol, port, last }) => ({ protocol, port, endPort: last })),
      })),
    },
  }],
  stricter: [
    { id: 'UnclearPorts', because: 'a rule without ports opens every port; who means that says Port.all()' },
    { id: 'NoPorts', because: 'an empty list of ports opens every port; who means that says Port.all()' },
    { id: 'InvalidSelector', says: /got an empty map/, because: 'an empty selector selects everything; who means that says LabelSelector.everything(), Peer.sameNamespace() or Peer.allPods()' },
    { id: 'InvalidName', says: /workload name/, because: 'the policy carries the name of its workload, a DNS label, so that names made from it stay names' },
    { id: 'InvalidName', says: /namespace name/, because: 'no namespace can be called that, so the rule would never match' },
    { id: 'InvalidCidr', says: /in hexadecimal/, because: 'an IPv4 address at the end of an IPv6 one reads differently in different tools' },
    { id: 'UnknownPortName', says: /only pods have named ports/, because: 'a named port is looked up in a pod template, so for an address range it matches nothing' },
  ],
};

function peerOf(peer: PeerInput): net.Peer {
  if ('cidr' in peer) return net.Peer.cidr(peer.cidr, { excluding: peer.except });
  if ('namespaces' in peer) return net.Peer.namespaces({ labels: peer.namespaces, podLabels: peer.pods });
  if ('expressions' in peer) return net.Peer.pods({ selector: net.LabelSelector.of({ matchExpressions: peer.expressions.map(expressionOf) }) });
  if ('anyone' in peer) return net.Peer.anyone();
  return net.Peer.pods({ labels: peer.pods, namespaceName: peer.namespace });
}

function expressionOf({ key, operator, values }: ExpressionInput): net.LabelExpression {
  switch (operator) {
    case 'In': return net.LabelExpression.isIn(key, values);
    case 'NotIn': return net.LabelExpression.notIn(key, values);
    case 'Exists': return net.LabelExpression.exists(key);
    case 'DoesNotExist': return net.LabelExpression.doesNotExist(key);
  }
}

function peerMeaning(peer: Exclude<PeerInput, { anyone: true }>): object {
  if ('cidr' in peer) return { ipBlock: { cidr: peer.cidr, except: peer.except } };
  if ('namespaces' in peer) return { namespaceSelector: { matchLabels: peer.namespaces }, podSelector: peer.pods && { matchLabels: peer.pods } };
  if ('expressions' in peer) {
    const matchExpressions = peer.expressions.map(({ key, operator, values }) => ({ key, operator, values: operator.endsWith('In') ? values : undefined }));
    return { podSelector: { matchExpressions } };
  }
  return {
    podSelector: { matchLabels: peer.pods },
    namespaceSelector: peer.namespace === undefined ? undefined : { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } },
  };
}

function portOf({ protocol, port, last }: PortInput): net.Port {
  const { Port, Protocol } = net;
  const make = {
    [Protocol.TCP]: { one: Port.tcp, range: Port.tcpRange, named: Port.tcpNamed, all: Port.allTcp },
    [Protocol.UDP]: { one: Port.udp, range: Port.udpRange, named: Port.udpNamed, all: Port.allUdp },
    [Protocol.SCTP]: { one: Port.sctp, range: Port.sctpRange, named: Port.sctpNamed, all: Port.allSctp },
  }[protocol];
  if (port === undefined) return make.all();
  if (typeof port === 'string') return make.named(port);
  return last === undefined ? make.one(port) : make.range(port, last);
}
