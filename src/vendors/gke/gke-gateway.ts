import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { Cidr } from '../../values/cidr';
import { checkEnum, checkProps, refuse } from '../../values/errors';
import { checkDnsLabel } from '../../values/names';
import { GkeGatewayController } from './gateway';
import { GatewayClass } from './gateway-class';
import { loadBalancerOf } from './load-balancer';

/** How Gateways are served on a GKE cluster. */
export interface GkeGatewayProps {
  /** The class they carry, and so the kind of load balancer. */
  readonly gatewayClass: GatewayClass;
  /**
   * The ranges of the proxy-only subnet; needed for regional and internal classes.
   *
   * Their load balancers call from there.
   *
   * @see https://cloud.google.com/load-balancing/docs/proxy-only-subnets
   * @default - none
   */
  readonly proxyOnlySubnetCidrs?: string[];
  /**
   * Where internal load balancers have their addresses.
   *
   * For callers inside the cluster; the subnet, or the address itself.
   *
   * @default - not known: callers inside the cluster cannot be let out to them
   */
  readonly addressCidrs?: string[];
  /**
   * Whether pods have IPv6 addresses too.
   *
   * @default false
   */
  readonly dualStack?: boolean;
  /**
   * The certificate map of Certificate Manager that has the certificates.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/secure-gateway
   * @default - the Secrets that listeners name
   */
  readonly certificateMap?: string;
}

/**
 * The Gateway controller of GKE, for Gateways of one cluster.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/gateway-api
 */
export class GkeGateway implements IGatewayController {
  public readonly gatewayController: GatewayController;

  public constructor(props: GkeGatewayProps) {
    checkProps('gke.GkeGatewayProps', props);
    if (props.gatewayClass === undefined) refuse('InvalidController', 'a controller of GKE must have a gatewayClass, got nothing; give one of gke.GatewayClass');
    checkEnum('gatewayClass', props.gatewayClass, GatewayClass);
    const facts = {
      gatewayClassName: props.gatewayClass,
      proxyOnlySubnets: cidrsOf(props.proxyOnlySubnetCidrs),
      addresses: cidrsOf(props.addressCidrs),
      dualStack: props.dualStack === true,
      certificateMap: props.certificateMap === undefined ? undefined : checkDnsLabel('certificateMap', props.certificateMap),
    };
    // What the class needs is asked for here, not where a Gateway first uses it.
    loadBalancerOf(props.gatewayClass, facts);
    this.gatewayController = new GkeGatewayController(facts);
  }
}

function cidrsOf(texts: string[] = []): Cidr[] {
  return texts.map((text) => Cidr.of(text));
}
