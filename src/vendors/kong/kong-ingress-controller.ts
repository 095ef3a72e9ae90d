import { API_SERVER_UPKEEP, DataPlane, proxiesOnNodes, proxyPods } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { checkEnum, checkProps, refuse } from '../../values/errors';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { checkPortNumber } from '../../values/port-syntax';
import { CLASS, NAMESPACE, podLabels, PROXY, RELEASE } from './facts';
import { KongGateway } from './gateway';
import { KongIngress } from './ingress';

/**
 * The Helm chart that a Kong was installed with.
 *
 * @see https://github.com/Kong/charts
 */
export enum KongChart {
  /** `kong/ingress`: the controller in pods of its own, beside the proxies. */
  INGRESS = 'ingress',
  /** `kong/kong`: the controller in the pods of the proxies. */
  KONG = 'kong',
}

/** How a Kong Ingress Controller is installed; the defaults are its documents'. */
export interface KongIngressControllerProps {
  /**
   * The namespace its proxies run in.
   *
   * @default "kong"
   */
  readonly namespaceName?: string;
  /**
   * The chart it was installed with.
   *
   * @default KongChart.INGRESS
   */
  readonly chart?: KongChart;
  /**
   * The Helm release.
   *
   * @default "kong"
   */
  readonly releaseName?: string;
  /**
   * Labels of the proxies' pods, all of them.
   *
   * @default - `app.kubernetes.io/name: gateway` (`kong` with KongChart.KONG), `app.kubernetes.io/component: app`, `app.kubernetes.io/instance: <release>`
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * The class of the Ingresses it serves.
   *
   * @default "kong"
   */
  readonly ingressClassName?: string;
  /**
   * The class of the Gateways it serves; whoever installs it makes the GatewayClass.
   *
   * @default "kong"
   */
  readonly gatewayClassName?: string;
  /**
   * Whether the proxies are on the host network, where no selector finds them.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * The port the proxies listen on for HTTP, in the pod.
   *
   * @default - 8000; 80 on the host network, where clients meet it
   */
  readonly httpPort?: number;
  /**
   * The port the proxies listen on for TLS, in the pod.
   *
   * @default - 8443; 443 on the host network, where clients meet it
   */
  readonly httpsPort?: number;
}

/**
 * Kong Ingress Controller, for Ingresses and for Gateways.
 *
 * It configures a Kong Gateway, the proxies.
 *
 * @see https://developer.konghq.com/kubernetes-ingress-controller/
 */
export class KongIngressController implements IIngressController, IGatewayController {
  public readonly ingressController: IngressController;
  public readonly gatewayController: GatewayController;

  public constructor(props: KongIngressControllerProps = {}) {
    checkProps('kong.KongIngressControllerProps', props);
    const dataPlane = dataPlaneOf(props);
    this.ingressController = new KongIngress(checkSubdomain('class', props.ingressClassName ?? CLASS), dataPlane);
    this.gatewayController = new KongGateway(checkSubdomain('class', props.gatewayClassName ?? CLASS), dataPlane);
  }
}

function dataPlaneOf(props: KongIngressControllerProps): DataPlane {
  checkEnum('chart', props.chart, KongChart);
  const [plain, tls] = props.hostNetwork === true ? [80, 443] : [PROXY.http.port, PROXY.https.port];
  const ports = [checkPortNumber(props.httpPort ?? plain), checkPortNumber(props.httpsPort ?? tls)];
  if (props.hostNetwork === true) {
    if (props.podLabels !== undefined) refuse('InvalidController', 'pods on the host network are found by no selector, got podLabels with hostNetwork; leave one out');
    return { ...proxiesOnNodes('Kong'), ports };
  }
  const inOnePod = props.chart === KongChart.KONG;
  const labels = props.podLabels ?? podLabels(inOnePod ? 'kong' : 'gateway', props.releaseName ?? RELEASE);
  const namespaceName = checkDnsLabel('namespace name', props.namespaceName ?? NAMESPACE);
  return { ...proxyPods('Kong', namespaceName, labels, inOnePod ? [API_SERVER_UPKEEP] : []), ports };
}
