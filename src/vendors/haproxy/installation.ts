import { API_SERVER_UPKEEP, DataPlane, proxiesOnNodes, proxyPods } from '../../model/data-plane';
import { refuse } from '../../values/errors';
import { checkDnsLabel } from '../../values/names';
import { checkPortNumber } from '../../values/port-syntax';
import { podLabels } from './facts';

/** How an HAProxy controller is installed; the defaults are those of its Helm chart. */
export interface HaproxyProps {
  /**
   * The namespace its pods run in.
   *
   * @default - `haproxy-controller`; `ingress-controller` for HaproxyIngress
   */
  readonly namespaceName?: string;
  /**
   * The Helm release.
   *
   * @default - `haproxy-kubernetes-ingress`; `haproxy-ingress` for HaproxyIngress
   */
  readonly releaseName?: string;
  /**
   * Labels of its pods, all of them; `{ run: 'haproxy-ingress' }` where a manifest and no chart installed it.
   *
   * @default - `app.kubernetes.io/name: <chart>`, `app.kubernetes.io/instance: <release>`
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * The class of the Ingresses it serves.
   *
   * @default "haproxy"
   */
  readonly ingressClassName?: string;
  /**
   * Whether its pods are on the host network, where no selector finds them.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * The port it listens on for HTTP, in the pod.
   *
   * @default - 8080; 80 for HaproxyIngress
   */
  readonly httpPort?: number;
  /**
   * The port it listens on for TLS, in the pod.
   *
   * @default - 8443; 443 for HaproxyIngress
   */
  readonly httpsPort?: number;
}

/** @internal */
export interface HaproxyChart {
  readonly namespaceName: string;
  readonly chart: string;
  readonly release: string;
  readonly http: number;
  readonly https: number;
}

/**
 * Where the proxies of an installation are.
 *
 * @internal
 */
export function haproxyDataPlane(description: string, props: HaproxyProps, { namespaceName, chart, release, http, https }: HaproxyChart): DataPlane {
  const ports = [checkPortNumber(props.httpPort ?? http), checkPortNumber(props.httpsPort ?? https)];
  if (props.hostNetwork === true) {
    if (props.podLabels !== undefined) refuse('InvalidController', 'pods on the host network are found by no selector, got podLabels with hostNetwork; leave one out');
    return { ...proxiesOnNodes(description), ports };
  }
  const labels = props.podLabels ?? podLabels(chart, props.releaseName ?? release);
  return { ...proxyPods(description, checkDnsLabel('namespace name', props.namespaceName ?? namespaceName), labels, [API_SERVER_UPKEEP]), ports };
}
