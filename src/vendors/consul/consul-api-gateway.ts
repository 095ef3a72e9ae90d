import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { checkProps, refuse } from '../../values/errors';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { quoted } from '../../values/quoted';
import { CLASS, FIRST_UNPRIVILEGED_PORT, NAMESPACE } from './facts';
import { ConsulGateways } from './gateways';

/** How Consul is installed; the defaults are those of its Helm chart and CLI. */
export interface ConsulApiGatewayProps {
  /**
   * The class its Gateways carry.
   *
   * @default "consul"
   */
  readonly gatewayClassName?: string;
  /**
   * The namespace of Consul's servers.
   *
   * @default "consul"
   */
  readonly namespaceName?: string;
  /**
   * What is added in the pod to ports of listeners below 1024.
   *
   * `connectInject.apiGateway.managedGatewayClass.mapPrivilegedContainerPorts` of the chart, `mapPrivilegedContainerPorts` of the
   * GatewayClassConfig.
   *
   * @default 0
   */
  readonly mapPrivilegedContainerPorts?: number;
}

/**
 * Consul's API gateway, from version 2.0 of consul-k8s, for Gateways.
 *
 * @see https://developer.hashicorp.com/consul/docs/north-south/api-gateway/k8s/enable
 */
export class ConsulApiGateway implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: ConsulApiGatewayProps = {}) {
    checkProps('consul.ConsulApiGatewayProps', props);
    this.gatewayController = new ConsulGateways(
      checkSubdomain('class', props.gatewayClassName ?? CLASS),
      checkDnsLabel('namespace name', props.namespaceName ?? NAMESPACE),
      checkShift(props.mapPrivilegedContainerPorts ?? 0),
    );
  }
}

const LAST_PORT = 65535;
const LARGEST_SHIFT = LAST_PORT - FIRST_UNPRIVILEGED_PORT + 1;

function checkShift(shift: number): number {
  if (Number.isInteger(shift) && shift >= 0 && shift <= LARGEST_SHIFT) return shift;
  return refuse('InvalidController', `mapPrivilegedContainerPorts must be a whole number from 0 to ${LARGEST_SHIFT}, got ${quoted(shift)}; `
    + 'give what the GatewayClassConfig says');
}
