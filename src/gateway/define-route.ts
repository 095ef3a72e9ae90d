import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { Backend } from '../model/front-door';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain, kebabCase } from '../values/names';
import { UrlPath } from '../values/url-path';
import { referenceGrants, routeDocument } from './emit-routes';
import { ROUTE_LIMITS, RouteKind } from './facts';
import { gatewayRefOf } from './gateway';
import { RouteProps } from './route-props';
import { ParentRefShape, RouteSpec } from './shapes';

/** @internal */
export interface RouteParts {
  readonly rules: RouteSpec['rules'];
  /** Where the rules lead: what stands in another namespace must be granted there. */
  readonly backends: readonly Backend[];
}

/**
 * A route exactly as written, and the ReferenceGrants it needs.
 *
 * @param partsFor what it is made of, told its first host and its namespace
 * @internal
 */
export function defineRoute(
  scope: Construct, id: string, kind: RouteKind, props: RouteProps, partsFor: (hostname: Hostname, namespaceName?: string) => RouteParts,
): { routeName: string; apiObject: ApiObject } {
  const namespaceName = Chart.of(scope).namespace;
  checkCount(scope, kind, 'hostnames', props.hostnames, kind === 'TLSRoute' ? ROUTE_LIMITS.tlsHostnames : ROUTE_LIMITS.hostnames);
  return within(scope, () => {
    const routeName = checkSubdomain('route name', props.routeName ?? kebabCase(id));
    const hostnames = props.hostnames.map((hostname) => Hostname.of(hostname));
    const { rules, backends } = partsFor(hostnames[0], namespaceName);
    const apiObject = defineObject(scope, 'Resource', routeDocument(kind, routeName, namespaceName, {
      parentRefs: [parentOf(kind, props, namespaceName)],
      hostnames: hostnames.map(String).sort(),
      rules,
    }));
    const routes = backends.map((backend) => ({ hostname: hostnames[0], path: UrlPath.of('/'), backend }));
    const grants = referenceGrants({ scope, name: routeName, namespaceName, mainHostname: hostnames[0], routes, redirect: false });
    for (const grant of grants) defineObject(grant.scope as Construct, `${grant.kind}-${grant.metadata.name}`, grant);
    return { routeName, apiObject };
  });
}

/** @internal */
export function checkCount(scope: Construct, kind: RouteKind, what: string, list: readonly unknown[], most: number): void {
  if (Array.isArray(list) && list.length > 0 && list.length <= most) return;
  refuse('InvalidRoute', `${withArticle(kind)} must have 1 to ${most} ${what}, got ${Array.isArray(list) ? list.length : 'none'}; give them`, scope);
}

function parentOf(kind: RouteKind, { gateway, listenerSet, sectionName }: RouteProps, namespaceName?: string): ParentRefShape {
  if ((gateway === undefined) === (listenerSet === undefined)) {
    refuse('InvalidRoute', `${withArticle(kind)} must attach to a gateway or to a listenerSet, got ${gateway === undefined ? 'none' : 'both'}; give one`);
  }
  const ref = listenerSet === undefined ? gatewayRefOf(gateway) : undefined;
  const home = ref === undefined ? listenerSet!.namespaceName : ref.namespaceName;
  return {
    ...(ref === undefined ? { kind: 'ListenerSet', name: listenerSet!.listenerSetName } : { name: ref.gatewayName }),
    ...(home === namespaceName ? {} : { namespace: home }),
    ...(sectionName === undefined ? {} : { sectionName: checkSubdomain('listener name', sectionName) }),
  };
}

function withArticle(kind: RouteKind): string {
  return `${kind === 'HTTPRoute' ? 'an' : 'a'} ${kind}`;
}
