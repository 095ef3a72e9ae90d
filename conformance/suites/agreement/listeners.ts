import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { replace, replaceIn, sometimes } from './damage';
import * as texts from './texts';

/** A listener as both Gateways and ListenerSets have it. */
export interface ListenerInput {
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS';
  readonly name: string;
  readonly port: number;
  readonly hostname?: string;
  readonly secret?: string;
  readonly routes?: NamespacesInput;
}

export type NamespacesInput = 'Same' | 'All' | 'None' | { readonly labels: { [key: string]: string } } | { readonly names: string[] };

export const NAMESPACES: fc.Arbitrary<NamespacesInput> = fc.oneof(
  fc.constantFrom<NamespacesInput>('Same', 'All'), texts.LABELS.map((labels) => ({ labels })), fc.uniqueArray(texts.LABEL, { minLength: 1, maxLength: 3 }).map((names) => ({ names })),
);
export const ODD_NAMESPACES: fc.Arbitrary<NamespacesInput> = fc.oneof(
  fc.constant<NamespacesInput>('None'), texts.ODD_LABELS.map((labels) => ({ labels })), texts.ODD_NAME.map((name) => ({ names: [name] })), fc.constant<NamespacesInput>({ names: [] }),
);
const LISTENER: fc.Arbitrary<ListenerInput> = fc.record({
  protocol: fc.constantFrom('HTTP' as const, 'HTTPS' as const, 'TLS' as const), name: texts.SUBDOMAIN, port: texts.PORT, hostname: sometimes(texts.HOSTNAME), routes: sometimes(NAMESPACES),
}).map((listener) => (listener.protocol === 'HTTPS' ? { ...listener, secret: 'edge.tls' } : listener));
export const LISTENERS = fc.uniqueArray(LISTENER, { minLength: 1, maxLength: 3, comparator: (a, b) => a.name === b.name || a.port === b.port });
const ODD_LISTENERS: fc.Arbitrary<ListenerInput[]> = fc.oneof(
  fc.constant<never[]>([]),
  fc.array(LISTENER, { minLength: 2, maxLength: 3 }),
  LISTENER.map((listener) => [listener, { ...listener, name: 'other' }]),
  LISTENER.map((listener) => [listener, { ...listener, port: listener.port === 1 ? 2 : 1 }]),
  fc.constantFrom(64, 65).map((length) => Array.from({ length }, (_, index): ListenerInput => ({ protocol: 'HTTP', name: `l${index}`, port: index + 1 }))),
);
export const listenerBreakers = <T extends { readonly listeners: ListenerInput[] }>() => [
  replace<T, 'listeners'>('listeners', ODD_LISTENERS as fc.Arbitrary<T['listeners']>),
  ...[
    texts.ODD_NAME.map((name) => (each: ListenerInput) => ({ ...each, name })),
    texts.ODD_PORT.map((port) => (each: ListenerInput) => ({ ...each, port })),
    texts.ODD_HOSTNAME.map((hostname) => (each: ListenerInput) => ({ ...each, hostname })),
    fc.oneof(texts.ODD_NAME, fc.constant(undefined)).map((secret) => (each: ListenerInput) => (each.protocol === 'HTTPS' ? { ...each, secret } : each)),
    ODD_NAMESPACES.map((routes) => (each: ListenerInput) => ({ ...each, routes })),
  ].map((change) => replaceIn<T, 'listeners', ListenerInput>('listeners', change)),
];

export function listenerOf({ protocol, name, port, hostname, secret, routes }: ListenerInput): net.Listener {
  const options = { listenerName: name, port, hostname, routeNamespaces: routes === undefined ? undefined : namespacesOf(routes) };
  switch (protocol) {
    case 'HTTP': return net.Listener.http(options);
    case 'HTTPS': return net.Listener.https({ ...options, secretName: secret });
    case 'TLS': return net.Listener.tlsPassthrough(options);
  }
}

export function listenerMeaning({ protocol, name, port, hostname, secret, routes }: ListenerInput): object {
  return {
    protocol,
    name,
    port,
    hostname,
    tls: protocol === 'TLS' ? { mode: 'Passthrough' } : secret === undefined ? undefined : { certificateRefs: [{ name: secret }] },
    allowedRoutes: routes === undefined ? undefined : { namespaces: namespacesMeaning(routes) },
  };
}

export function namespacesOf(input: NamespacesInput): net.RouteNamespaces {
  if (input === 'Same') return net.RouteNamespaces.same();
  if (input === 'All') return net.RouteNamespaces.all();
  if (input === 'None') return net.RouteNamespaces.none();
  return 'labels' in input ? net.RouteNamespaces.labels(input.labels) : net.RouteNamespaces.named(...input.names);
}

export function namespacesMeaning(input: NamespacesInput): object {
  if (typeof input === 'string') return { from: input };
  return {
    from: 'Selector',
    selector: 'labels' in input ? { matchLabels: input.labels } : { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: input.names }] },
  };
}
