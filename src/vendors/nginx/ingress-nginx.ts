import { AppProtocol } from '../../model/app-protocol';
import { unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, refuseProtocol, RouteDifference, RouteWish } from '../../model/front-door';
import { IIngressController, IngressController } from '../../model/ingress-controller';
import { redirectsAnyway } from '../../model/redirects-anyway';
import { checkProps, refuse } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { INGRESS_NGINX, INGRESS_NGINX_ANNOTATIONS as ANNOTATIONS, ingressNginxLabels, STRICT_PATH } from './facts';
import { nginxProxies } from './proxies';

/** How an ingress-nginx is installed; the defaults are its chart's and manifests'. */
export interface IngressNginxProps {
  /**
   * The namespace its pods run in.
   *
   * @default "ingress-nginx"
   */
  readonly namespaceName?: string;
  /**
   * The Helm release.
   *
   * @default "ingress-nginx"
   */
  readonly releaseName?: string;
  /**
   * Labels of its pods, all of them.
   *
   * @default - `app.kubernetes.io/name: ingress-nginx`, `app.kubernetes.io/instance: <release>`, `app.kubernetes.io/component: controller`
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * The class of the Ingresses it serves.
   *
   * @default "nginx"
   */
  readonly ingressClassName?: string;
  /**
   * Whether its pods are on the host network, as is common on bare metal.
   *
   * Ports of the host alone, as in the manifest for kind, are not that.
   *
   * @default false
   * @see https://kubernetes.github.io/ingress-nginx/deploy/baremetal/#via-the-host-network
   */
  readonly hostNetwork?: boolean;
  /**
   * Whether it runs with `--enable-ssl-passthrough`.
   *
   * @default false
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/tls/#ssl-passthrough
   */
  readonly sslPassthrough?: boolean;
  /**
   * Whether it runs with `strict-validate-path-type`, which unusual paths fail.
   *
   * @default true
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#strict-validate-path-type
   */
  readonly strictPathValidation?: boolean;
}

/**
 * The ingress-nginx of the Kubernetes project, retired in March 2026.
 *
 * @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
 */
export class IngressNginx implements IIngressController {
  public readonly ingressController: IngressController;

  public constructor(props: IngressNginxProps = {}) {
    checkProps('nginx.IngressNginxProps', props);
    this.ingressController = new IngressNginxController(
      checkSubdomain('class', props.ingressClassName ?? INGRESS_NGINX.className),
      nginxProxies({
        name: INGRESS_NGINX.name,
        namespaceName: props.namespaceName ?? INGRESS_NGINX.namespaceName,
        podLabels: props.podLabels ?? ingressNginxLabels(props.releaseName ?? INGRESS_NGINX.releaseName),
        hostNetwork: props.hostNetwork === true,
      }),
      props.sslPassthrough === true,
      props.strictPathValidation !== false,
    );
  }
}

/** It redirects to https wherever there is TLS, save for HTTP-01 challenges, so no annotation has to. */
class IngressNginxController extends IngressController {
  public constructor(
    public readonly ingressClassName: string,
    public readonly _dataPlane: DataPlane,
    private readonly sslPassthrough: boolean,
    private readonly strictPaths: boolean,
  ) {
    super();
  }

  public _annotations(door: FrontDoor, { path, backend }: RouteWish): { readonly [key: string]: string } {
    if (this.strictPaths && !STRICT_PATH.test(path.text)) {
      refuse('PathNotServed', `ingress-nginx takes paths of letters, digits, ".", "_", "-" and "/" alone, got "${path.text}"; choose another, `
        + 'or say strictPathValidation: false where its ConfigMap does', door.scope);
    }
    switch (backend.protocol) {
      case AppProtocol.GRPC:
        if (door.tlsSecretName === undefined) {
          refuseProtocol(INGRESS_NGINX.name, backend.protocol, 'it does so over TLS alone, and the app has none', 'leave tls: false out', door.scope);
        }
        return { [ANNOTATIONS.backendProtocol]: 'GRPC' };
      case AppProtocol.HTTPS:
        return { [ANNOTATIONS.backendProtocol]: 'HTTPS', ...this.verification(door, backend.tls) };
      case AppProtocol.H2C:
        return refuseProtocol(INGRESS_NGINX.name, backend.protocol, 'NGINX speaks HTTP/1.1 to apps that do not speak gRPC', 'use HTTP, or a Gateway', door.scope);
      case AppProtocol.TLS_PASSTHROUGH:
        this.refusePassthrough(door, path.text);
        return { [ANNOTATIONS.sslPassthrough]: 'true' };
      default:
        return {};
    }
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [
      RETIRED,
      ...redirectsAnyway(INGRESS_NGINX.name, door),
      ...unverifiedBackends(INGRESS_NGINX.name, door.routes.filter(({ backend: { tls } }) => tls === undefined)),
      ...authoritiesInSecrets(door),
    ];
  }

  private verification({ namespaceName, scope }: FrontDoor, tls: RouteWish['backend']['tls']): { readonly [key: string]: string } {
    if (tls === undefined) return {};
    if (tls.caConfigMapName === undefined) {
      refuseProtocol(INGRESS_NGINX.name, AppProtocol.HTTPS, 'it checks certificates against a CA of its own Secret, never against the system\'s', 'give caConfigMapName', scope);
    }
    if (namespaceName === undefined) {
      refuse('NoNamespace', 'ingress-nginx finds the CA by its namespace, and the chart has none; give the chart a namespace', scope);
    }
    return {
      [ANNOTATIONS.proxySslSecret]: `${namespaceName!}/${tls.caConfigMapName!}`,
      [ANNOTATIONS.proxySslVerify]: 'on',
      [ANNOTATIONS.proxySslName]: tls.serverName.toString(),
      [ANNOTATIONS.proxySslServerName]: 'on',
    };
  }

  private refusePassthrough({ scope }: FrontDoor, path: string): void {
    if (!this.sslPassthrough) {
      refuseProtocol(INGRESS_NGINX.name, AppProtocol.TLS_PASSTHROUGH, 'it needs the flag --enable-ssl-passthrough',
        'set it there, and say sslPassthrough: true', scope);
    }
    if (path !== '/') {
      refuseProtocol(INGRESS_NGINX.name, AppProtocol.TLS_PASSTHROUGH, `it passes a whole host, got path "${path}"`, 'leave the path out', scope);
    }
  }
}

/** @see https://kubernetes.io/blog/2026/01/29/ingress-nginx-statement/ */
const RETIRED: RouteDifference = {
  id: 'IngressNginxRetired',
  sentence: 'ingress-nginx is retired since March 2026: it gets no releases any more, not even security fixes',
  mend: 'go to a Gateway (NGINX Gateway Fabric, Envoy Gateway, …) or another Ingress controller (Traefik, F5 NGINX Ingress Controller, …) with Exposure.migrating, '
    + 'or acknowledge it',
  saidOnce: true,
};

/** The CA that a Gateway reads from a ConfigMap is read from a Secret here; requests are denied while there is none. */
function authoritiesInSecrets({ routes, namespaceName }: FrontDoor): RouteDifference[] {
  const names = routes.flatMap(({ backend: { tls } }) => (tls?.caConfigMapName === undefined ? [] : [tls.caConfigMapName]));
  return [...new Set(names)].map((name) => ({
    id: 'AuthorityInSecret',
    sentence: `ingress-nginx reads no ConfigMap: the CA's certificate must be in "ca.crt" of Secret ${namespaceName ?? ''}/${name} as well`,
    mend: 'have trust-manager write both, or make the Secret, and acknowledge it',
  }));
}
