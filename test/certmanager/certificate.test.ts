import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { Certificate } from '../../src/certmanager/certificate';
import { CertificateProps } from '../../src/certmanager/certificate-props';
import { claimSecret } from '../../src/certmanager/claim-secret';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { KeyUsage } from '../../src/certmanager/key-usage';
import { Pkcs12Profile } from '../../src/certmanager/keystore';
import { OutputFormat } from '../../src/certmanager/output-format';
import { PrivateKey, PrivateKeyEncoding, RotationPolicy } from '../../src/certmanager/private-key';
import { RenewalPolicy, RenewalWindow } from '../../src/certmanager/renewal';
import { SignatureAlgorithm } from '../../src/certmanager/signature-algorithm';
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

describe('all that a Certificate can say', () => {
  const alone = { hostnames: undefined };

  test.each<[string, Partial<CertificateProps>, object]>([
    ['other names, each once and sorted', {
      ...alone,
      commonName: 'Web of the shop',
      ipAddresses: ['2001:DB8::1', '10.0.0.2', '10.0.0.1', '10.0.0.2'],
      uris: ['spiffe://cluster.local/ns/shop/sa/web', 'spiffe://cluster.local/ns/shop/sa/api'],
      emailAddresses: ['ops@example.com', 'dev@example.com'],
    }, {
      commonName: 'Web of the shop',
      ipAddresses: ['10.0.0.1', '10.0.0.2', '2001:db8::1'],
      uris: ['spiffe://cluster.local/ns/shop/sa/api', 'spiffe://cluster.local/ns/shop/sa/web'],
      emailAddresses: ['dev@example.com', 'ops@example.com'],
    }],
    ['a subject', { subject: { organizations: ['Example Inc.'], countries: ['FR', 'DE'], serialNumber: '4711' } },
      { dnsNames: ['shop.example.com'], subject: { organizations: ['Example Inc.'], countries: ['DE', 'FR'], serialNumber: '4711' } }],
    ['an authority of its own', { ...alone, commonName: 'root', isCa: true, privateKey: PrivateKey.ecdsa(256) },
      { commonName: 'root', isCA: true, privateKey: { algorithm: 'ECDSA', size: 256 } }],
    ['renewal at a part of its life', { renewBeforePercentage: 25, revisionHistoryLimit: 3 },
      { dnsNames: ['shop.example.com'], renewBeforePercentage: 25, revisionHistoryLimit: 3 }],
    ['renewal at some times alone', {
      renewalWindows: [
        { cron: '0 2 * * sat,Sun', windowDuration: Duration.hours(2), timezone: 'Europe/Berlin' },
        { cron: ' */15  0-6/2 1,15 jan-mar ? ', windowDuration: Duration.minutes(90), timezone: 'UTC' },
      ],
    }, {
      dnsNames: ['shop.example.com'],
      renewal: {
        policy: 'RenewBefore',
        windows: [
          { cron: '0 2 * * sat,Sun', windowDuration: '2h', timezone: 'Europe/Berlin' },
          { cron: '*/15 0-6/2 1,15 jan-mar ?', windowDuration: '1h30m' },
        ],
      },
    }],
    ['no renewal', { renewalPolicy: RenewalPolicy.DISABLED }, { dnsNames: ['shop.example.com'], renewal: { policy: 'Disabled' } }],
    ['nothing of what is so anyway', { renewalPolicy: RenewalPolicy.RENEW_BEFORE, isCa: false, secretLabels: {}, secretAnnotations: {} },
      { dnsNames: ['shop.example.com'] }],
    ['labels and annotations of the Secret', { secretLabels: { app: 'shop' }, secretAnnotations: { 'cert-manager.io/allow-direct-injection': 'true' } }, {
      dnsNames: ['shop.example.com'],
      secretTemplate: { labels: { app: 'shop' }, annotations: { 'cert-manager.io/allow-direct-injection': 'true' } },
    }],
    ['more formats', { additionalOutputFormats: [OutputFormat.DER, OutputFormat.COMBINED_PEM, OutputFormat.DER] },
      { dnsNames: ['shop.example.com'], additionalOutputFormats: [{ type: 'CombinedPEM' }, { type: 'DER' }] }],
    ['keystores', {
      jksKeystore: { passwordSecretName: 'jks', alias: 'web' },
      pkcs12Keystore: { passwordSecretName: 'p12', passwordSecretKey: 'secret', profile: Pkcs12Profile.MODERN_2023 },
    }, {
      dnsNames: ['shop.example.com'],
      keystores: {
        jks: { create: true, alias: 'web', passwordSecretRef: { name: 'jks', key: 'password' } },
        pkcs12: { create: true, profile: 'Modern2023', passwordSecretRef: { name: 'p12', key: 'secret' } },
      },
    }],
    ['how its key is kept and signs', {
      privateKey: PrivateKey.rsa(4096, { encoding: PrivateKeyEncoding.PKCS8, rotationPolicy: RotationPolicy.NEVER }),
      signatureAlgorithm: SignatureAlgorithm.SHA512_WITH_RSA,
    }, {
      dnsNames: ['shop.example.com'],
      privateKey: { algorithm: 'RSA', size: 4096, encoding: 'PKCS8', rotationPolicy: 'Never' },
      signatureAlgorithm: 'SHA512WithRSA',
    }],
    ['a key kept as usual', { privateKey: PrivateKey.ed25519({ rotationPolicy: RotationPolicy.ALWAYS }), signatureAlgorithm: SignatureAlgorithm.PURE_ED25519 },
      { dnsNames: ['shop.example.com'], privateKey: { algorithm: 'Ed25519' }, signatureAlgorithm: 'PureEd25519' }],
  ])('%s', (_, props, spec) => {
    expect(specOf(certificate(props))).toEqual({ secretName: 'shop-tls', issuerRef: { kind: 'ClusterIssuer', name: 'ca' }, ...spec });
  });
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

test.each<[string, Partial<CertificateProps>, string]>([
  ['no name of any kind', { hostnames: undefined }, 'NoNames: a certificate must hold for one name or more, got none'],
  ['a name that is no list', { hostnames: 'shop.example.com' as never }, 'InvalidHostname: hostnames must be a list, got "shop.example.com"'],
  ['too long a common name, in bytes', { commonName: 'ü'.repeat(33) }, 'InvalidCommonName: commonName may have 64 bytes, got 66'],
  ['an empty common name', { commonName: '' }, 'InvalidCommonName: commonName must be text'],
  ['an address that is none', { ipAddresses: ['10.0.0.256'] }, 'InvalidCidr: an address must be one IP address, got "10.0.0.256"'],
  ['no addresses', { ipAddresses: [] }, 'InvalidCidr: ipAddresses must be a list of one or more, got none'],
  ['a URI without a scheme', { uris: ['/ns/shop'] }, 'InvalidUri: a URI must have a scheme and ASCII alone, got "/ns/shop"'],
  ['a URI with a broken escape', { uris: ['spiffe://a/%zz'] }, 'InvalidUri'],
  ['a mail address with a name', { emailAddresses: ['Ops <ops@example.com>'] }, 'InvalidEmail: email must be one address, got "Ops <ops@example.com>"'],
  ['an empty subject', { subject: {} }, 'InvalidSubject: a subject must say something, got nothing'],
  ['a subject that is a text', { subject: 'CN=web' as never }, 'InvalidProps: subject must be an object'],
  ['a country by its name', { subject: { countries: ['Germany'] } }, 'InvalidSubject: a country is named by the two capital letters of ISO 3166, got "Germany"'],
  ['renewal said twice', { renewBefore: Duration.days(30), renewBeforePercentage: 33 }, 'InvalidDuration: renewBefore and renewBeforePercentage say the same thing'],
  ['renewal at the end', { renewBeforePercentage: 0 }, 'InvalidDuration: renewBeforePercentage must be a whole number from 1 to 99, got 0'],
  ['renewal at birth', { renewBeforePercentage: 100 }, 'InvalidDuration: renewBeforePercentage must be a whole number from 1 to 99, got 100'],
  ['renewal in the first 5 minutes', { duration: Duration.hours(1), renewBeforePercentage: 92 },
    'InvalidDuration: renewBeforePercentage must leave 5m or more before and after the renewal, got 92 of 1h'],
  ['renewal by part in the last 5 minutes', { duration: Duration.hours(1), renewBeforePercentage: 8 }, 'InvalidDuration: renewBeforePercentage must leave 5m'],
  ['a time of renewal for what is never renewed', { renewalPolicy: RenewalPolicy.DISABLED, renewBefore: Duration.days(1) },
    'InvalidRenewal: what is never renewed has no time for it, got renewBefore or renewBeforePercentage'],
  ['a window for what is never renewed', { renewalPolicy: RenewalPolicy.DISABLED, renewalWindows: [{ cron: '0 2 * * *', windowDuration: Duration.hours(1) }] },
    'InvalidRenewal: what is never renewed has no time for it, got renewalWindows'],
  ['no window', { renewalWindows: [] }, 'InvalidRenewal: renewalWindows must be a list of one or more, got none'],
  ['a window that is never open', { renewalWindows: [{ cron: '0 2 * * *', windowDuration: Duration.hours(0) }] }, 'InvalidRenewal: a window must be open for a while'],
  ['a window of no length', { renewalWindows: [{ cron: '0 2 * * *' } as RenewalWindow] }, 'InvalidDuration: windowDuration must be a Duration of whole seconds, got nothing'],
  ['a window that is a text', { renewalWindows: ['0 2 * * *' as never] }, 'InvalidProps: a window of renewalWindows must be an object'],
  ['a time zone that IANA has not', { renewalWindows: [{ cron: '0 2 * * *', windowDuration: Duration.hours(1), timezone: 'Europe/Shop' }] },
    'InvalidRenewal: timezone must be a name that IANA knows, got "Europe/Shop"'],
  ['a time zone that is an offset', { renewalWindows: [{ cron: '0 2 * * *', windowDuration: Duration.hours(1), timezone: '+01:00' }] }, 'InvalidRenewal: timezone'],
  ['no history', { revisionHistoryLimit: 0 }, 'InvalidRevisionHistoryLimit: revisionHistoryLimit must be a whole number of 1 or more, got 0'],
  ['an annotation of cert-manager\'s own', { secretAnnotations: { 'cert-manager.io/alt-names': 'a' } },
    'InvalidAnnotation: annotations "cert-manager.io/…" of a Secret are cert-manager\'s own, save cert-manager.io/allow-direct-injection, got "cert-manager.io/alt-names"'],
  ['a label that Kubernetes has not', { secretLabels: { 'a b': 'c' } }, 'InvalidLabel: label key must be'],
  ['a usage that is none', { usages: ['server' as KeyUsage] }, 'InvalidChoice: usages must be one of'],
  ['a usage that is nothing', { usages: [undefined as never] }, 'InvalidChoice: usages must be one of'],
  ['a format that is none', { additionalOutputFormats: ['PEM' as OutputFormat] }, 'InvalidChoice: additionalOutputFormats must be one of DER, CombinedPEM, got "PEM"'],
  ['a keystore without a password', { jksKeystore: {} as never }, 'InvalidName: passwordSecretName must be'],
  ['a keystore that is yes', { pkcs12Keystore: true as never }, 'InvalidProps: pkcs12Keystore must be an object, got true'],
  ['a profile that is none', { pkcs12Keystore: { passwordSecretName: 'a', profile: 'Modern' as Pkcs12Profile } }, 'InvalidChoice: profile must be one of'],
  ['a signature that the usual key does not make', { signatureAlgorithm: SignatureAlgorithm.PURE_ED25519 },
    'InvalidSignatureAlgorithm: an RSA key signs with SHA256WithRSA, SHA384WithRSA, SHA512WithRSA, got PureEd25519'],
  ['a signature that its key does not make', { privateKey: PrivateKey.ecdsa(256), signatureAlgorithm: SignatureAlgorithm.SHA256_WITH_RSA },
    'InvalidSignatureAlgorithm: an ECDSA key signs with ECDSAWithSHA256'],
  ['a key that is a text', { privateKey: 'RSA' as never }, 'InvalidPrivateKey: privateKey must be a PrivateKey, got "RSA"'],
  ['a flag that is a text', { isCa: 'yes' as never }, 'InvalidProps: isCa must be true or false, got "yes"'],
])('refuses %s', (_, props, message) => {
  expect(() => certificate(props)).toThrow(message);
  expect(() => certificate(props)).toThrow(/ {2}\[C\/ShopTls\]$/);
});

test.each(['@daily', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 7', '5-1 * * * *', '*/0 * * * *', '1,,2 * * * *', '* * * foo *', '1-2-3 * * * *'])(
  'refuses the cron "%s"', (cron) => {
    const renewalWindows = [{ cron, windowDuration: Duration.hours(1) }];
    expect(() => certificate({ renewalWindows })).toThrow(/^InvalidRenewal: (cron must have|the .* of cron must be)/);
  });

test('refuses a key\'s options that are none', () => {
  expect(() => PrivateKey.rsa(2048, { encoding: 'PKCS12' as PrivateKeyEncoding })).toThrow('InvalidChoice: encoding must be one of PKCS1, PKCS8, got "PKCS12"');
  expect(() => PrivateKey.ecdsa(256, { rotationPolicy: 'Sometimes' as RotationPolicy })).toThrow('InvalidChoice: rotationPolicy must be one of Always, Never');
  expect(() => PrivateKey.ed25519(null as never)).toThrow('InvalidProps: options of a PrivateKey must be an object, got null');
});
