import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';

interface RouteInput {
  readonly name: string;
  readonly gateway: string;
  readonly section?: string;
  readonly hostnames: string[];
  readonly rules: RuleInput[];
}

interface RuleInput {
  readonly path?: string;
  readonly match?: net.PathMatch;
}

const RULE: fc.Arbitrary<RuleInput> = fc.record({ path: sometimes(texts.PATH), match: sometimes(fc.constantFrom(...Object.values(net.PathMatch))) });
const rulesKey = ({ path = '/', match = net.PathMatch.PREFIX }: RuleInput) => `${match === net.PathMatch.PREFIX ? path.replace(/(.)\/$/, '$1') : path} ${match}`;

export const HTTP_ROUTE_QUESTION: Question<RouteInput> = {
  kind: 'HTTPRoute',
  inputs: damaged<RouteInput>(fc.record({
    name: texts.SUBDOMAIN,
    gateway: texts.SUBDOMAIN,
    section: sometimes(texts.SUBDOMAIN),
    hostnames: fc.uniqueArray(texts.HOSTNAME, { minLength: 1, maxLength: 4 }),
    rules: fc.uniqueArray(RULE, { minLength: 1, maxLength: 4, selector: rulesKey }),
  }), [
    replace('name', texts.ODD_NAME),
    replace('gateway', texts.ODD_NAME),
    replace('section', texts.ODD_NAME),
    replace('hostnames', fc.oneof(
      fc.constant<never[]>([]), texts.ODD_HOSTNAME.map((host) => [host]), fc.constant<string[]>(['a.example.com', 'a.example.com']),
      fc.constantFrom(16, 17).map((length) => Array.from({ length }, (_, index) => `h${index}.example.com`)),
    )),
    replace('rules', fc.oneof(
      fc.constant<never[]>([]), RULE.map((rule) => [rule, rule]), fc.constantFrom(16, 17).map((length) => Array.from({ length }, (_, index) => ({ path: `/p${index}` }))),
    )),
    replaceIn<RouteInput, 'rules', RuleInput>('rules', texts.ODD_PATH.map((path) => (rule) => ({ ...rule, path }))),
  ]),
  write: (input) => written((chart) => {
    const front = service(chart, 'front', [{ port: 80 }]);
    const gateway = net.Gateway.fromName(input.gateway, { namespaceName: 'edge', controller: new net.envoygateway.EnvoyGateway(), listeners: [net.Listener.http()] });
    new net.HTTPRoute(chart, 'Route', {
      routeName: input.name,
      gateway,
      sectionName: input.section,
      hostnames: input.hostnames,
      rules: input.rules.map(({ path, match }) => ({ service: front, path, pathMatch: match })),
    });
  }),
  meaning: (input) => [{
    apiVersion: GATEWAY_API,
    kind: 'HTTPRoute',
    metadata: { name: input.name, namespace: HOME },
    spec: {
      parentRefs: [{ name: input.gateway, namespace: 'edge', sectionName: input.section }],
      hostnames: input.hostnames,
      rules: input.rules.map(({ path = '/', match = net.PathMatch.PREFIX }) => ({
        matches: [{ path: { type: match === net.PathMatch.PREFIX ? 'PathPrefix' : 'Exact', value: path } }], backendRefs: [{ name: 'front', port: 80 }],
      })),
    },
  }],
  stricter: [],
  mends: [],
};

interface ListenerInput {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly name: string;
  readonly port: number;
  readonly hostname?: string;
  readonly secret?: string;
  readonly routes?: NamespacesInput;
}

type NamespacesInput = 'Same' | 'All' | 'None' | { readonly labels: { [key: string]: string } } | { readonly names: string[] };

