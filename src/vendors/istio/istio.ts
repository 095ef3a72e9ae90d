import { Proxies, proxyPods } from '../../model/data-plane';
import { GatewayController, GatewayIdentity, IGatewayController } from '../../model/gateway-controller';
import { checkProps } from '../../values/errors';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { CLASS, CONTROLLER_NAME, GATEWAY_NAME_LABEL, NAMESPACE } from './facts';
import { istiodIn } from './istiod';

/** How an Istio that serves Gateways is installed. */
export interface IstioProps {
  /**
   * The class its Gateways carry.
   *
   * @default "istio"
   */
  readonly gatewayClassName?: string;
  /**
   * The namespace of istiod.
   *
   * @default "istio-system"
   */
  readonly namespaceName?: string;
  /**
   * Whether it attaches ListenerSets.
   *
   * Istio does from 1.30 on, and settles conflicts between two of them from 1.30.4 on.
   *
   * @default true
   * @see https://istio.io/latest/news/releases/1.30.x/announcing-1.30/change-notes/
   */
  readonly listenerSets?: boolean;
}

/**
 * Istio, for Gateways; it deploys proxies for each, beside it.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export class Istio implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: IstioProps = {}) {
    checkProps('istio.IstioProps', props);
    this.gatewayController = new IstioGateway(
      checkSubdomain('class', props.gatewayClassName ?? CLASS),
      checkDnsLabel('namespace name', props.namespaceName ?? NAMESPACE),
      props.listenerSets !== false,
    );
  }
}

class IstioGateway extends GatewayController {
  public constructor(public readonly gatewayClassName: string, private readonly istiodNamespace: string, private readonly listenerSets: boolean) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public _proxies({ name, namespaceName }: GatewayIdentity): Proxies {
    return proxyPods(`Istio of Gateway ${namespaceName}/${name}`, namespaceName, { [GATEWAY_NAME_LABEL]: name }, [istiodIn(this.istiodNamespace)]);
  }

  public get _servesListenerSets(): boolean {
    return this.listenerSets;
  }
}
