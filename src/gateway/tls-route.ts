import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { backendOf } from '../kubernetes/backend';
import { Service } from '../kubernetes/service';
import { AppProtocol } from '../model/app-protocol';
import { checkProps } from '../values/errors';
import { UrlPath } from '../values/url-path';
import { defineRoute } from './define-route';
import { routeRules } from './emit-routes';
import { checkServed } from './gateway-api-version';
import { RouteProps } from './route-props';

/** What a TLSRoute is made of. */
export interface TLSRouteProps extends RouteProps {
  /** The Service that ends TLS: one written here, or any construct that holds one; of another namespace, a ReferenceGrant is written there. */
  readonly service: IConstruct;
  /**
   * The port of the Service.
   *
   * @default - its only TCP port
   */
  readonly servicePort?: number;
}

/**
 * A plain TLSRoute, exactly as written: TLS is passed on by the host asked for.
 *
 * It attaches to listeners of `Listener.tlsPassthrough`. No policy comes with it; for a whole front door use `ExposedApp` with
 * `AppProtocol.TLS_PASSTHROUGH`.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/tlsroute/
 */
export class TLSRoute extends Construct {
  /** Its name. */
  public readonly routeName: string;
  /** The TLSRoute itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: TLSRouteProps) {
    super(scope, id);
    checkProps('TLSRouteProps', props, this);
    checkServed('TLSRoute', this);
    const { routeName, apiObject } = defineRoute(this, id, 'TLSRoute', props, (hostname, namespaceName) => {
      const { backend } = backendOf(Service._viewOf(props.service), props.servicePort, { protocol: AppProtocol.TLS_PASSTHROUGH });
      return { rules: routeRules('TLSRoute', [{ hostname, path: UrlPath.of('/'), backend }], namespaceName), backends: [backend] };
    });
    this.routeName = routeName;
    this.apiObject = apiObject;
  }
}
