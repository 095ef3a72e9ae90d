import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { Certificate } from '../../src/certmanager/certificate';
import { CertificateProps } from '../../src/certmanager/certificate-props';
import { claimSecret } from '../../src/certmanager/claim-secret';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { KeyUsage } from '../../src/certmanager/key-usage';
import { PrivateKey } from '../../src/certmanager/private-key';
import { Signer } from '../../src/certmanager/signer';
import { solverSubject } from '../../src/certmanager/solver-access';
import { Cni } from '../../src/model/cni';
import { Findings } from '../../src/model/findings';
import { Challenge } from '../../src/model/issuer';
import { Ledger } from '../../src/model/ledger';
import { describeTerm } from '../../src/model/peer-term';
import { Platform } from '../../src/model/platform';
import { PlatformOverrides } from '../../src/model/platform-props';
import { FakeWayIn } from './fake-way-in';

const ca = ClusterIssuer.fromName('ca', { challenges: [] });
const http01 = ClusterIssuer.fromName('letsencrypt', { challenges: [Challenge.HTTP01] });

function chartOn(overrides?: PlatformOverrides, namespace: string | undefined = 'shop'): Chart {
  const app = Testing.app();
  if (overrides !== undefined) new Platform({ cni: Cni.enforcing('calico'), ...overrides }).applyTo(app);
  return new Chart(app, 'C', { namespace });
}

function certificate(props: Partial<CertificateProps>): Certificate {
  return new Certificate(chartOn(), 'ShopTls', { hostnames: ['shop.example.com'], issuer: ca, ...props });
}

function specOf(made: Certificate): object {
  return made.apiObject.toJson().spec;
}

function flowsOf(made: Certificate): string[] {
  return Ledger.of(made).flows.map(({ source, target, ports }) =>
    `${describeTerm(source._term!)} -> ${target._subject!.facts.namespaceName}/${target._subject!.policyName} ${ports!.join()}`);
}

test('the platform\'s issuer signs; Certificate and Secret are named by the id', () => {
  const chart = chartOn({ issuer: ca });
  const made = new Certificate(chart, 'ShopTls', { hostnames: ['shop.example.com'] });
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'shop-tls', namespace: 'shop' },
    spec: { secretName: 'shop-tls', dnsNames: ['shop.example.com'], issuerRef: { kind: 'ClusterIssuer', name: 'ca' } },
  }]);
  expect([made.certificateName, made.secretName]).toEqual(['shop-tls', 'shop-tls']);
  expect(ApiObject.of(made)).toBe(made.apiObject);
});

test('every name can be given', () => {
  const made = certificate({ certificateName: 'shop', secretName: 'shop-keys', namespaceName: 'edge' });
  expect(made.apiObject.toJson()).toMatchObject({ metadata: { name: 'shop', namespace: 'edge' }, spec: { secretName: 'shop-keys' } });
});

test('life, key and usages are written when they are asked for', () => {
  expect(specOf(certificate({
    duration: Duration.hours(36),
    renewBefore: Duration.minutes(90),
    privateKey: PrivateKey.ecdsa(256),
    usages: [KeyUsage.SERVER_AUTH, KeyUsage.DIGITAL_SIGNATURE, KeyUsage.SERVER_AUTH],
  }))).toMatchObject({
    duration: '36h',
    renewBefore: '1h30m',
    privateKey: { algorithm: 'ECDSA', size: 256 },
    usages: ['digital signature', 'server auth'],
  });
});

test('T1 the way in, not cert-manager, reaches the solver on 8089 in the Certificate\'s namespace', () => {
  const chart = chartOn({ issuer: http01, exposures: { public: new FakeWayIn() } });
  const made = new Certificate(chart, 'ShopTls', { hostnames: ['shop.example.com'] });
  expect(flowsOf(made)).toEqual(['pods app=edge in namespace edge -> shop/allow-acme-http01 TCP 8089']);
  const { facts } = solverSubject('shop');
  expect(facts.pods._toYaml()).toEqual({ matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } });
  expect(facts.containerPorts).toEqual([{ number: 8089, protocol: 'TCP' }]);
});

