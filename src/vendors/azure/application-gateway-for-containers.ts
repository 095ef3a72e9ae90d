import { loadBalancerAt } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { Cidr } from '../../values/cidr';
import { checkProps, refuse } from '../../values/errors';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { quoted } from '../../values/quoted';
import { CLASS } from './facts';
import { AgcGateway } from './gateway';

/** How an Application Gateway for Containers is set up. */
export interface ApplicationGatewayForContainersProps {
  /** The ranges of the subnet it is associated with, from which it calls. */
  readonly associationSubnetCidrs: string[];
  /**
   * The ApplicationLoadBalancer that serves Gateways written here.
   *
   * @default - none: only Gateways written elsewhere are referenced
   */
  readonly albName?: string;
  /**
   * The namespace of that ApplicationLoadBalancer; the two are given together.
   *
   * @default - none
   */
  readonly albNamespace?: string;
  /**
   * Whether it attaches ListenerSets: the ALB Controller does from 1.13 on.
   *
   * @default false
   * @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/alb-controller-release-notes
   */
  readonly listenerSets?: boolean;
  /**
   * The class its Gateways carry.
   *
   * @default "azure-alb-external"
   */
  readonly gatewayClassName?: string;
}

/**
 * Azure's Application Gateway for Containers, for Gateways.
 *
 * @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/overview
 */
export class ApplicationGatewayForContainers implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: ApplicationGatewayForContainersProps) {
    checkProps('azure.ApplicationGatewayForContainersProps', props);
    // Its frontends have public addresses alone.
    const front = { kind: 'internet', excluding: [] } as const;
    this.gatewayController = new AgcGateway({
      gatewayClassName: checkSubdomain('class', props.gatewayClassName ?? CLASS),
      proxies: loadBalancerAt('an Application Gateway for Containers', subnets(props.associationSubnetCidrs), front),
      listenerSets: props.listenerSets === true,
      alb: albOf(props),
    });
  }
}

function subnets(texts: string[]): Cidr[] {
  return Array.isArray(texts) && texts.length > 0 ? texts.map((text) => Cidr.of(text))
    : refuse('NoSubnets', `an Application Gateway for Containers calls from the subnet it is associated with, which policies must let in, got ${quoted(texts)}; `
      + 'give its ranges as associationSubnetCidrs');
}

function albOf({ albName, albNamespace }: ApplicationGatewayForContainersProps): { name: string; namespaceName: string } | undefined {
  if (albName === undefined && albNamespace === undefined) return undefined;
  return albName !== undefined && albNamespace !== undefined
    ? { name: checkSubdomain('albName', albName), namespaceName: checkDnsLabel('albNamespace', albNamespace) }
    : refuse('InvalidController', `albName and albNamespace must be given together, got ${albName === undefined ? 'albNamespace' : 'albName'} alone; give both`);
}
