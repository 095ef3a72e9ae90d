import { Proxies, proxiesOnNodes, proxyPods } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { podsIn } from '../../model/peer-term';
import { checkProps, refuse } from '../../values/errors';
import { LabelSelector } from '../../values/label-selector';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { chartLabels, CLASS, containerPort, HOST_PORTS, MANIFEST_LABELS, NAMESPACE, XDS_PORT } from './facts';
import { ContourGateway } from './gateway';
import { ContourIngress } from './ingress';

/** How a Contour is installed; the defaults are those of its manifests. */
export interface ContourProps {
  /**
   * The namespace it runs in.
   *
   * @default "projectcontour"
   */
  readonly namespaceName?: string;
  /**
   * The release of its Helm chart, whose labels are others.
   *
   * @default - installed by manifests
   */
  readonly releaseName?: string;
  /**
   * Labels of its Envoy pods, all of them.
   *
   * @default - `app: envoy`, or those of the release
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * Whether its Envoys run on the host network, where they listen on 80 and 443.
   *
   * @default false - pods of their own, with host ports or without
   * @see https://projectcontour.io/docs/1.32/deploy-options/#host-networking
   */
  readonly hostNetwork?: boolean;
  /**
   * The class of the Ingresses it serves.
   *
   * @default "contour"
   */
  readonly ingressClassName?: string;
  /**
   * The class of the Gateway it serves.
   *
   * @default "contour"
   */
  readonly gatewayClassName?: string;
  /**
   * Whether the Gateway API is of the experimental channel, 1.5 or newer.
   *
   * Contour reads TLSRoutes and BackendTLSPolicies in versions that the standard channel does not serve.
   *
   * @default false
   */
  readonly experimentalChannel?: boolean;
}

/**
 * A Contour with its Envoys, for Ingresses and for one Gateway.
 *
 * @see https://projectcontour.io/docs/
 */
export class Contour implements IIngressController, IGatewayController {
  public readonly ingressController: IngressController;
  public readonly gatewayController: GatewayController;

  public constructor(props: ContourProps = {}) {
    checkProps('contour.ContourProps', props);
    const proxies = proxiesOf(props);
    this.ingressController = new ContourIngress(checkSubdomain('class', props.ingressClassName ?? CLASS), {
      ...proxies, ports: props.hostNetwork === true ? HOST_PORTS : HOST_PORTS.map(containerPort),
    });
    this.gatewayController = new ContourGateway({
      gatewayClassName: checkSubdomain('class', props.gatewayClassName ?? CLASS),
      proxies: () => proxies,
      experimentalChannel: props.experimentalChannel === true,
    });
  }
}

function proxiesOf({ namespaceName = NAMESPACE, releaseName, podLabels, hostNetwork }: ContourProps): Proxies {
  checkDnsLabel('namespace name', namespaceName);
  if (hostNetwork === true) {
    return podLabels === undefined ? proxiesOnNodes('Contour')
      : refuse('InvalidController', 'no label selects pods on the host network, got hostNetwork with podLabels; leave one out');
  }
  const labels = releaseName === undefined ? MANIFEST_LABELS
    : { envoy: chartLabels(releaseName, 'envoy'), contour: chartLabels(releaseName, 'contour') };
  return proxyPods('Contour', namespaceName, podLabels ?? labels.envoy,
    [{ peer: podsIn(namespaceName, LabelSelector.labels(labels.contour)), ports: [XDS_PORT] }]);
}
