import { AppProtocol } from '../model/app-protocol';
import { Document } from '../model/document';
import { Backend, FrontDoor, RouteWish } from '../model/front-door';
import { refuse } from '../values/errors';
import { dnsLabel, shortHash } from '../values/names';
import { PathMatch } from '../values/url-path';
import { GATEWAY_API, REFERENCE_GRANT_API, RouteKind } from './facts';
import { grpcMethodOf } from './grpc-method';
import {
  BackendRefShape, GrpcRouteRuleShape, HttpRouteRuleShape, ListenerSetSpec, ParentRefShape, ReferenceGrantSpec, RouteSpec, TlsRouteRuleShape,
} from './shapes';

/** @internal */
export function routeDocument(kind: RouteKind, name: string, namespace: string | undefined, spec: RouteSpec): Document {
  return { apiVersion: GATEWAY_API, kind, metadata: { name, namespace }, spec };
}

/** @internal */
export function listenerSetDocument(name: string, namespace: string | undefined, spec: ListenerSetSpec): Document {
  return { apiVersion: GATEWAY_API, kind: 'ListenerSet', metadata: { name, namespace }, spec };
}

/** @internal */
export function routeKindOf({ protocol }: Backend): RouteKind {
  if (protocol === AppProtocol.GRPC) return 'GRPCRoute';
  return protocol === AppProtocol.TLS_PASSTHROUGH ? 'TLSRoute' : 'HTTPRoute';
}

/** @internal */
export function routeRules(kind: RouteKind, routes: readonly RouteWish[], namespaceName?: string): RouteSpec['rules'] {
  switch (kind) {
    case 'HTTPRoute': return routes.map((route) => httpRule(route, namespaceName));
    case 'GRPCRoute': return routes.map((route) => grpcRule(route, namespaceName));
    case 'TLSRoute': return routes.map(({ backend }): TlsRouteRuleShape => ({ backendRefs: [backendRef(backend, namespaceName)] }));
  }
}

function httpRule({ path, backend }: RouteWish, namespaceName?: string): HttpRouteRuleShape {
  return {
    // A prefix of "/" is what a rule without matches means.
    ...(path.text === '/' && path.match === PathMatch.PREFIX ? {}
      : { matches: [{ path: { type: path.match === PathMatch.EXACT ? 'Exact' : 'PathPrefix', value: path.text } }] }),
    backendRefs: [backendRef(backend, namespaceName)],
  };
}

function grpcRule({ path, backend }: RouteWish, namespaceName?: string): GrpcRouteRuleShape {
  const method = grpcMethodOf(path);
  return { ...(method === undefined ? {} : { matches: [{ method }] }), backendRefs: [backendRef(backend, namespaceName)] };
}

function backendRef(backend: Backend, namespaceName?: string): BackendRefShape {
  return {
    name: backend.serviceName,
    ...(backend.namespaceName === namespaceName ? {} : { namespace: backend.namespaceName }),
    port: backend.port,
  };
}

/** @internal */
export function redirectSpec(parentRefs: readonly ParentRefShape[], hostnames: readonly string[]): RouteSpec {
  return {
    parentRefs,
    hostnames,
    rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  };
}

/**
 * What lets the routes of one door reach a Service of another namespace: written beside that Service, in its namespace.
 *
 * @internal
 */
export function referenceGrants(door: FrontDoor): Document[] {
  const foreign = new Map<string, { readonly backend: Backend; readonly kinds: Set<RouteKind> }>();
  for (const { backend } of door.routes) {
    if (backend.namespaceName === door.namespaceName) continue;
    if (backend.namespaceName === undefined || door.namespaceName === undefined) {
      refuse('NoNamespace', `a route across namespaces needs both named, got "${door.namespaceName ?? ''}" to Service ${backend.serviceName} `
        + `in "${backend.namespaceName ?? ''}"; give the chart without one a namespace`, door.scope);
    }
    const key = `${backend.namespaceName}/${backend.serviceName}`;
    const known = foreign.get(key) ?? { backend, kinds: new Set() };
    known.kinds.add(routeKindOf(backend));
    foreign.set(key, known);
  }
  return [...foreign.values()].map(({ backend, kinds }) => {
    const spec: ReferenceGrantSpec = {
      from: [...kinds].sort().map((kind) => ({ group: 'gateway.networking.k8s.io', kind, namespace: door.namespaceName! })),
      to: [{ group: '', kind: 'Service', name: backend.serviceName }],
    };
    // The route's name may have points, which a label cannot: the hash keeps `a.b` and `a-b` apart.
    const route = door.name.includes('.') ? [door.name.replaceAll('.', '-'), shortHash(door.name)] : [door.name];
    const name = dnsLabel(door.namespaceName!, ...route, 'to', backend.serviceName);
    return { apiVersion: REFERENCE_GRANT_API, kind: 'ReferenceGrant', metadata: { name, namespace: backend.namespaceName }, spec, scope: backend.scope };
  });
}
