import { CertificateNeed } from '../model/front-door';
import { IssuerRef } from '../model/issuer';
import { refuse } from '../values/errors';
import { CLUSTER_ISSUER_ANNOTATION, ISSUER_ANNOTATION } from './facts';

/**
 * What an Ingress, a Gateway or a ListenerSet says to cert-manager so that it makes the Certificate of a need itself.
 *
 * What differs from a Certificate that is written here:
 * - It is named after the Secret, belongs to the object that says so and goes with it. It stands in that object's
 *   namespace, so a need of another one cannot be met.
 * - It has the hosts of the TLS block, or of all listeners with the Secret, word for word: a name that a wildcard beside
 *   it covers is not left out. It has the usages, key and life that cert-manager takes unless told.
 * - Two TLS blocks of one Ingress may not name one Secret; a listener needs a hostname and `Terminate`.
 * - Gateways are looked at only with `config.gatewayAPI.enabled`, ListenerSets only with their alpha gate
 *   (`config.gatewayAPI.enableListenerSet`) beside it. Ingresses always are.
 *
 * One Secret still has one Certificate, and HTTP-01 still needs its solver let in: `claimSecret`, `checkIssuable` and
 * `letSolverIn` are as needed as with a Certificate.
 *
 * @see https://cert-manager.io/docs/usage/ingress/#how-it-works
 * @see https://cert-manager.io/docs/usage/gateway/
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/controller/certificate-shim/sync.go
 * @internal
 */
export function shimAnnotations(need: CertificateNeed, issuer: IssuerRef): { readonly [key: string]: string } {
  refuseCovered(need, issuer);
  return { [issuer.issuerKind === 'ClusterIssuer' ? CLUSTER_ISSUER_ANNOTATION : ISSUER_ANNOTATION]: issuer.issuerName };
}

/**
 * An ACME server refuses an order for a wildcard and a name that it covers.
 *
 * @see https://github.com/cert-manager/cert-manager/issues/2128
 */
function refuseCovered({ hostnames, secretName }: CertificateNeed, issuer: IssuerRef): void {
  for (const wildcard of hostnames.filter(({ isWildcard }) => isWildcard)) {
    const covered = hostnames.find((hostname) => hostname.toString() !== wildcard.toString() && wildcard.covers(hostname));
    if (covered === undefined || issuer._facts.challengesFor(covered)?.length === 0) continue;
    refuse('CoveredName', `cert-manager would order Secret ${secretName} for "${wildcard.toString()}" and for "${covered.toString()}", which it covers, and an `
      + `ACME server refuses both in one order, got ${issuer.toString()} on annotations; leave one of the two out, or have a Certificate written`);
  }
}
