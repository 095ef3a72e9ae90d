import { ingressDocument } from '../../kubernetes/emit-ingress';
import { IngressRuleShape } from '../../kubernetes/shapes';
import { DataPlane } from '../../model/data-plane';
import { Document } from '../../model/document';
import { FrontDoor, RouteDifference, RouteWish } from '../../model/front-door';
import { IngressController } from '../../model/ingress-controller';
import { refuse } from '../../values/errors';
import { dnsLabel } from '../../values/names';
import { PathMatch } from '../../values/url-path';
import { ANNOTATIONS, MIDDLEWARE_API, middlewareReference, PREFIX_RULE_SHIFT } from './facts';
import { MiddlewareSpec } from './shapes';

/** @internal */
export interface TraefikIngressFacts {
  readonly ingressClassName: string;
  readonly dataPlane: DataPlane;
  readonly web: string;
  readonly websecure: string;
  readonly entryPointRedirects: boolean;
}

/**
 * One Ingress on the TLS entry point, and one on the plain entry point whose middleware redirects.
 *
 * An HTTP-01 solver's Ingress has a longer, exact path, so it is found before the redirect.
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

  public _annotations({ tlsSecretName }: FrontDoor): { readonly [key: string]: string } {
    return tlsSecretName === undefined ? { [ANNOTATIONS.entryPoints]: this.facts.web }
      : { [ANNOTATIONS.entryPoints]: this.facts.websecure, [ANNOTATIONS.tls]: 'true' };
  }

  public _documents(door: FrontDoor, redirectRules: readonly object[]): readonly Document[] {
    return door.tlsSecretName !== undefined && door.redirect && !this.facts.entryPointRedirects ? this.redirect(door, redirectRules as IngressRuleShape[]) : [];
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    return shorterRules(routes);
  }

  private redirect(door: FrontDoor, rules: readonly IngressRuleShape[]): Document[] {
    const namespace = door.namespaceName;
    if (namespace === undefined) {
      refuse('NoNamespace', 'Traefik finds the redirect by its namespace, and the chart has none; give the chart a namespace', door.scope);
    }
    const name = dnsLabel(door.name, 'https-redirect');
    const spec: MiddlewareSpec = { redirectScheme: { scheme: 'https', permanent: true } };
    return [
      { apiVersion: MIDDLEWARE_API, kind: 'Middleware', metadata: { name, namespace }, spec },
      ingressDocument(name, namespace, { ingressClassName: this.ingressClassName, rules }, {
        [ANNOTATIONS.entryPoints]: this.facts.web,
        [ANNOTATIONS.middlewares]: middlewareReference(namespace!, name),
      }),
    ];
  }
}

/**
 * Exact paths that lose to a prefix of the same door: of two rules Traefik follows the longer text.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
function shorterRules(routes: readonly RouteWish[]): RouteDifference[] {
  return routes.filter(({ path }) => path.match === PathMatch.EXACT).flatMap((exact) => {
    const prefix = routes.find(({ hostname, path }) => path.match === PathMatch.PREFIX && hostname.toString() === exact.hostname.toString()
      && path.covers(exact.path) && path.text.length + PREFIX_RULE_SHIFT >= exact.path.text.length);
    return prefix === undefined ? [] : [{
      id: 'LongerRuleWins',
      sentence: `Traefik follows the longer rule, so requests for exactly ${exact.hostname.toString()}${exact.path.text} go where ${prefix.path.text} leads`,
      mend: 'make it a prefix, or its path longer',
    }];
  });
}