const NAMESPACES: fc.Arbitrary<NamespacesInput> = fc.oneof(
  fc.constantFrom<NamespacesInput>('Same', 'All'), texts.LABELS.map((labels) => ({ labels })), fc.uniqueArray(texts.LABEL, { minLength: 1, maxLength: 3 }).map((names) => ({ names })),
);
const ODD_NAMESPACES: fc.Arbitrary<NamespacesInput> = fc.oneof(
  fc.constant<NamespacesInput>('None'), texts.ODD_LABELS.map((labels) => ({ labels })), texts.ODD_NAME.map((name) => ({ names: [name] })), fc.constant<NamespacesInput>({ names: [] }),
);
const LISTENER: fc.Arbitrary<ListenerInput> = fc.record({
  protocol: fc.constantFrom('HTTP' as const, 'HTTPS' as const), name: texts.SUBDOMAIN, port: texts.PORT, hostname: sometimes(texts.HOSTNAME), routes: sometimes(NAMESPACES),
}).map((listener) => (listener.protocol === 'HTTPS' ? { ...listener, secret: 'edge.tls' } : listener));
const LISTENERS = fc.uniqueArray(LISTENER, { minLength: 1, maxLength: 3, comparator: (a, b) => a.name === b.name || a.port === b.port });
const ODD_LISTENERS: fc.Arbitrary<ListenerInput[]> = fc.oneof(
  fc.constant<never[]>([]),
  fc.array(LISTENER, { minLength: 2, maxLength: 3 }),
  LISTENER.map((listener) => [listener, { ...listener, name: 'other' }]),
  LISTENER.map((listener) => [listener, { ...listener, port: listener.port === 1 ? 2 : 1 }]),
  fc.constantFrom(64, 65).map((length) => Array.from({ length }, (_, index): ListenerInput => ({ protocol: 'HTTP', name: `l${index}`, port: index + 1 }))),
);
const listenerBreakers = <T extends { readonly listeners: ListenerInput[] }>() => [
  replace<T, 'listeners'>('listeners', ODD_LISTENERS as fc.Arbitrary<T['listeners']>),
  ...[
    texts.ODD_NAME.map((name) => (each: ListenerInput) => ({ ...each, name })),
    texts.ODD_PORT.map((port) => (each: ListenerInput) => ({ ...each, port })),
    texts.ODD_HOSTNAME.map((hostname) => (each: ListenerInput) => ({ ...each, hostname })),
    fc.oneof(texts.ODD_NAME, fc.constant(undefined)).map((secret) => (each: ListenerInput) => (each.protocol === 'HTTPS' ? { ...each, secret } : each)),
    ODD_NAMESPACES.map((routes) => (each: ListenerInput) => ({ ...each, routes })),
  ].map((change) => replaceIn<T, 'listeners', ListenerInput>('listeners', change)),
];

interface GatewayInput {
  readonly name: string;
  readonly className: string;
  readonly listeners: ListenerInput[];
  readonly sets?: NamespacesInput;
}

export const GATEWAY_QUESTION: Question<GatewayInput> = {
  kind: 'Gateway',
  inputs: damaged<GatewayInput>(fc.record({ name: texts.SUBDOMAIN, className: texts.SUBDOMAIN, listeners: LISTENERS, sets: sometimes(NAMESPACES) }), [
    replace('name', texts.ODD_NAME),
    replace('className', texts.ODD_NAME),
    replace('sets', ODD_NAMESPACES),
    ...listenerBreakers<GatewayInput>(),
  ]),
  write: ({ name, className, listeners, sets }) => written((chart) => {
    new net.Gateway(chart, 'Gateway', {
      gatewayName: name,
      gatewayClassName: className,
      controller: new net.envoygateway.EnvoyGateway(),
      listeners: listeners.map(listenerOf),
      listenerSets: sets === undefined ? undefined : namespacesOf(sets),
    });
  }),
  meaning: ({ name, className, listeners, sets }) => [{
    apiVersion: GATEWAY_API,
    kind: 'Gateway',
    metadata: { name, namespace: HOME },
    spec: {
      gatewayClassName: className,
      listeners: listeners.map(listenerMeaning),
      allowedListeners: sets === undefined ? undefined : { namespaces: namespacesMeaning(sets) },
    },
  }],
  stricter: [],
  mends: [],
};

interface ListenerSetInput {
  readonly name: string;
  readonly gateway: string;
  readonly listeners: ListenerInput[];
}

