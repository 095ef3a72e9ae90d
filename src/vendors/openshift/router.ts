import { AppProtocol, H2C_APP_PROTOCOL } from '../../model/app-protocol';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, passesTlsThrough, RouteDifference, refuseProtocol, RouteWish, ServiceWords } from '../../model/front-door';
import { IngressController, IngressPath } from '../../model/ingress-controller';
import { redirectsAnyway } from '../../model/redirects-anyway';
import { refuse } from '../../values/errors';
import { PathMatch } from '../../values/url-path';
import { TERMINATION } from './facts';

/** @internal */
export interface RouterFacts {
  readonly ingressClassName: string;
  readonly dataPlane: DataPlane;
  readonly http2: boolean;
  readonly wildcards: boolean;
  readonly exactChallenges: boolean;
}

/**
 * Ingresses, each path of which becomes a Route; one with TLS waits for its Secret, and redirects.
 *
 * @see https://github.com/openshift/route-controller-manager/blob/master/pkg/route/ingress/ingress.go
 * @internal
 */
export class OpenShiftRouter extends IngressController {
  public constructor(private readonly facts: RouterFacts) {
    super();
  }

  public get ingressClassName(): string {
    return this.facts.ingressClassName;
  }

  public get _dataPlane(): DataPlane {
    return this.facts.dataPlane;
  }

  public _annotations(door: FrontDoor, route: RouteWish): { readonly [key: string]: string } {
    const { protocol } = route.backend;
    this.refuseWhatIsPassedOver(door, route);
    if (protocol === AppProtocol.GRPC) this.refusePlainGrpc(door);
    if (protocol === AppProtocol.HTTPS) refuseOtherChecks(door, route);
    switch (protocol) {
      case AppProtocol.HTTPS: return { [TERMINATION]: 'reencrypt' };
      case AppProtocol.TLS_PASSTHROUGH: return { [TERMINATION]: 'passthrough' };
      default: return {};
    }
  }

  /** A Route that passes TLS through may have no path. */
  public _path(route: RouteWish): IngressPath {
    return route.backend.protocol === AppProtocol.TLS_PASSTHROUGH ? { pathType: 'ImplementationSpecific' } : super._path(route);
  }

  public _serviceWords(protocol: AppProtocol): ServiceWords {
    return protocol === AppProtocol.H2C || protocol === AppProtocol.GRPC ? { appProtocol: H2C_APP_PROTOCOL } : {};
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [...(passesTlsThrough(door) ? [] : redirectsAnyway('OpenShift\'s router', door)), ...servingCertificates(door)];
  }

  /**
   * An http Route for the challenge would be redirected with the rest of its host, to where nobody knows it: as an edge Route it is found there.
   *
   * @see https://github.com/okd-project/okd/issues/1374
   * @see https://letsencrypt.org/docs/challenge-types/#http-01-challenge
   */
  public get _http01Solver(): object | string {
    if (this.facts.exactChallenges) return 'its router ignores exact paths, which cert-manager asks for unless ACMEHTTP01IngressPathTypeExact is off';
    return { ingress: { ingressClassName: this.ingressClassName, ingressTemplate: { metadata: { annotations: { [TERMINATION]: 'edge' } } } } };
  }

  private refuseWhatIsPassedOver({ scope }: FrontDoor, { hostname, path }: RouteWish): void {
    if (path.match === PathMatch.EXACT) {
      refuse('ExactPathNotServed', `OpenShift's router must be given prefixes, since it ignores exact paths, got ${path.toString()} for ${hostname.toString()}; `
        + 'make it a prefix', scope);
    }
    if (hostname.isWildcard && !this.facts.wildcards) {
      refuse('WildcardNotServed', `OpenShift's router must admit wildcards to serve ${hostname.toString()}, and of itself it does not; let its IngressController have `
        + 'routeAdmission.wildcardPolicy: WildcardsAllowed, and say wildcards: true', scope);
    }
  }

  private refusePlainGrpc({ tlsSecretName, scope }: FrontDoor): void {
    if (!this.facts.http2) {
      refuseProtocol('OpenShift\'s router', AppProtocol.GRPC, 'of itself it speaks no HTTP/2 to clients',
        'annotate its IngressController with ingress.operator.openshift.io/default-enable-http2: "true", and say http2: true', scope);
    }
    if (tlsSecretName === undefined) {
      refuseProtocol('OpenShift\'s router', AppProtocol.GRPC, 'it speaks HTTP/2 to clients in TLS alone', 'leave tls: false out', scope);
    }
  }
}

/** Its check of a backend is either the cluster's own, or by an authority from a Secret and whatever the name. */
function refuseOtherChecks({ tlsSecretName, scope }: FrontDoor, { backend: { tls } }: RouteWish): void {
  if (tls !== undefined) {
    refuseProtocol('OpenShift\'s router', AppProtocol.HTTPS, 'it checks backends by the cluster\'s service CA, and no name but the Service\'s can be said',
      'leave backendTls out and give the Service a serving certificate', scope);
  }
  if (tlsSecretName === undefined) {
    refuseProtocol('OpenShift\'s router', AppProtocol.HTTPS, 'it speaks TLS to a backend only where it ends the client\'s', 'leave tls: false out', scope);
  }
}

/** @see https://github.com/openshift/router/blob/master/pkg/router/template/router.go */
function servingCertificates({ routes }: FrontDoor): RouteDifference[] {
  const backends = routes.map(({ backend }) => backend).filter(({ protocol }) => protocol === AppProtocol.HTTPS);
  const names = [...new Set(backends.map(({ serviceName, namespaceName }) => `${serviceName}.${namespaceName ?? '<namespace>'}.svc`))].sort();
  return names.length === 0 ? [] : [{
    id: 'ServingCertificateNeeded',
    sentence: `OpenShift's router accepts from a backend a certificate of the cluster's service CA alone, for ${names.join(' and ')}`,
    mend: 'annotate the Service with service.beta.openshift.io/serving-cert-secret-name, serve with that Secret, and acknowledge it',
  }];
}
