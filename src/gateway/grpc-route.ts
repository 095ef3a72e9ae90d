import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { backendOf } from '../kubernetes/backend';
import { Service } from '../kubernetes/service';
import { AppProtocol } from '../model/app-protocol';
import { checkProps, refuse } from '../values/errors';
import { compareText } from '../values/text-order';
import { checkCount, defineRoute } from './define-route';
import { grpcRouteRule } from './emit-routes';
import { ROUTE_LIMITS } from './facts';
import { grpcMethod } from './grpc-method';
import { RouteProps } from './route-props';

/** Some methods of a GRPCRoute, and the Service behind them. */
export interface GRPCRouteRule {
  /** The Service: one written here, or any construct that holds one; of another namespace, a ReferenceGrant is written there. */
  readonly service: IConstruct;
  /**
   * The port of the Service.
   *
   * @default - its only TCP port
   */
  readonly servicePort?: number;
  /**
   * The gRPC service, such as `shop.Cart`.
   *
   * @default - every one
   */
  readonly grpcService?: string;
  /**
   * The method, such as `Add`.
   *
   * @default - every one
   */
  readonly grpcMethod?: string;
}

/** What a GRPCRoute is made of. */
export interface GRPCRouteProps extends RouteProps {
  /** Methods and the Services behind them; at most 16. */
  readonly rules: GRPCRouteRule[];
}

/**
 * A plain GRPCRoute, exactly as written.
 *
 * No certificate and no policy comes with it, and the port of the Service must say by its `appProtocol` that it speaks HTTP/2
 * without TLS. For a whole front door use `ExposedApp` with `AppProtocol.GRPC`.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export class GRPCRoute extends Construct {
  /** Its name. */
  public readonly routeName: string;
  /** The GRPCRoute itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: GRPCRouteProps) {
    super(scope, id);
    checkProps('GRPCRouteProps', props, this);
    const { routeName, apiObject } = defineRoute(this, id, 'GRPCRoute', props, (_, namespaceName) => {
      checkCount(this, 'GRPCRoute', 'rules', props.rules, ROUTE_LIMITS.rules);
      const rules = sortedRules(props.rules);
      return {
        rules: rules.map(({ method, backend }) => grpcRouteRule(method, backend, namespaceName)),
        backends: rules.map(({ backend }) => backend),
      };
    });
    this.routeName = routeName;
    this.apiObject = apiObject;
  }
}

/** By service, then method, so that the order of a list never shows. */
function sortedRules(rules: readonly GRPCRouteRule[]) {
  const read = rules.map((rule) => ({
    key: `${rule?.grpcService ?? ''}/${rule?.grpcMethod ?? ''}`,
    method: grpcMethod(rule?.grpcService, rule?.grpcMethod),
    backend: backendOf(Service._viewOf(rule?.service), rule?.servicePort, { protocol: AppProtocol.GRPC }).backend,
  })).sort((a, b) => compareText(a.key, b.key));
  const twin = read.find(({ key }, at) => read[at + 1]?.key === key);
  if (twin !== undefined) refuse('SameRoute', `two rules must differ in gRPC service or method, got ${twin.key} twice; leave one out`);
  return read;
}