test('T1 the namespace of the Certificate counts, not the chart\'s', () => {
  const chart = chartOn({ issuer: http01, exposures: { public: new FakeWayIn() } });
  const made = new Certificate(chart, 'ShopTls', { hostnames: ['shop.example.com'], namespaceName: 'edge' });
  expect(flowsOf(made)).toEqual(['pods app=edge in namespace edge -> edge/allow-acme-http01 TCP 8089']);
});

test('T1 an issuer with solvers of its own lets in their way in, not the default one', () => {
  const chart = chartOn({ exposures: { public: new FakeWayIn('other') } });
  const issuer = new ClusterIssuer(chart, 'Letsencrypt', { signer: Signer.acme({ solvers: [AcmeSolver.http01(new FakeWayIn())] }) });
  const made = new Certificate(chart, 'ShopTls', { hostnames: ['shop.example.com'], issuer });
  expect(flowsOf(made)).toEqual(['pods app=edge in namespace edge -> shop/allow-acme-http01 TCP 8089']);
});

test('solver pods of one namespace are one subject', () => {
  expect(solverSubject('shop')).toEqual(solverSubject('shop'));
  expect(solverSubject('shop')).not.toBe(solverSubject('other'));
});

test('no solver is let in where none will come', () => {
  const chart = chartOn({ exposures: { public: new FakeWayIn() } });
  const dns01 = ClusterIssuer.fromName('dns', { challenges: [Challenge.DNS01] });
  const made = [ca, dns01].map((issuer, i) => new Certificate(chart, `Tls${i}`, { hostnames: ['shop.example.com'], issuer }));
  expect(flowsOf(made[0])).toEqual([]);
  expect(Findings.of(chart).all).toEqual([]);
});

test('HTTP-01 through a way in that nobody described is found', () => {
  const made = certificate({ issuer: http01 });
  expect(flowsOf(made)).toEqual([]);
  expect(Findings.of(made).all).toMatchObject([{ id: 'SolverWayInUnknown', path: 'C/ShopTls', severity: 'warning' }]);
});

test('T3 refuses two Certificates for one Secret', () => {
  const made = certificate({});
  const chart = Chart.of(made);
  expect(() => new Certificate(chart, 'Again', { hostnames: ['a.example.com'], issuer: ca, secretName: 'shop-tls' })).toThrow(
    'NameTaken: the certificate of Secret shop/shop-tls is already written by [C/ShopTls]; '
    + 'give one of the two another secretName, or both names to one Certificate  [C/Again]');
  expect(() => claimSecret(chart, undefined, 'shop-tls')).toThrow('NameTaken');
  expect(() => claimSecret(chart, 'shop', 'shop-tls')).toThrow('NameTaken');
  expect(() => new Certificate(chart, 'Elsewhere', { hostnames: ['a.example.com'], issuer: ca, secretName: 'shop-tls', namespaceName: 'b' })).not.toThrow();
});

test('refuses a certificate that nobody signs, with the lines to add', () => {
  expect(() => certificate({ issuer: undefined })).toThrow(
    'NoIssuer: nobody is named to sign the certificate, and the platform has no issuer; '
    + 'give issuer: ClusterIssuer.fromName(\'letsencrypt\', { challenges: [Challenge.HTTP01] }) here or to the Platform  [C/ShopTls]');
});

test.each<[string, Partial<CertificateProps>, string]>([
  ['no name at all', { hostnames: [] }, 'NoNames: a certificate must hold for one name or more, got none'],
  ['a name that DNS has not', { hostnames: ['shop_1.example.com'] }, 'InvalidHostname: hostname must be a DNS name, got "shop_1.example.com"'],
  ['a Secret name that Kubernetes has not', { secretName: 'Shop' }, 'InvalidName: secret name must be'],
  ['a life under an hour', { duration: Duration.minutes(59) }, 'InvalidDuration: duration must be 1h or more, got 59m'],
  ['a life that is not of whole seconds', { duration: Duration.millis(3_600_001) }, 'InvalidDuration: duration must be a Duration of whole seconds'],
  ['renewal in the last 5 minutes', { renewBefore: Duration.seconds(299) }, 'InvalidDuration: renewBefore must be 5m or more, got 4m59s'],
  ['renewal before birth', { duration: Duration.hours(2), renewBefore: Duration.hours(2) }, 'InvalidDuration: renewBefore must be less than duration, 2h, got 2h'],
  ['renewal before birth of a usual life', { renewBefore: Duration.days(90) }, 'renewBefore must be less than duration, 2160h unless given, got 2160h'],
  ['an empty list of usages', { usages: [] }, 'NoUsages: usages must be a list of one or more, got none'],
])('refuses %s', (_, props, message) => {
  expect(() => certificate(props)).toThrow(message);
  expect(() => certificate(props)).toThrow(/ {2}\[C\/ShopTls\]$/);
});

