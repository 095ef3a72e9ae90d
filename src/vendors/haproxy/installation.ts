/** How an HAProxy controller is installed; by its Helm chart, unless said otherwise. */
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
   * Labels of its pods, all of them.
   *
   * Where HAProxy Technologies' manifest and no chart installed it: `{ run: 'haproxy-ingress' }`.
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
   * @default - 8080; 80 for HaproxyIngress, and on the host network, where clients meet it
   */
  readonly httpPort?: number;
  /**
   * The port it listens on for TLS, in the pod.
   *
   * @default - 8443; 443 for HaproxyIngress, and on the host network, where clients meet it
   */
  readonly httpsPort?: number;
}
