import { Chart, Testing } from 'cdk8s';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { answersByHttp01, certificateDocument, checkIssuable } from '../../src/certmanager/emit-certificate';
import { Issuer } from '../../src/certmanager/issuer';
import { Findings } from '../../src/model/findings';
import { CertificateNeed } from '../../src/model/front-door';
import { Challenge } from '../../src/model/issuer';
import { Hostname } from '../../src/values/hostname';

const letsencrypt = ClusterIssuer.fromName('letsencrypt', { challenges: [Challenge.HTTP01] }).issuerRef;
const both = ClusterIssuer.fromName('both', { challenges: [Challenge.HTTP01, Challenge.DNS01] }).issuerRef;
const ca = ClusterIssuer.fromName('ca', { challenges: [] }).issuerRef;
const unknown = ClusterIssuer.fromName('unknown').issuerRef;

function need(...hostnames: string[]): CertificateNeed {
  return { secretName: 'shop-tls', namespaceName: 'shop', hostnames: hostnames.map((name) => Hostname.of(name)) };
}

function chart(): Chart {
  return new Chart(Testing.app(), 'C', { namespace: 'shop' });
}

test('a Certificate has the Secret\'s name, sorted names and the issuer, and nothing else', () => {
  const document = certificateDocument(need('www.example.com', 'shop.example.com', 'www.example.com'), letsencrypt);
  expect(JSON.parse(JSON.stringify(document))).toEqual({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'shop-tls', namespace: 'shop' },
    spec: {
      secretName: 'shop-tls',
      dnsNames: ['shop.example.com', 'www.example.com'],
      issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    },
  });
});

test('the default kind of issuer is not spelled out', () => {
  const document = certificateDocument(need('a.example.com'), Issuer.fromName('own').issuerRef);
  expect(JSON.parse(JSON.stringify(document.spec))).toHaveProperty('issuerRef', { name: 'own' });
});

test('a name that a wildcard beside it covers is left out, its parent is not', () => {
  const { spec } = certificateDocument(need('example.com', 'a.example.com', 'a.b.example.com', '*.example.com'), both);
  expect(spec).toHaveProperty('dnsNames', ['*.example.com', 'a.b.example.com', 'example.com']);
});

test('HTTP-01 answers for plain names of an issuer known to use it', () => {
  expect(answersByHttp01(need('a.example.com'), letsencrypt)).toBe(true);
  expect(answersByHttp01(need('*.example.com', 'example.com'), both)).toBe(true);
  expect(answersByHttp01(need('*.example.com', 'a.example.com'), both)).toBe(false);
  expect(answersByHttp01(need('a.example.com'), ca)).toBe(false);
  expect(answersByHttp01(need('a.example.com'), unknown)).toBe(false);
});

test('wildcards are fine with DNS-01, without any challenge, and where nothing is known', () => {
  for (const issuer of [both, ca, unknown]) expect(() => checkIssuable(need('*.example.com'), issuer, chart())).not.toThrow();
});

test('refuses a wildcard of an issuer that answers by HTTP-01 alone', () => {
  expect(() => checkIssuable(need('*.example.com'), letsencrypt, chart())).toThrow(
    'WildcardNeedsDns01: a wildcard is proven by DNS-01 alone, got "*.example.com" for clusterissuer/letsencrypt, which answers by HTTP-01; '
    + 'name its hosts one by one, or give the issuer a solver such as AcmeSolver.cloudflare(...)  [C]');
});

test('refuses an Issuer of another namespace', () => {
  const infra = Issuer.fromName('ca', { namespaceName: 'infra', challenges: [] }).issuerRef;
  expect(() => checkIssuable(need('a.example.com'), infra, chart())).toThrow(
    'IssuerOfAnotherNamespace: issuer/ca signs only in its namespace "infra", got a certificate in "shop"; use a ClusterIssuer, or an Issuer in "shop"  [C]');
  expect(() => checkIssuable({ ...need('a.example.com'), namespaceName: undefined }, infra, chart())).toThrow('IssuerOfAnotherNamespace');
  expect(() => checkIssuable({ ...need('a.example.com'), namespaceName: 'infra' }, infra, chart())).not.toThrow();
});

test('an issuer that does not say its challenges is found once, however many certificates use it', () => {
  const scope = chart();
  checkIssuable(need('a.example.com'), unknown, scope);
  checkIssuable(need('b.example.com'), unknown, new Chart(scope, 'Other'));
  checkIssuable(need('*.example.com'), ClusterIssuer.fromName('wild').issuerRef, scope);
  checkIssuable(need('a.example.com'), ca, scope);
  expect(Findings.of(scope.node.root).all).toEqual([{
    id: 'IssuerChallengesUnknown',
    path: '',
    sentence: 'clusterissuer/unknown does not say which challenges it answers: no solver rule was written',
    mend: 'say it where it is referenced, as in ClusterIssuer.fromName(\'unknown\', { challenges: [Challenge.HTTP01] }), or with an empty list if it needs none',
    severity: 'warning',
  }]);
});
