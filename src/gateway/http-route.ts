import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { backendOf } from '../kubernetes/backend';
import { defineObject } from '../kubernetes/object';
import { Service } from '../kubernetes/service';
import { FrontDoor } from '../model/front-door';
import { sortedRoutes } from '../model/routes';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain, kebabCase } from '../values/names';
import { PathMatch, UrlPath } from '../values/url-path';
import { referenceGrants, routeDocument, routeRules } from './emit-routes';
import { ROUTE_LIMITS } from './facts';
import { gatewayRefOf, IGateway } from './gateway';
import { ListenerSet } from './listener-set';
import { ParentRefShape } from './shapes';

/** One path of an HTTPRoute, and the Service behind it. */
export interface HTTPRouteRule {
  /** The Service: one written here, or any construct that holds one; of another namespace, a ReferenceGrant is written there. */
  readonly service: IConstruct;
  /**
   * The port of the Service.
   *
   * @default - its only TCP port
   */
  readonly servicePort?: number;
  /**
   * The path, beginning with `/`.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * Whether longer paths match too.
   *
   * @default PathMatch.PREFIX
   */
  readonly pathMatch?: PathMatch;
}

/** What an HTTPRoute is made of. */
export interface HTTPRouteProps {
  /** Paths and the Services behind them; at most 16. */
  readonly rules: HTTPRouteRule[];
  /** The hosts; at most 16. */
  readonly hostnames: string[];
  /**
   * The Gateway it attaches to.
   *
   * @default - that of `listenerSet`; one of both is needed
   */
  readonly gateway?: IGateway;
  /**
   * The ListenerSet it attaches to.
   *
   * @default - it attaches to `gateway`
   */
  readonly listenerSet?: ListenerSet;
  /**
   * The listener it attaches to.
   *
   * @default - every listener that admits it
   */
  readonly sectionName?: string;
  /**
   * Name of the HTTPRoute.
   *
   * @default - the construct id in kebab-case
   */
  readonly routeName?: string;
}

/**
 * A plain HTTPRoute, exactly as written.
 *
 * No certificate, no redirect and no policy comes with it. For a whole front door use `ExposedApp` or `TlsIngress`.
 */
export class HTTPRoute extends Construct {
  /** Its name. */
  public readonly routeName: string;
  /** The HTTPRoute itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id);
    const namespaceName = Chart.of(this).namespace;
    this.routeName = within(this, () => checkSubdomain('route name', props?.routeName ?? kebabCase(id)));
    refuseCount(this, 'hostnames', props?.hostnames, ROUTE_LIMITS.hostnames);
    refuseCount(this, 'rules', props.rules, ROUTE_LIMITS.rules);
    const hostnames = within(this, () => props.hostnames.map((hostname) => Hostname.of(hostname)));
    const routes = within(this, () => sortedRoutes(props.rules.map((rule) => ({
      hostname: hostnames[0],
      path: UrlPath.of(rule?.path ?? '/', rule?.pathMatch),
      backend: backendOf(Service._viewOf(rule?.service), rule?.servicePort).backend,
    })), this));
    const sectionName = props.sectionName === undefined ? undefined : within(this, () => checkSubdomain('listener name', props.sectionName!));
    this.apiObject = defineObject(this, 'Resource', routeDocument('HTTPRoute', this.routeName, namespaceName, {
      parentRefs: [{ ...parentOf(this, props, namespaceName), ...(sectionName === undefined ? {} : { sectionName }) }],
      hostnames: hostnames.map(String).sort(),
      rules: routeRules('HTTPRoute', routes, namespaceName),
    }));
    const door: FrontDoor = { scope: this, name: this.routeName, namespaceName, mainHostname: hostnames[0], routes, redirect: false };
    for (const grant of referenceGrants(door)) defineObject(grant.scope as Construct, `${grant.kind}-${grant.metadata.name}`, grant);
  }
}

function refuseCount(scope: Construct, what: string, list: readonly unknown[], most: number): void {
  if (!Array.isArray(list) || list.length === 0 || list.length > most) {
    refuse('InvalidRoute', `an HTTPRoute must have 1 to ${most} ${what}, got ${Array.isArray(list) ? list.length : 'none'}; give them`, scope);
  }
}

function parentOf(scope: Construct, props: HTTPRouteProps, namespaceName?: string): ParentRefShape {
  if ((props.gateway === undefined) === (props.listenerSet === undefined)) {
    refuse('InvalidRoute', `an HTTPRoute must attach to a gateway or to a listenerSet, got ${props.gateway === undefined ? 'none' : 'both'}; give one`, scope);
  }
  const gateway = props.listenerSet === undefined ? within(scope, () => gatewayRefOf(props.gateway)) : undefined;
  const [kind, name, home] = gateway === undefined
    ? ['ListenerSet', props.listenerSet!.listenerSetName, props.listenerSet!.namespaceName]
    : [undefined, gateway.gatewayName, gateway.namespaceName];
  return { ...(kind === undefined ? {} : { kind }), name, ...(home === namespaceName ? {} : { namespace: home }) };
}
