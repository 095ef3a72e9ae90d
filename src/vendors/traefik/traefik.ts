import { API_SERVER_UPKEEP, proxyPods } from '../../model/data-plane';
import { GatewayController, IGatewayController } from '../../model/gateway-controller';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
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
   * Whether the plain entry point redirects everything by itself, so that no app has to.
   *
   * @default false
   */
  readonly entryPointRedirects?: boolean;
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
    const namespaceName = checkDnsLabel('namespace name', props.namespaceName ?? 'traefik');
    const proxies = proxyPods('Traefik', namespaceName, props.podLabels ?? podLabels(props.releaseName ?? RELEASE, namespaceName), [API_SERVER_UPKEEP]);
    this.ingressController = new TraefikIngress({
      ingressClassName: checkSubdomain('class', props.ingressClassName ?? CLASS),
      dataPlane: { ...proxies, ports: [ENTRY_POINTS.web.port, ENTRY_POINTS.websecure.port] },
      web: props.webEntryPoint ?? ENTRY_POINTS.web.name,
      websecure: props.websecureEntryPoint ?? ENTRY_POINTS.websecure.name,
      entryPointRedirects: props.entryPointRedirects === true,
    });
    this.gatewayController = new TraefikGateway({
      gatewayClassName: checkSubdomain('class', props.gatewayClassName ?? CLASS),
      proxies,
      listenerSets: props.listenerSets === true,
    });
  }
}
