import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { backendOf } from '../kubernetes/backend';
import { Service } from '../kubernetes/service';
import { sortedRoutes } from '../model/routes';
import { checkProps } from '../values/errors';
import { PathMatch, UrlPath } from '../values/url-path';
import { checkCount, defineRoute } from './define-route';
import { routeRules } from './emit-routes';
import { ROUTE_LIMITS } from './facts';
import { RouteProps } from './route-props';

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
export interface HTTPRouteProps extends RouteProps {
  /** Paths and the Services behind them; at most 16. */
  readonly rules: HTTPRouteRule[];
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
    checkProps('HTTPRouteProps', props, this);
    const { routeName, apiObject } = defineRoute(this, id, 'HTTPRoute', props, (hostname, namespaceName) => {
      checkCount(this, 'HTTPRoute', 'rules', props.rules, ROUTE_LIMITS.rules);
      const routes = sortedRoutes(props.rules.map((rule) => ({
        hostname,
        path: UrlPath.of(rule?.path ?? '/', rule?.pathMatch),
        backend: backendOf(Service._viewOf(rule?.service), rule?.servicePort).backend,
      })), this);
      return { rules: routeRules('HTTPRoute', routes, namespaceName), backends: routes.map(({ backend }) => backend) };
    });
    this.routeName = routeName;
    this.apiObject = apiObject;
  }
}
