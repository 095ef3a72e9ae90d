import { Chart, Duration, Testing } from 'cdk8s';
import { Certificate } from '../../src/certmanager/certificate';
import { CertificateProps } from '../../src/certmanager/certificate-props';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { KeyUsage } from '../../src/certmanager/key-usage';
import { Pkcs12Profile } from '../../src/certmanager/keystore';
import { OutputFormat } from '../../src/certmanager/output-format';
import { PrivateKey, PrivateKeyEncoding, RotationPolicy } from '../../src/certmanager/private-key';
import { RenewalPolicy, RenewalWindow } from '../../src/certmanager/renewal';
import { SignatureAlgorithm } from '../../src/certmanager/signature-algorithm';

function certificate(props: Partial<CertificateProps>): Certificate {
  const issuer = ClusterIssuer.fromName('ca', { challenges: [] });
  return new Certificate(new Chart(Testing.app(), 'C', { namespace: 'shop' }), 'ShopTls', { hostnames: ['shop.example.com'], issuer, ...props });
}

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
  expect(certificate(props).apiObject.toJson().spec).toEqual({ secretName: 'shop-tls', issuerRef: { kind: 'ClusterIssuer', name: 'ca' }, ...spec });
});

test.each<[string, Partial<CertificateProps>, string]>([
  ['no name of any kind', { hostnames: undefined }, 'NoNames: a certificate must hold for one name or more, got none'],
  ['a name that is no list', { hostnames: 'shop.example.com' as never }, 'InvalidProps: hostnames must be a list, got "shop.example.com"'],
  ['too long a common name, in bytes', { commonName: 'ü'.repeat(33) }, 'InvalidCommonName: commonName may have 64 bytes, got 66'],
  ['an empty common name', { commonName: '' }, 'InvalidCommonName: commonName must be text'],
  ['an address that is none', { ipAddresses: ['10.0.0.256'] }, 'InvalidCidr: an address must be one IP address, got "10.0.0.256"'],
  ['no addresses', { ipAddresses: [] }, 'InvalidCidr: ipAddresses must be a list of one or more, got none'],
  ['a URI without a scheme', { uris: ['/ns/shop'] }, 'InvalidUri: a URI must have a scheme and ASCII alone, got "/ns/shop"'],
  ['a URI with a broken escape', { uris: ['spiffe://a/%zz'] }, 'InvalidUri'],
  ['a mail address with a name', { emailAddresses: ['Ops <ops@example.com>'] }, 'InvalidEmail: email must be one address, got "Ops <ops@example.com>"'],
  ['an empty subject', { subject: {} }, 'InvalidSubject: a subject must say something, got nothing'],
  ['a subject that is a text', { subject: 'CN=web' as never }, 'InvalidProps: subject must be a CertificateSubject, got "CN=web"'],
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
  ['a window that is a text', { renewalWindows: ['0 2 * * *' as never] }, 'InvalidProps: renewalWindows[0] must be a RenewalWindow'],
  ['a time zone that IANA has not', { renewalWindows: [{ cron: '0 2 * * *', windowDuration: Duration.hours(1), timezone: 'Europe/Shop' }] },
    'InvalidRenewal: timezone must be a name that IANA knows, got "Europe/Shop"'],
  ['a time zone that is an offset', { renewalWindows: [{ cron: '0 2 * * *', windowDuration: Duration.hours(1), timezone: '+01:00' }] }, 'InvalidRenewal: timezone'],
  ['no history', { revisionHistoryLimit: 0 }, 'InvalidRevisionHistoryLimit: revisionHistoryLimit must be a whole number of 1 or more, got 0'],
  ['an annotation of cert-manager\'s own', { secretAnnotations: { 'cert-manager.io/alt-names': 'a' } },
    'InvalidAnnotation: annotations "cert-manager.io/…" of a Secret are cert-manager\'s own, save cert-manager.io/allow-direct-injection, got "cert-manager.io/alt-names"'],
  ['a label that Kubernetes has not', { secretLabels: { 'a b': 'c' } }, 'InvalidLabel: label key must be'],
  ['a usage that is none', { usages: ['server' as KeyUsage] }, 'InvalidChoice: usages must be one of'],
  ['a usage that is nothing', { usages: [undefined as never] }, 'InvalidProps: usages[0] must be one of KeyUsage, got nothing'],
  ['a format that is none', { additionalOutputFormats: ['PEM' as OutputFormat] }, 'InvalidChoice: additionalOutputFormats must be one of DER, CombinedPEM, got "PEM"'],
  ['a keystore without a password', { jksKeystore: {} as never }, 'InvalidName: passwordSecretName must be'],
  ['a keystore that is yes', { pkcs12Keystore: true as never }, 'InvalidProps: pkcs12Keystore must be a Pkcs12KeystoreOptions, got true'],
  ['a profile that is none', { pkcs12Keystore: { passwordSecretName: 'a', profile: 'Modern' as Pkcs12Profile } }, 'InvalidChoice: profile must be one of'],
  ['a signature that the usual key does not make', { signatureAlgorithm: SignatureAlgorithm.PURE_ED25519 },
    'InvalidSignatureAlgorithm: an RSA key signs with SHA256WithRSA, SHA384WithRSA, SHA512WithRSA, got PureEd25519'],
  ['a signature that its key does not make', { privateKey: PrivateKey.ecdsa(256), signatureAlgorithm: SignatureAlgorithm.SHA256_WITH_RSA },
    'InvalidSignatureAlgorithm: an ECDSA key signs with ECDSAWithSHA256'],
  ['a key that is a text', { privateKey: 'RSA' as never }, 'InvalidProps: privateKey must be a PrivateKey, made with PrivateKey.ecdsa or PrivateKey.ed25519 or PrivateKey.rsa, got "RSA"'],
  ['a key that is none', { privateKey: {} as never }, 'InvalidPrivateKey: privateKey must be a PrivateKey, got an object'],
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
  expect(() => PrivateKey.ed25519(null as never)).toThrow('InvalidProps: KeyRotationOptions must be an object, got nothing');
});
