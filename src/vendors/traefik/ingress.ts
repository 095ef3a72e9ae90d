import { serviceDocuments } from '../../gateway/emit-service-documents';
import { ingressDocument } from '../../kubernetes/emit-ingress';
import { IngressRuleShape } from '../../kubernetes/shapes';
import { AppProtocol } from '../../model/app-protocol';
import { unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { Document } from '../../model/document';
import { Backend, FrontDoor, RouteDifference, refuseProtocol, RouteWish, ServiceIdentity, ServiceWords } from '../../model/front-door';
import { IngressController } from '../../model/ingress-controller';
import { refuse } from '../../values/errors';
import { dnsLabel } from '../../values/names';
import { ANNOTATIONS, reference, SERVICE_ANNOTATIONS, TRAEFIK_API } from './facts';
import { priorityOf } from './priority';
import { MiddlewareSpec, ServersTransportSpec } from './shapes';
import { takenForTls } from './taken-for-tls';

/** @internal */
export interface TraefikIngressFacts {
  readonly ingressClassName: string;
  readonly dataPlane: DataPlane;
  readonly web: string;
  readonly websecure: string;
  readonly entryPointRedirects: boolean;
  readonly strictPrefixMatching: boolean;
}

/**
 * One Ingress on the TLS entry point, and one on the plain entry point whose middleware redirects.
 *
 * An HTTP-01 solver's Ingress has a longer, exact path, so it is found before the redirect. What is spoken to a backend is
 * said on its Service, and how its certificate is checked by a ServersTransport that the Service names.
 *
 * @internal
 */
export class TraefikIngress extends IngressController {
  public constructor(private readonly facts: TraefikIngressFacts) {
    super();
  }

  public get ingressClassName(): string {
    return this.facts.ingressClassName;
  }

  public get _dataPlane(): DataPlane {
    return this.facts.dataPlane;
  }

  public _annotations(door: FrontDoor, route: RouteWish): { readonly [key: string]: string } {
    if (route.backend.protocol === AppProtocol.TLS_PASSTHROUGH) {
      refuseProtocol('Traefik', AppProtocol.TLS_PASSTHROUGH, 'nothing on an Ingress can say it', 'use Exposure.onGateway', door.scope);
    }
    const priority = priorityOf(route, door.routes, this.facts.strictPrefixMatching);
    return {
      ...(door.tlsSecretName === undefined ? { [ANNOTATIONS.entryPoints]: this.facts.web }
        : { [ANNOTATIONS.entryPoints]: this.facts.websecure, [ANNOTATIONS.tls]: 'true' }),
      ...(priority === undefined ? {} : { [ANNOTATIONS.priority]: String(priority) }),
    };
  }

  public _serviceWords(protocol: AppProtocol, service: ServiceIdentity): ServiceWords {
    switch (protocol) {
      case AppProtocol.H2C:
      case AppProtocol.GRPC: return { annotations: { [SERVICE_ANNOTATIONS.scheme]: 'h2c' } };
      case AppProtocol.HTTPS: return {
        annotations: {
          [SERVICE_ANNOTATIONS.scheme]: 'https',
          [SERVICE_ANNOTATIONS.transport]: reference(namespaceOf(service), service.serviceName),
        },
      };
      default: return {};
    }
  }

  public _documents(door: FrontDoor, redirectRules: readonly object[]): readonly Document[] {
    const redirects = door.tlsSecretName !== undefined && door.redirect && !this.facts.entryPointRedirects;
    return [...(redirects ? this.redirect(door, redirectRules as IngressRuleShape[]) : []), ...serviceDocuments(door, TRAEFIK_API, 'ServersTransport', transportTo)];
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    return [...unverifiedBackends('Traefik', routes.filter(({ backend }) => backend.tls === undefined)), ...takenForTls(routes)];
  }

  private redirect(door: FrontDoor, rules: readonly IngressRuleShape[]): Document[] {
    const namespace = door.namespaceName;
    if (namespace === undefined) {
      refuse('NoNamespace', 'Traefik finds the redirect by its namespace, and the chart has none; give the chart a namespace', door.scope);
    }
    const name = dnsLabel(door.name, 'https-redirect');
    const spec: MiddlewareSpec = { redirectScheme: { scheme: 'https', permanent: true } };
    return [
      { apiVersion: TRAEFIK_API, kind: 'Middleware', metadata: { name, namespace }, spec },
      ingressDocument(name, namespace, { ingressClassName: this.ingressClassName, rules }, {
        [ANNOTATIONS.entryPoints]: this.facts.web,
        [ANNOTATIONS.middlewares]: reference(namespace!, name),
      }),
    ];
  }
}

function transportTo({ protocol, tls }: Backend): ServersTransportSpec | undefined {
  if (protocol !== AppProtocol.HTTPS) return undefined;
  // Of itself Traefik wants a certificate for the address of the pod.
  if (tls === undefined) return { insecureSkipVerify: true };
  return { serverName: tls.serverName.toString(), ...(tls.caConfigMapName === undefined ? {} : { rootCAs: [{ configMap: tls.caConfigMapName }] }) };
}

function namespaceOf({ serviceName, namespaceName }: ServiceIdentity): string {
  return namespaceName ?? refuse('NoNamespace', `Traefik finds what checks the certificate of Service ${serviceName} by its namespace, and the chart has none; `
    + 'give the chart a namespace');
}
