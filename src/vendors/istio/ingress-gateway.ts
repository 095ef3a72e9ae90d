import { proxyPods } from '../../model/data-plane';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { checkProps } from '../../values/errors';
import { checkDnsLabel, checkSubdomain } from '../../values/names';
import { chartGateway, CLASS, INSTALLED_GATEWAY, NAMESPACE } from './facts';
import { IstioIngress } from './ingress';
import { istiodIn } from './istiod';

/** How an ingress gateway of Istio is installed; the defaults are those of istioctl. */
export interface IngressGatewayProps {
  /**
   * The namespace its pods run in, and where it reads Secrets.
   *
   * @default "istio-system"
   */
  readonly namespaceName?: string;
  /**
   * The namespace of istiod.
   *
   * @default "istio-system"
   */
  readonly istiodNamespaceName?: string;
  /**
   * The release of the `gateway` Helm chart, whose labels and ports are others.
   *
   * @default - installed by istioctl
   */
  readonly releaseName?: string;
  /**
   * Labels of its pods, all of them.
   *
   * @default - `app: istio-ingressgateway`, `istio: ingressgateway`, or those of the release
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * The class of the Ingresses it serves.
   *
   * Its IngressClass, which names the controller `istio.io/ingress-controller`, must exist.
   *
   * @default "istio"
   */
  readonly ingressClassName?: string;
  /**
   * A Secret in its namespace with a certificate for the names of all apps.
   *
   * @default - none, and apps that want TLS are refused
   * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/#tls
   */
  readonly tlsSecretName?: string;
}

/**
 * An ingress gateway of Istio, for Ingresses.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/
 */
export class IngressGateway implements IIngressController {
  public readonly ingressController: IngressController;

  public constructor(props: IngressGatewayProps = {}) {
    checkProps('istio.IngressGatewayProps', props);
    const { releaseName, tlsSecretName } = props;
    const namespaceName = checkDnsLabel('namespace name', props.namespaceName ?? NAMESPACE);
    const { labels, ports } = releaseName === undefined ? INSTALLED_GATEWAY : chartGateway(releaseName);
    const istiod = istiodIn(checkDnsLabel('namespace name', props.istiodNamespaceName ?? NAMESPACE));
    this.ingressController = new IstioIngress({
      ingressClassName: checkSubdomain('class', props.ingressClassName ?? CLASS),
      dataPlane: { ...proxyPods('Istio', namespaceName, props.podLabels ?? labels, [istiod]), ports },
      secretsNamespace: namespaceName,
      tlsSecretName: tlsSecretName === undefined ? undefined : checkSubdomain('Secret name', tlsSecretName),
    });
  }
}
