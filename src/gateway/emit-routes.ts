import { Document } from '../model/document';
import { Backend, FrontDoor, RouteWish } from '../model/front-door';
import { refuse } from '../values/errors';
import { dnsLabel, shortHash } from '../values/names';
import { PathMatch } from '../values/url-path';
import { GATEWAY_API, REFERENCE_GRANT_API } from './facts';
import { HttpRouteRuleShape, HttpRouteSpec, ListenerSetSpec, ParentRefShape, ReferenceGrantSpec } from './shapes';

/** @internal */
export function httpRouteDocument(name: string, namespace: string | undefined, spec: HttpRouteSpec): Document {
  return { apiVersion: GATEWAY_API, kind: 'HTTPRoute', metadata: { name, namespace }, spec };
}

/** @internal */
export function listenerSetDocument(name: string, namespace: string | undefined, spec: ListenerSetSpec): Document {
  return { apiVersion: GATEWAY_API, kind: 'ListenerSet', metadata: { name, namespace }, spec };
}

/** @internal */
export function routeRules(routes: readonly RouteWish[], namespaceName?: string): HttpRouteRuleShape[] {
  return routes.map(({ path, backend }) => ({
    // A prefix of "/" is what a rule without matches means.
    ...(path.text === '/' && path.match === PathMatch.PREFIX ? {}
      : { matches: [{ path: { type: path.match === PathMatch.EXACT ? 'Exact' : 'PathPrefix', value: path.text } }] }),
    backendRefs: [{
      name: backend.serviceName,
      ...(backend.namespaceName === namespaceName ? {} : { namespace: backend.namespaceName }),
      port: backend.port,
    }],
  }));
}

/** @internal */
export function redirectSpec(parentRefs: readonly ParentRefShape[], hostnames: readonly string[]): HttpRouteSpec {
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
  const foreign = new Map<string, Backend>();
  for (const { backend } of door.routes) {
    if (backend.namespaceName === door.namespaceName) continue;
    if (backend.namespaceName === undefined || door.namespaceName === undefined) {
      refuse('NoNamespace', `a route across namespaces needs both named, got "${door.namespaceName ?? ''}" to Service ${backend.serviceName} `
        + `in "${backend.namespaceName ?? ''}"; give the chart without one a namespace`, door.scope);
    }
    foreign.set(`${backend.namespaceName}/${backend.serviceName}`, backend);
  }
  return [...foreign.values()].map((backend) => {
    const spec: ReferenceGrantSpec = {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: door.namespaceName! }],
      to: [{ group: '', kind: 'Service', name: backend.serviceName }],
    };
    // The route's name may have points, which a label cannot: the hash keeps `a.b` and `a-b` apart.
    const route = door.name.includes('.') ? [door.name.replaceAll('.', '-'), shortHash(door.name)] : [door.name];
    const name = dnsLabel(door.namespaceName!, ...route, 'to', backend.serviceName);
    return { apiVersion: REFERENCE_GRANT_API, kind: 'ReferenceGrant', metadata: { name, namespace: backend.namespaceName }, spec, scope: backend.scope };
  });
}
