import { grpcMethodOf } from '../../gateway/grpc-method';
import { AppProtocol } from '../../model/app-protocol';
import { Proxies, proxyPods } from '../../model/data-plane';
import { FrontDoor, refuseProtocol, RouteDifference } from '../../model/front-door';
import { GatewayController, GatewayIdentity, IGatewayController } from '../../model/gateway-controller';
import { podsIn } from '../../model/peer-term';
import { checkProps, refuse } from '../../values/errors';
import { LabelExpression } from '../../values/label-expression';
import { LabelSelector } from '../../values/label-selector';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { FABRIC, FABRIC_CONTROL_PLANE, FABRIC_PROXY_LABEL, LONGEST_LABEL_VALUE } from './facts';

/** How an NGINX Gateway Fabric is installed. */
export interface NginxGatewayFabricProps {
  /**
   * The namespace of its control plane; proxies run beside their Gateway.
   *
   * @default "nginx-gateway"
   */
  readonly namespaceName?: string;
  /**
   * The class its Gateways carry.
   *
   * @default "nginx"
   */
  readonly gatewayClassName?: string;
  /**
   * Whether it attaches ListenerSets: it does from 2.6 on, with Gateway API 1.5.
   *
   * @default true
   * @see https://docs.nginx.com/nginx-gateway-fabric/traffic-management/listener-sets/
   */
  readonly listenerSets?: boolean;
  /**
   * Whether it speaks h2c to apps beside gRPC: it does from 2.7 on.
   *
   * @default true
   * @see https://docs.nginx.com/nginx-gateway-fabric/traffic-management/upstream-http2-appprotocol/
   */
  readonly upstreamHttp2?: boolean;
}

/**
 * NGINX Gateway Fabric 2, for Gateways.
 *
 * @see https://docs.nginx.com/nginx-gateway-fabric/
 */
export class NginxGatewayFabric implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: NginxGatewayFabricProps = {}) {
    checkProps('nginx.NginxGatewayFabricProps', props);
    this.gatewayController = new FabricController(
      checkSubdomain('class', props.gatewayClassName ?? FABRIC.className),
      checkDnsLabel('namespace name', props.namespaceName ?? FABRIC.namespaceName),
      props.listenerSets !== false,
      props.upstreamHttp2 !== false,
    );
  }
}

class FabricController extends GatewayController {
  public constructor(
    public readonly gatewayClassName: string,
    private readonly namespaceName: string,
    private readonly listenerSets: boolean,
    private readonly upstreamHttp2: boolean,
  ) {
    super();
  }

  public get controllerName(): string {
    return FABRIC.controllerName;
  }

  public _proxies({ name, namespaceName, gatewayClassName }: GatewayIdentity): Proxies {
    const { label, names, agentPort } = FABRIC_CONTROL_PLANE;
    return proxyPods(`NGINX of Gateway ${namespaceName}/${name}`, namespaceName, { [FABRIC_PROXY_LABEL]: proxyName(name, gatewayClassName) }, [
      { peer: podsIn(this.namespaceName, LabelSelector.of({ matchExpressions: [LabelExpression.isIn(label, names)] })), ports: [agentPort] },
    ]);
  }

  public get _servesListenerSets(): boolean {
    return this.listenerSets;
  }

  public _refusal(protocol: AppProtocol): { readonly why: string; readonly mend: string } | undefined {
    if (protocol !== AppProtocol.H2C || this.upstreamHttp2) return undefined;
    return { why: 'it speaks HTTP/2 to backends of an HTTPRoute from 2.7 on', mend: 'use HTTP, or a newer release and leave upstreamHttp2: false out' };
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    refuseWholeServices(door);
    return [];
  }
}

function proxyName(gatewayName: string, className: string): string {
  const name = `${gatewayName}-${className}`;
  return name.length <= LONGEST_LABEL_VALUE ? name
    : refuse('InvalidController', `${FABRIC.name} names proxies after their Gateway and class, of at most ${LONGEST_LABEL_VALUE} characters together, got "${name}"; `
      + 'shorten the name of the Gateway');
}

/** @see https://docs.nginx.com/nginx-gateway-fabric/overview/gateway-api-compatibility/#grpcroute */
function refuseWholeServices({ routes, scope }: FrontDoor): void {
  for (const { path, backend: { protocol } } of routes) {
    const match = protocol === AppProtocol.GRPC ? grpcMethodOf(path) : undefined;
    if (match === undefined || match.method !== undefined) continue;
    refuseProtocol(FABRIC.name, protocol, `it matches a method or a whole host, got the service "${path.text}"`,
      'name its methods one by one, as in "/shop.Cart/Add", or leave the path out', scope);
  }
}
