import { API_SERVER_UPKEEP, proxiesOnNodes, proxyPods } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { checkProps } from '../../values/errors';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { Port } from '../../values/port';
import { CLASS, ENTRY_POINTS, podLabels, RELEASE } from './facts';
import { TraefikGateway } from './gateway';
import { TraefikIngress } from './ingress';

/** How a Traefik is installed; the defaults are those of its Helm chart. */
export interface TraefikProps {
  /**
   * The namespace its pods run in; `kube-system` on k3s.
   *
   * @default "traefik"
   */
  readonly namespaceName?: string;
  /**
   * The Helm release.
   *
   * @default "traefik"
   */
  readonly releaseName?: string;
  /**
   * Labels of its pods, all of them.
   *
   * @default - `app.kubernetes.io/name: traefik`, `app.kubernetes.io/instance: <release>-<namespace>`
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * The class of the Ingresses it serves.
   *
   * @default "traefik"
   */
  readonly ingressClassName?: string;
  /**
   * The class of the Gateways it serves.
   *
   * @default "traefik"
   */
  readonly gatewayClassName?: string;
  /**
   * Whether its pods are on the host network, so that they come with the addresses of their nodes.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * The entry point for plain HTTP.
   *
   * @default "web"
   */
  readonly webEntryPoint?: string;
  /**
   * The entry point for TLS.
   *
   * @default "websecure"
   */
  readonly websecureEntryPoint?: string;
  /**
   * The port of the entry point for plain HTTP, as it is in the pod.
   *
   * @default 8000
   */
  readonly webPort?: number;
  /**
   * The port of the entry point for TLS, as it is in the pod.
   *
   * @default 8443
   */
  readonly websecurePort?: number;
  /**
   * Whether the plain entry point redirects everything by itself, so that no app has to.
   *
   * @default false
   */
  readonly entryPointRedirects?: boolean;
  /**
   * Whether it compares prefixes by path elements (`providers.kubernetesIngress.strictPrefixMatching`), as an Ingress means them.
   *
   * @default false
   */
  readonly strictPrefixMatching?: boolean;
  /**
   * Whether it attaches ListenerSets: Traefik does from 3.8 on.
   *
   * @default false
   * @see https://doc.traefik.io/traefik/v3.8/reference/routing-configuration/kubernetes/gateway-api/
   */
  readonly listenerSets?: boolean;
}

/**
 * Traefik Proxy v3, for Ingresses and for Gateways.
 *
 * @see https://doc.traefik.io/traefik/
 */
export class Traefik implements IIngressController, IGatewayController {
  public readonly ingressController: IngressController;
  public readonly gatewayController: GatewayController;

  public constructor(props: TraefikProps = {}) {
    checkProps('traefik.TraefikProps', props);
    const namespaceName = checkDnsLabel('namespace name', props.namespaceName ?? 'traefik');
    const proxies = props.hostNetwork === true ? proxiesOnNodes('Traefik')
      : proxyPods('Traefik', namespaceName, props.podLabels ?? podLabels(props.releaseName ?? RELEASE, namespaceName), [API_SERVER_UPKEEP]);
    const ports = { web: portOf(props.webPort, ENTRY_POINTS.web.port), websecure: portOf(props.websecurePort, ENTRY_POINTS.websecure.port) };
    this.ingressController = new TraefikIngress({
      ingressClassName: checkSubdomain('class', props.ingressClassName ?? CLASS),
      dataPlane: { ...proxies, ports: [ports.web, ports.websecure] },
      web: props.webEntryPoint ?? ENTRY_POINTS.web.name,
      websecure: props.websecureEntryPoint ?? ENTRY_POINTS.websecure.name,
      entryPointRedirects: props.entryPointRedirects === true,
      strictPrefixMatching: props.strictPrefixMatching === true,
    });
    this.gatewayController = new TraefikGateway({
      gatewayClassName: checkSubdomain('class', props.gatewayClassName ?? CLASS),
      proxies,
      ports,
      listenerSets: props.listenerSets === true,
    });
  }
}

function portOf(given: number | undefined, usual: number): number {
  return given === undefined ? usual : Port.tcp(given).firstPort!;
}
