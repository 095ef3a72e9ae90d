import { App, Chart, Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { acme } from './users-objects';
import { appWith, WAYS_IN } from './ways-in';

type Part = Partial<net.CertificateProps>;

const HOSTNAMES = { one: ['shop.example.com'], several: ['shop.example.com', 'www.example.com', 'localhost'], wildcard: ['*.example.com', 'a.b.example.com'] };

const KEYS: { readonly [name: string]: Part } = {
  'none': {},
  'rsa': {
    privateKey: net.PrivateKey.rsa(4096, use('PrivateKeyOptions', { encoding: net.PrivateKeyEncoding.PKCS8, rotationPolicy: net.RotationPolicy.NEVER })),
    signatureAlgorithm: net.SignatureAlgorithm.SHA512_WITH_RSA,
  },
  'ecdsa-256': { privateKey: net.PrivateKey.ecdsa(256), signatureAlgorithm: net.SignatureAlgorithm.ECDSA_WITH_SHA256 },
  'ecdsa-521': { privateKey: net.PrivateKey.ecdsa(521, { encoding: net.PrivateKeyEncoding.PKCS1 }) },
  'ed25519': {
    privateKey: net.PrivateKey.ed25519(use('KeyRotationOptions', { rotationPolicy: net.RotationPolicy.NEVER })),
    signatureAlgorithm: net.SignatureAlgorithm.PURE_ED25519,
  },
};

const OTHERS: { readonly [name: string]: Part } = {
  none: {},
  names: {
    commonName: 'Web of the shop',
    ipAddresses: ['10.0.0.1', '2001:db8::1'],
    uris: ['spiffe://cluster.local/ns/shop/sa/web', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
    emailAddresses: ['ops+web@example.com'],
  },
  authority: {
    commonName: 'ü'.repeat(32),
    isCa: true,
    subject: use('CertificateSubject', {
      organizations: ['Example Inc.', 'Example Ltd.'],
      organizationalUnits: ['Shop'],
      countries: ['DE'],
      provinces: ['Bavaria'],
      localities: ['Munich'],
      streetAddresses: ['1 Example Street'],
      postalCodes: ['80331'],
      serialNumber: '4711',
    }),
  },
};

const RENEWALS: { readonly [name: string]: Part } = {
  none: {},
  percentage: { renewBeforePercentage: 50, revisionHistoryLimit: 3 },
  windows: {
    renewalPolicy: net.RenewalPolicy.RENEW_BEFORE,
    renewalWindows: [
      use('RenewalWindow', { cron: '0 2 * * sat,SUN', windowDuration: Duration.minutes(90), timezone: 'Europe/Berlin' }),
      { cron: '*/15 0-6/2 1,15 jan-mar ?', windowDuration: Duration.hours(2), timezone: 'Etc/GMT+5' },
    ],
  },
  disabled: { renewalPolicy: net.RenewalPolicy.DISABLED },
};

const SECRETS: { readonly [name: string]: Part } = {
  none: {},
  labels: { secretLabels: { 'example.com/app': 'shop' }, secretAnnotations: { 'cert-manager.io/allow-direct-injection': 'true', 'note': 'any text' } },
  formats: { additionalOutputFormats: Object.values(net.OutputFormat) },
  jks: { jksKeystore: use('JksKeystoreOptions', { passwordSecretName: 'jks', passwordSecretKey: 'word', alias: 'web' }) },
  pkcs12: { pkcs12Keystore: use('Pkcs12KeystoreOptions', { passwordSecretName: 'p12', passwordSecretKey: 'word', profile: net.Pkcs12Profile.MODERN_2026 }) },
};

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ name }) => name),
  hostnames: ['one', 'several', 'wildcard'],
  issuer: ['none', 'referenced', 'cluster-issuer', 'issuer', 'self-signed'],
  names: ['none', 'given'],
  namespace: ['none', 'given'],
  life: ['none', 'duration', 'renew-before', 'both'],
  key: ['none', 'rsa', 'ecdsa-256', 'ecdsa-521', 'ed25519'],
  usages: ['none', 'tls', 'all'],
  others: ['none', 'names', 'authority'],
  renewal: ['none', 'percentage', 'windows', 'disabled'],
  secret: ['none', 'labels', 'formats', 'jks', 'pkcs12'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

function isValid({ namespace, issuer, others, life, renewal }: Wish): boolean {
  const renewsBefore = life === 'renew-before' || life === 'both';
  // An Issuer of the chart's namespace signs nowhere else.
  return (namespace === 'none' || (issuer !== 'issuer' && issuer !== 'self-signed'))
    // An ACME server proves DNS names alone, and addresses by HTTP-01.
    && (others === 'none' || issuer === 'referenced' || issuer === 'self-signed')
    && !(renewsBefore && (renewal === 'percentage' || renewal === 'disabled'));
}

export const CERTIFICATE: Matrix = {
  construct: 'Certificate',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const { app, exposure } = appWith(WAYS_IN.find(({ name }) => name === wish.wayIn)!);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new net.SecureNamespace(chart, 'Ns');
  new net.Certificate(chart, 'Web', use('CertificateProps', {
    hostnames: wish.others === 'none' ? HOSTNAMES[wish.hostnames] : undefined,
    issuer: issuerOf(chart, exposure, wish),
    certificateName: wish.names === 'given' ? 'web.certificate' : undefined,
    secretName: wish.names === 'given' ? 'web.secret' : undefined,
    namespaceName: wish.namespace === 'given' ? 'elsewhere' : undefined,
    duration: wish.life === 'duration' || wish.life === 'both' ? Duration.hours(1) : undefined,
    renewBefore: wish.life === 'renew-before' ? Duration.days(30) : wish.life === 'both' ? Duration.minutes(5) : undefined,
    ...KEYS[wish.key],
    usages: ({ none: undefined, tls: [net.KeyUsage.SERVER_AUTH], all: Object.values(net.KeyUsage) })[wish.usages],
    ...OTHERS[wish.others],
    ...RENEWALS[wish.renewal],
    ...SECRETS[wish.secret],
  }));
  return app;
}

function issuerOf(chart: Chart, exposure: net.Exposure, { issuer }: Wish): net.IIssuer | undefined {
  switch (issuer) {
    case 'none': return undefined;
    case 'referenced': return net.Issuer.fromName('corporate', { challenges: [] });
    case 'cluster-issuer': return new net.ClusterIssuer(chart, 'Acme', { signer: acme(exposure) });
    case 'issuer': return new net.Issuer(chart, 'Acme', { signer: acme(exposure) });
    case 'self-signed': return new net.Issuer(chart, 'Own', { signer: net.Signer.selfSigned() });
  }
}
