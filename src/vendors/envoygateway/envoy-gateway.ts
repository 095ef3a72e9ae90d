import { Proxies, proxyPods } from '../../model/data-plane';
import { GatewayController, GatewayIdentity, IGatewayController } from '../../model/gateway-controller';
import { podsIn } from '../../model/peer-term';
import { checkEnum, refuse } from '../../values/errors';
import { LabelSelector } from '../../values/label-selector';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { CLASS, CONTROLLER_LABELS, CONTROLLER_NAME, FIRST_UNPRIVILEGED_PORT, LABELS, NAMESPACE, PRIVILEGED_PORT_SHIFT, XDS_PORT } from './facts';

/**
 * Where Envoy Gateway runs its proxies.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/operations/gateway-namespace-mode/
 */
export enum DeployType {
  /** Beside the controller. */
  CONTROLLER_NAMESPACE = 'ControllerNamespace',
  /** In the namespace of each Gateway. */
  GATEWAY_NAMESPACE = 'GatewayNamespace',
}

/** How an Envoy Gateway is installed. */
export interface EnvoyGatewayProps {
  /**
   * The class its Gateways carry; whoever installs it makes the GatewayClass.
   *
   * @default "eg"
   */
  readonly gatewayClassName?: string;
  /**
   * The namespace of the controller.
   *
   * @default "envoy-gateway-system"
   */
  readonly namespaceName?: string;
  /**
   * Where the proxies run.
   *
   * @default DeployType.CONTROLLER_NAMESPACE
   */
  readonly deployType?: DeployType;
  /**
   * Whether all Gateways of the class share proxies (`mergeGateways` of its EnvoyProxy).
   *
   * @default false
   */
  readonly mergeGateways?: boolean;
}

/**
 * Envoy Gateway, for Gateways.
 *
 * @see https://gateway.envoyproxy.io/docs/
 */
export class EnvoyGateway implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: EnvoyGatewayProps = {}) {
    checkEnum('deployType', props.deployType, DeployType);
    if (props.mergeGateways === true && props.deployType === DeployType.GATEWAY_NAMESPACE) {
      // The controller refuses the pair as well.
      refuse('InvalidController', 'merged Gateways have no one namespace to deploy to, got mergeGateways with deployType GatewayNamespace; leave one out');
    }
    this.gatewayController = new EnvoyGatewayController(
      checkSubdomain('class', props.gatewayClassName ?? CLASS),
      checkDnsLabel('namespace name', props.namespaceName ?? NAMESPACE),
      props.deployType === DeployType.GATEWAY_NAMESPACE,
      props.mergeGateways === true,
    );
  }
}

class EnvoyGatewayController extends GatewayController {
  public constructor(
    public readonly gatewayClassName: string,
    private readonly namespaceName: string,
    private readonly besideGateway: boolean,
    private readonly merged: boolean,
  ) {
    super();
  }

  public _containerPort(listenerPort: number): number {
    return listenerPort < FIRST_UNPRIVILEGED_PORT ? listenerPort + PRIVILEGED_PORT_SHIFT : listenerPort;
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public _proxies(gateway: GatewayIdentity): Proxies {
    return proxyPods(
      `Envoy of Gateway ${gateway.namespaceName}/${gateway.name}`,
      this.besideGateway ? gateway.namespaceName : this.namespaceName,
      this.merged ? { [LABELS.gatewayClass]: gateway.gatewayClassName }
        : { [LABELS.gatewayName]: gateway.name, [LABELS.gatewayNamespace]: gateway.namespaceName },
      [{ peer: podsIn(this.namespaceName, LabelSelector.labels(CONTROLLER_LABELS)), ports: [XDS_PORT] }],
    );
  }
}
