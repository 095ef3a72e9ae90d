import { addressRanges, loadBalancerAt, Proxies, proxiesOnNodes } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { PeerTerm } from '../../model/peer-term';
import { Cidr } from '../../values/cidr';
import { checkEnum, checkProps, refuse } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { quoted } from '../../values/quoted';
import { CLASS, GATEWAY_CLASS, GROUP_NAME } from './facts';
import { AlbGateway } from './gateway';
import { AlbIngress } from './ingress';

/** What requests are sent to. */
export enum TargetType {
  /** The nodes, on a node port of the Service; whatever node a pod runs on. */
  INSTANCE = 'instance',
  /** The pods themselves, where they have addresses of the VPC. */
  IP = 'ip',
}

/** From where a load balancer is reached. */
export enum Scheme {
  /** From the VPC. */
  INTERNAL = 'internal',
  /** From the internet. */
  INTERNET_FACING = 'internet-facing',
}

/** How Application Load Balancers are made; the defaults are the controller's. */
export interface ApplicationLoadBalancerProps {
  /**
   * What requests are sent to.
   *
   * @default TargetType.INSTANCE
   */
  readonly targetType?: TargetType;
  /**
   * From where they are reached.
   *
   * A Gateway has it from its LoadBalancerConfiguration, which must say the same.
   *
   * @default Scheme.INTERNAL
   */
  readonly scheme?: Scheme;
  /**
   * The ranges of the subnets they stand in; needed with `TargetType.IP`.
   *
   * They call from there, and are met there where they are internal.
   *
   * @default - not known
   */
  readonly subnetCidrs?: string[];
  /**
   * The IngressGroup: its Ingresses, of all apps, share one load balancer; whoever may write Ingresses can join it.
   *
   * @default - a load balancer for each app
   */
  readonly groupName?: string;
  /**
   * The certificates of Ingresses, by their names in AWS Certificate Manager or IAM.
   *
   * @default - found in AWS Certificate Manager by the hosts
   */
  readonly certificateArns?: string[];
  /**
   * The class of the Ingresses.
   *
   * @default "alb"
   */
  readonly ingressClassName?: string;
  /**
   * The class of the Gateways; whoever installs the controller makes it.
   *
   * @default "aws-alb-gateway-class"
   */
  readonly gatewayClassName?: string;
}

/**
 * Application Load Balancers, for Ingresses and for Gateways.
 *
 * The AWS Load Balancer Controller makes them.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/
 */
export class ApplicationLoadBalancer implements IIngressController, IGatewayController {
  public readonly ingressController: IngressController;
  public readonly gatewayController: GatewayController;

  public constructor(props: ApplicationLoadBalancerProps = {}) {
    checkProps('aws.ApplicationLoadBalancerProps', props);
    checkEnum('targetType', props.targetType, TargetType);
    checkEnum('scheme', props.scheme, Scheme);
    const targetsPods = props.targetType === TargetType.IP;
    const internetFacing = props.scheme === Scheme.INTERNET_FACING;
    const proxies = proxiesOf(targetsPods, internetFacing, (props.subnetCidrs ?? []).map((text) => Cidr.of(text)));
    this.ingressController = new AlbIngress({
      ingressClassName: checkSubdomain('class', props.ingressClassName ?? CLASS),
      dataPlane: { ...proxies, ports: [80, 443] },
      targetsPods,
      internetFacing,
      groupName: props.groupName === undefined ? undefined : checkGroupName(props.groupName),
      certificateArns: (props.certificateArns ?? []).map(checkCertificateArn),
    });
    this.gatewayController = new AlbGateway({
      gatewayClassName: checkSubdomain('class', props.gatewayClassName ?? GATEWAY_CLASS), proxies, targetsPods,
    });
  }
}

function proxiesOf(targetsPods: boolean, internetFacing: boolean, subnets: readonly Cidr[]): Proxies {
  const description = 'an Application Load Balancer';
  const known = subnets.length > 0;
  if (targetsPods && !known) {
    refuse('NoSubnets', 'a load balancer that sends requests to pods calls from its subnets, which policies must let in, got no subnetCidrs; '
      + 'give the ranges of all its subnets');
  }
  const front: PeerTerm | string = internetFacing ? { kind: 'internet', excluding: [] }
    : known ? addressRanges(subnets) : 'an internal load balancer has no pods to name, and its subnets are not known; give it subnetCidrs';
  // To a node port requests come with the address of the node that takes them on.
  return targetsPods ? loadBalancerAt(description, subnets, front) : { ...proxiesOnNodes(description), front };
}

function checkGroupName(name: string): string {
  return typeof name === 'string' && name.length <= GROUP_NAME.longest && GROUP_NAME.pattern.test(name) ? name
    : refuse('InvalidName', `groupName must be at most ${GROUP_NAME.longest} characters, got ${quoted(name)}; use "a" to "z", "0" to "9", and "-" and "." inside`);
}

function checkCertificateArn(arn: string): string {
  return typeof arn === 'string' && /^arn:aws[-a-z]*:(acm|iam):[^,\s]+$/.test(arn) ? arn
    : refuse('InvalidController', `certificateArns must be ARNs of certificates, got ${quoted(arn)}; write them like "arn:aws:acm:eu-central-1:123456789012:certificate/…"`);
}