export const LISTENER_SET_QUESTION: Question<ListenerSetInput> = {
  kind: 'ListenerSet',
  inputs: damaged<ListenerSetInput>(fc.record({ name: texts.SUBDOMAIN, gateway: texts.SUBDOMAIN, listeners: LISTENERS }), [
    replace('name', texts.ODD_NAME),
    replace('gateway', texts.ODD_NAME),
    ...listenerBreakers<ListenerSetInput>(),
  ]),
  write: ({ name, gateway, listeners }) => written((chart) => {
    new net.ListenerSet(chart, 'Set', {
      listenerSetName: name,
      gateway: net.Gateway.fromName(gateway, {
        namespaceName: 'edge', controller: new net.envoygateway.EnvoyGateway(), listeners: [net.Listener.http()], listenerSets: net.RouteNamespaces.all(),
      }),
      listeners: listeners.map(listenerOf),
    });
  }),
  meaning: ({ name, gateway, listeners }) => [{
    apiVersion: GATEWAY_API,
    kind: 'ListenerSet',
    metadata: { name, namespace: HOME },
    spec: { parentRef: { name: gateway, namespace: 'edge' }, listeners: listeners.map(listenerMeaning) },
  }],
  stricter: [],
  mends: [],
};

interface GrantInput {
  readonly name: string;
  readonly sourceKind?: string;
  readonly sourceNamespace: string;
  readonly targetKind?: string;
  readonly targetName?: string;
}

export const REFERENCE_GRANT_QUESTION: Question<GrantInput> = {
  kind: 'ReferenceGrant',
  inputs: damaged<GrantInput>(fc.record({
    name: texts.SUBDOMAIN,
    sourceKind: sometimes(fc.constantFrom('HTTPRoute', 'Gateway', 'ListenerSet', 'TLSRoute')),
    sourceNamespace: texts.LABEL,
    targetKind: sometimes(fc.constantFrom('Service', 'Secret')),
    targetName: sometimes(texts.SUBDOMAIN),
  }), [
    replace('name', texts.ODD_NAME),
    replace('sourceKind', fc.oneof(texts.ODD_NAME, fc.constantFrom('HttpRoute', 'httproutes', 'Ingress'))),
    replace('sourceNamespace', texts.ODD_NAME),
    replace('targetKind', fc.oneof(texts.ODD_NAME, fc.constantFrom('ConfigMap', 'Pod'))),
    replace('targetName', texts.ODD_NAME),
  ]),
  write: ({ name, ...input }) => written((chart) => {
    new net.ReferenceGrant(chart, 'Grant', { grantName: name, ...input });
  }),
  meaning: ({ name, sourceKind = 'HTTPRoute', sourceNamespace, targetKind = 'Service', targetName }) => [{
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name, namespace: HOME },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: sourceKind, namespace: sourceNamespace }],
      to: [{ group: '', kind: targetKind, name: targetName }],
    },
  }],
  stricter: [],
  mends: [],
};

function listenerOf({ protocol, name, port, hostname, secret, routes }: ListenerInput): net.Listener {
  const options = { listenerName: name, port, hostname, routeNamespaces: routes === undefined ? undefined : namespacesOf(routes) };
  return protocol === 'HTTP' ? net.Listener.http(options) : net.Listener.https({ ...options, secretName: secret });
}

function listenerMeaning({ protocol, name, port, hostname, secret, routes }: ListenerInput): object {
  return {
    protocol,
    name,
    port,
    hostname,
    tls: secret === undefined ? undefined : { certificateRefs: [{ name: secret }] },
    allowedRoutes: routes === undefined ? undefined : { namespaces: namespacesMeaning(routes) },
  };
}

function namespacesOf(input: NamespacesInput): net.RouteNamespaces {
  if (input === 'Same') return net.RouteNamespaces.same();
  if (input === 'All') return net.RouteNamespaces.all();
  if (input === 'None') return net.RouteNamespaces.none();
  return 'labels' in input ? net.RouteNamespaces.labels(input.labels) : net.RouteNamespaces.named(...input.names);
}

function namespacesMeaning(input: NamespacesInput): object {
  if (typeof input === 'string') return { from: input };
  return {
    from: 'Selector',
    selector: 'labels' in input ? { matchLabels: input.labels } : { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: input.names }] },
  };
}
