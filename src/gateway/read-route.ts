import { Manifest, recordOf, specOf } from '../kubernetes/manifest';
import { listOf, numberOf, Reading, textOf } from '../kubernetes/reading';
import { Hostname } from '../values/hostname';
import { ReferenceGrantSpec } from './shapes';

/** @internal */
export interface ReadParent {
  /** The Gateway or ListenerSet, such as `edge/Gateway/public`. */
  readonly id: string;
  readonly sectionName?: string;
  readonly port?: number;
}

/** @internal */
export interface ReadRouteBackend {
  readonly serviceName: string;
  readonly namespace: string;
  readonly port?: number;
}

/** @internal */
export interface ReadRouteRule {
  /** Where its requests go in; `/` for everything, and for routes that know no path. */
  readonly paths: readonly string[];
  readonly backends: readonly ReadRouteBackend[];
}

/** An HTTPRoute, or another kind that is built alike. @internal */
export interface ReadRoute {
  readonly id: string;
  readonly kind: string;
  readonly namespace: string;
  /** Every name, when empty. */
  readonly hostnames: readonly string[];
  readonly parents: readonly ReadParent[];
  readonly rules: readonly ReadRouteRule[];
}

/** What another namespace lets ours refer to. @internal */
export interface ReadGrant extends ReferenceGrantSpec {
  readonly namespace: string;
}

/** Kinds of routes, and the listener protocols that take them. @internal */
export const ROUTE_PROTOCOLS: { readonly [kind: string]: readonly string[] } = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TLSRoute: ['TLS'],
  TCPRoute: ['TCP', 'TLS'],
  UDPRoute: ['UDP'],
};

/**
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 * @internal
 */
export function readRoute(manifest: Manifest, reading: Reading): ReadRoute {
  const { hostnames, parentRefs, rules } = specOf(manifest);
  const home = manifest.namespace!;
  return {
    id: manifest.id,
    kind: manifest.kind,
    namespace: home,
    hostnames: listOf(hostnames, 'hostnames').flatMap((each, at) =>
      reading.at(`spec.hostnames[${at}]`, () => [Hostname.of(each as string).toString()], () => [])),
    parents: listOf(parentRefs, 'parentRefs').flatMap((each, at) => reading.at(`spec.parentRefs[${at}]`, () => readParent(each, home), () => [])),
    rules: listOf(rules, 'rules').flatMap((rule, at) => reading.at(`spec.rules[${at}]`, () => [readRule(recordOf(rule) ?? {}, home)], () => [])),
  };
}

/**
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantspec
 * @internal
 */
export function readReferenceGrant(manifest: Manifest): ReadGrant {
  const { from, to } = specOf(manifest);
  return {
    namespace: manifest.namespace!,
    from: listOf(from, 'from').filter((each) => recordOf(each) !== undefined) as ReadGrant['from'],
    to: listOf(to, 'to').filter((each) => recordOf(each) !== undefined) as ReadGrant['to'],
  };
}

/** A parent of another kind, such as a Service in a mesh, lets nobody in from outside. */
function readParent(shape: unknown, home: string): ReadParent[] {
  const { kind = 'Gateway', name, namespace = home, sectionName, port } = recordOf(shape) ?? {};
  if (kind !== 'Gateway' && kind !== 'ListenerSet') return [];
  return [{
    id: `${textOf(namespace, 'namespace')}/${kind}/${textOf(name, 'name')}`,
    ...(sectionName === undefined ? {} : { sectionName: textOf(sectionName, 'sectionName') }),
    ...(port === undefined ? {} : { port: numberOf(port, 'port') }),
  }];
}

function readRule({ matches, backendRefs }: { readonly [key: string]: unknown }, home: string): ReadRouteRule {
  const paths = listOf(matches, 'matches').map((match) => textOf(recordOf(recordOf(match)?.path)?.value ?? '/', 'path'));
  return {
    paths: paths.length === 0 ? ['/'] : [...new Set(paths)],
    backends: listOf(backendRefs, 'backendRefs').flatMap((each) => {
      const { kind = 'Service', name, namespace = home, port } = recordOf(each) ?? {};
      if (kind !== 'Service') return [];
      return [{
        serviceName: textOf(name, 'name'), namespace: textOf(namespace, 'namespace'), ...(port === undefined ? {} : { port: numberOf(port, 'port') }),
      }];
    }),
  };
}
