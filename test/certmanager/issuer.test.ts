import { ApiObject, Chart, Testing } from 'cdk8s';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { Issuer } from '../../src/certmanager/issuer';
import { Signer } from '../../src/certmanager/signer';
import { Challenge } from '../../src/model/issuer';
import { Hostname } from '../../src/values/hostname';
import { FakeWayIn } from './fake-way-in';

function chart(): Chart {
  return new Chart(Testing.app(), 'C', { namespace: 'shop' });
}

function http01(): AcmeSolver {
  return AcmeSolver.http01(new FakeWayIn());
}

test('J7 a ClusterIssuer has no namespace in a chart that has one', () => {
  const scope = chart();
  const made = new ClusterIssuer(scope, 'Letsencrypt', { signer: Signer.acme({ solvers: [http01()] }) });
  expect(Testing.synth(scope)).toEqual([{
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'letsencrypt' },
    spec: {
      acme: {
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        privateKeySecretRef: { name: 'letsencrypt-account-key' },
        solvers: [{ http01: { ingress: { ingressClassName: 'edge' } } }],
      },
    },
  }]);
  expect(ApiObject.of(made)).toBe(made.apiObject);
  expect(made.issuerRef.toString()).toBe('clusterissuer/letsencrypt');
});

test('an Issuer lives in the chart\'s namespace, or in the given one', () => {
  const scope = chart();
  const own = new Issuer(scope, 'OwnCa', { signer: Signer.ca('ca-key-pair') });
  const other = new Issuer(scope, 'Self', { signer: Signer.selfSigned(), issuerName: 'self-signed', namespaceName: 'edge' });
  expect(Testing.synth(scope)).toEqual([
    { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'own-ca', namespace: 'shop' }, spec: { ca: { secretName: 'ca-key-pair' } } },
    { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'self-signed', namespace: 'edge' }, spec: { selfSigned: {} } },
  ]);
  expect([own, other].map(({ issuerRef }) => issuerRef._facts.namespaceName)).toEqual(['shop', 'edge']);
});

test('CA and self-signed issuers need no challenge', () => {
  for (const signer of [Signer.ca('ca'), Signer.selfSigned()]) expect(signer._challengesFor(Hostname.of('*.example.com'))).toEqual([]);
});

test('everything of an ACME account can be given', () => {
  const made = new ClusterIssuer(chart(), 'Le', {
    signer: Signer.acme({
      server: Signer.LETS_ENCRYPT_STAGING,
      email: 'ops@example.com',
      privateKeySecretName: 'account',
      preferredChain: 'ISRG Root X1',
      profile: 'shortlived',
      solvers: [http01()],
    }),
  });
  expect(made.apiObject.toJson().spec.acme).toMatchObject({
    server: 'https://acme-staging-v02.api.letsencrypt.org/directory',
    email: 'ops@example.com',
    privateKeySecretRef: { name: 'account' },
    preferredChain: 'ISRG Root X1',
    profile: 'shortlived',
  });
});

test('a referenced issuer is a name and what was said of it', () => {
  const known = ClusterIssuer.fromName('le', { challenges: [Challenge.HTTP01, Challenge.DNS01, Challenge.HTTP01] }).issuerRef;
  const unknown = Issuer.fromName('le', { namespaceName: 'shop' }).issuerRef;
  const hostname = Hostname.of('a.example.com');
  expect([known.toString(), known._facts.challengesFor(hostname)]).toEqual(['clusterissuer/le', ['DNS-01', 'HTTP-01']]);
  expect([unknown.toString(), unknown._facts.namespaceName, unknown._facts.challengesFor(hostname)]).toEqual(['issuer/le', 'shop', undefined]);
});

test('refuses two issuers of one name', () => {
  const scope = chart();
  const signer = Signer.selfSigned();
  new ClusterIssuer(scope, 'Le', { signer });
  new Issuer(scope, 'Own', { signer, issuerName: 'le' });
  expect(() => new ClusterIssuer(scope, 'Again', { signer, issuerName: 'le' })).toThrow('NameTaken: ClusterIssuer le is already written by');
});

test('refuses an issuer without a signer, and names that Kubernetes has not, with the path', () => {
  const signer = Signer.selfSigned();
  expect(() => new Issuer(chart(), 'I', { signer: undefined as unknown as Signer })).toThrow(/^NoSigner: .*got nothing.* {2}\[C\/I\]$/);
  expect(() => new ClusterIssuer(chart(), 'I', { signer, issuerName: 'Le' })).toThrow(/^InvalidName: issuer name .* {2}\[C\/I\]$/);
  expect(() => new Issuer(chart(), 'I', { signer, namespaceName: 'a.b' })).toThrow(/^InvalidName: namespace name .* {2}\[C\/I\]$/);
});

test('refuses issuers without props', () => {
  expect(() => new ClusterIssuer(chart(), 'I', undefined as never)).toThrow('InvalidProps: ClusterIssuerProps must be an object, got nothing; give at least {}  [C/I]');
  expect(() => new Issuer(chart(), 'I', null as never)).toThrow('InvalidProps: IssuerProps must be an object, got nothing; give at least {}  [C/I]');
  expect(() => Issuer.fromName('own', null as never)).toThrow('InvalidProps: ReferencedIssuerOptions must be an object, got nothing');
  expect(() => Issuer.fromName('own', { challenges: 'HTTP-01' as never })).toThrow('challenges must be a list');
  expect(() => Issuer.fromName('own', { solverWayIn: 'public' as never })).toThrow('solverWayIn must be a');
});

test('refuses a challenge that is none', () => {
  expect(() => ClusterIssuer.fromName('le', { challenges: ['http01' as Challenge] })).toThrow('InvalidChallenge: challenges must be of Challenge, got "http01"');
});

test('refuses an ACME issuer without solvers', () => {
  expect(() => Signer.acme({ solvers: [] })).toThrow('NoSolvers: an ACME issuer needs one solver or more, got none; give solvers: [AcmeSolver.http01(wayIn)]');
});

test('refuses HTTP-01 through two ways in', () => {
  expect(() => Signer.acme({ solvers: [http01(), AcmeSolver.http01(new FakeWayIn('other'), { dnsZones: ['a.com'] })] })).toThrow(
    'SeveralSolverWaysIn: the HTTP-01 solvers of one issuer must use one way in, got ingress class edge and ingress class other; make an issuer for each');
});

test.each([
  ['a server without TLS', { server: 'http://acme.example.com' }, 'server must be the https URL of an ACME directory, got "http://acme.example.com"'],
  ['a server that is no URL', { server: 'letsencrypt' }, 'server must be the https URL'],
  ['an email that is none', { email: 'Ops <ops@example.com>' }, 'email must be one address, got "Ops <ops@example.com>"'],
  ['too long a chain', { preferredChain: 'x'.repeat(65) }, 'preferredChain may have 64 characters'],
])('refuses %s', (_, options, message) => {
  expect(() => Signer.acme({ solvers: [http01()], ...options })).toThrow(`InvalidSigner: ${message}`);
});
