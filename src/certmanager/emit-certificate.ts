import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Document } from '../model/document';
import { Severity } from '../model/finding';
import { CertificateNeed } from '../model/front-door';
import { Challenge, IssuerRef } from '../model/issuer';
import { Ledger } from '../model/ledger';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { compareText } from '../values/text-order';
import { API_VERSION } from './facts';
import { CertificateSpec } from './shapes';

/**
 * What a Certificate says beside its DNS names, Secret and issuer.
 *
 * @internal
 */
export type CertificateDetails = Omit<CertificateSpec, 'secretName' | 'dnsNames' | 'issuerRef'>;

/**
 * The Certificate that fills the Secret of a need.
 *
 * @internal
 */
export function certificateDocument(need: CertificateNeed, issuer: IssuerRef, details: CertificateDetails = {}, name = need.secretName): Document {
  const spec: CertificateSpec = {
    secretName: need.secretName,
    dnsNames: need.hostnames.length === 0 ? undefined : certifiedNames(need).map(String),
    ...details,
    issuerRef: { kind: issuer.issuerKind === 'Issuer' ? undefined : issuer.issuerKind, name: issuer.issuerName },
  };
  return { apiVersion: API_VERSION, kind: 'Certificate', metadata: { name, namespace: need.namespaceName }, spec, scope: need.scope };
}

/**
 * Refuses a need that the issuer cannot meet, and notes what nobody said about the issuer.
 *
 * @internal
 */
export function checkIssuable(need: CertificateNeed, issuer: IssuerRef, scope: IConstruct): void {
  within(scope, () => {
    checkNamespace(issuer, namespaceOf(need, scope));
    for (const hostname of certifiedNames(need)) checkName(hostname, issuer);
  });
  if (plainNames(need).some((hostname) => issuer._facts.challengesFor(hostname) === undefined)) {
    const { namespaceName } = issuer._facts;
    Ledger.of(scope).note({
      id: 'IssuerChallengesUnknown',
      path: '',
      sentence: `${issuer.toString()}${namespaceName === undefined ? '' : ` of namespace "${namespaceName}"`
      } does not say which challenges it answers: no solver rule was written`,
      mend: `say it where it is referenced, as in ${issuer.issuerKind}.fromName('${issuer.issuerName}', { challenges: [Challenge.HTTP01] }), `
        + 'or with an empty list if it needs none',
      severity: Severity.WARNING,
    });
  }
}

/**
 * Whether an HTTP-01 solver pod may come to answer for a name of the need.
 *
 * @internal
 */
export function answersByHttp01(need: CertificateNeed, issuer: IssuerRef): boolean {
  return plainNames(need).some((hostname) => issuer._facts.challengesFor(hostname)?.includes(Challenge.HTTP01) === true);
}

/**
 * Where the Certificate of a need lives, where that is known.
 *
 * @internal
 */
export function namespaceOf(need: CertificateNeed, scope: IConstruct): string | undefined {
  return need.namespaceName ?? Chart.of(need.scope ?? scope).namespace;
}

/**
 * The names of a need, each once and sorted, without those that a wildcard beside them covers: Let's Encrypt refuses
 * an order that has both, and the certificate holds for them anyway.
 *
 * @see https://github.com/cert-manager/cert-manager/issues/2128
 * @internal
 */
export function certifiedNames(need: CertificateNeed): Hostname[] {
  const unique = [...new Map(need.hostnames.map((hostname) => [hostname.toString(), hostname])).values()];
  return unique
    .filter((hostname) => !unique.some((other) => other !== hostname && other.covers(hostname)))
    .sort((a, b) => compareText(a.toString(), b.toString()));
}

function plainNames(need: CertificateNeed): Hostname[] {
  return certifiedNames(need).filter((hostname) => !hostname.isWildcard);
}

function checkName(hostname: Hostname, issuer: IssuerRef): void {
  const challenges = issuer._facts.challengesFor(hostname);
  if (!hostname.isWildcard || challenges === undefined || challenges.length === 0 || challenges.includes(Challenge.DNS01)) return;
  refuse('WildcardNeedsDns01', `a wildcard is proven by ${Challenge.DNS01} alone, got "${hostname.toString()}" for ${issuer.toString()}, which answers `
    + `by ${challenges.join(' and ')}; name its hosts one by one, or give the issuer a solver such as AcmeSolver.cloudflare(...)`);
}

function checkNamespace(issuer: IssuerRef, namespaceName: string | undefined): void {
  const home = issuer._facts.namespaceName;
  if (home === undefined || namespaceName === undefined || home === namespaceName) return;
  refuse('IssuerOfAnotherNamespace', `${issuer.toString()} signs only in its namespace "${home}", got a certificate in "${namespaceName}"; `
    + `use a ClusterIssuer, or an Issuer in "${namespaceName}"`);
}