test('refuses key sizes that cert-manager does not make', () => {
  expect(() => PrivateKey.rsa(1024)).toThrow('InvalidKeySize: an RSA key must have 2048 to 8192 bits, got 1024; 2048 is usual');
  expect(() => PrivateKey.ecdsa(512)).toThrow('InvalidKeySize: an ECDSA key must have 256, 384, 521 bits, got 512; 256 is usual');
  expect([PrivateKey.rsa(4096), PrivateKey.ed25519()].map(String)).toEqual(['RSA 4096', 'Ed25519']);
});

describe('of an ACME issuer', () => {
  const dns01 = ClusterIssuer.fromName('dns', { challenges: [Challenge.DNS01] });
  const unknown = ClusterIssuer.fromName('unknown');

  test('T1 an IP address is proven by HTTP-01, so the solver is let in', () => {
    const chart = chartOn({ issuer: http01, exposures: { public: new FakeWayIn() } });
    const made = new Certificate(chart, 'ShopTls', { ipAddresses: ['192.0.2.1'], commonName: '192.0.2.1' });
    expect(flowsOf(made)).toEqual(['pods app=edge in namespace edge -> shop/allow-acme-http01 TCP 8089']);
    expect(specOf(made)).toMatchObject({ ipAddresses: ['192.0.2.1'] });
  });

  test('T1 of several solvers the one without names answers for an address', () => {
    const chart = chartOn();
    const solvers = [AcmeSolver.http01(new FakeWayIn()), AcmeSolver.digitalOcean({ tokenSecretName: 'do', dnsZones: ['example.com'] })];
    const issuer = new ClusterIssuer(chart, 'Le', { signer: Signer.acme({ solvers }) });
    expect(flowsOf(new Certificate(chart, 'ShopTls', { hostnames: ['a.example.com'], issuer }))).toEqual([]);
    expect(flowsOf(new Certificate(chart, 'IpTls', { hostnames: ['a.example.com'], ipAddresses: ['192.0.2.1'], issuer }))).toHaveLength(1);
  });

  test('what nobody said of an issuer is not held against it', () => {
    const made = certificate({ issuer: unknown, uris: ['spiffe://a/b'], commonName: 'web' });
    expect(Findings.of(made.node.root).all).toMatchObject([{ id: 'IssuerChallengesUnknown' }]);
  });

  test.each<[string, Partial<CertificateProps>, string]>([
    ['an address without HTTP-01', { issuer: dns01, ipAddresses: ['192.0.2.1'] },
      'AddressNeedsHttp01: an IP address is proven by HTTP-01 alone, got 192.0.2.1 for clusterissuer/dns, which answers by DNS-01'],
    ['a common name that is not among the names', { issuer: http01, commonName: 'www.example.com' },
      'CommonNameNotProven: an ACME server wants the common name among the names, got "www.example.com" for clusterissuer/letsencrypt beside shop.example.com'],
    ['a common name that a wildcard stands for', { issuer: dns01, hostnames: ['*.example.com', 'shop.example.com'], commonName: 'shop.example.com' },
      'CommonNameNotProven'],
    ['a common name alone', { issuer: http01, hostnames: undefined, commonName: 'shop.example.com' }, 'beside none; leave commonName out'],
    ['a mail address', { issuer: http01, emailAddresses: ['ops@example.com'] },
      'NotProvable: an ACME server proves DNS names and IP addresses alone, got emailAddresses for clusterissuer/letsencrypt'],
    ['a URI', { issuer: http01, uris: ['spiffe://a/b'] }, 'NotProvable: an ACME server proves DNS names and IP addresses alone, got uris'],
    ['an authority', { issuer: http01, isCa: true }, 'NotProvable: an ACME server proves DNS names and IP addresses alone, got isCA'],
  ])('refuses %s', (_, props, message) => {
    expect(() => certificate(props)).toThrow(message);
    expect(() => certificate(props)).toThrow(/ {2}\[C\/ShopTls\]$/);
  });
});
