import { addressRanges, loadBalancerAt, Proxies } from '../../model/data-plane';
import { PeerTerm } from '../../model/peer-term';
import { Cidr } from '../../values/cidr';
import { refuse } from '../../values/errors';
import { CALLERS } from './facts';
import { GatewayClass } from './gateway-class';

/** @internal */
export interface VpcFacts {
  readonly proxyOnlySubnets: readonly Cidr[];
  readonly addresses: readonly Cidr[];
  readonly dualStack: boolean;
}

/**
 * Who calls the pods behind a Gateway of the class, and where the Gateway itself is met.
 *
 * @internal
 */
export function loadBalancerOf(gatewayClass: string, { proxyOnlySubnets, addresses, dualStack }: VpcFacts): Proxies {
  const known = Object.values<string>(GatewayClass);
  if (!known.includes(gatewayClass)) {
    refuse('InvalidGateway', `a Gateway of GKE must have one of the classes ${known.join(', ')}, got "${gatewayClass}"; correct gatewayClassName`);
  }
  const ofFrontEnds = gatewayClass === GatewayClass.GLOBAL_EXTERNAL_MANAGED || gatewayClass === GatewayClass.GXLB;
  if (!ofFrontEnds && proxyOnlySubnets.length === 0) {
    refuse('NoProxyOnlySubnet', `a Gateway of class ${gatewayClass} calls from the proxy-only subnet of its VPC, which policies must let in, got none; `
      + 'give the ranges of the subnet as proxyOnlySubnetCidrs');
  }
  const ipv6 = ofFrontEnds ? [...CALLERS.ipv6HealthChecks, ...CALLERS.ipv6FrontEnds] : CALLERS.ipv6HealthChecks;
  const callers = [...CALLERS.ipv4, ...(dualStack ? ipv6 : [])].map((text) => Cidr.of(text));
  return loadBalancerAt(`load balancer ${gatewayClass}`, [...callers, ...(ofFrontEnds ? [] : proxyOnlySubnets)], frontOf(gatewayClass, addresses));
}

function frontOf(gatewayClass: string, addresses: readonly Cidr[]): PeerTerm | string {
  if (gatewayClass !== GatewayClass.RILB) return { kind: 'internet', excluding: [] };
  return addresses.length > 0 ? addressRanges(addresses)
    : 'an internal load balancer has no pods to name, and its address in the VPC is not known; give its controller addressCidrs';
}
