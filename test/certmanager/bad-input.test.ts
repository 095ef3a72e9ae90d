import { Chart, Duration, Testing } from 'cdk8s';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { Certificate } from '../../src/certmanager/certificate';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { Issuer } from '../../src/certmanager/issuer';
import { PrivateKey } from '../../src/certmanager/private-key';
import { Signer } from '../../src/certmanager/signer';
import { VaultAuth } from '../../src/certmanager/vault-auth';
import { VenafiPlatform } from '../../src/certmanager/venafi-platform';
import { NetworkError } from '../../src/values/errors';
import { FakeWayIn } from './fake-way-in';

/** What comes in when nobody checks types: through jsii, from JavaScript, from a file. */
const ODD: readonly unknown[] = [
  Object.create(null), undefined, null, 0, 1.5, NaN, '', ' ', 'x', 'https://a.example.com', true, false, 10n, Symbol('odd'), () => 1, new Date(0), Duration.days(1),
  [], [null], [undefined], [1], ['x', null], [{}], {}, { a: 1 },
];

const wayIn = new FakeWayIn();
const chart = () => new Chart(Testing.app(), 'C', { namespace: 'shop' });
const window = { cron: '0 2 * * *', windowDuration: Duration.hours(1), timezone: 'Europe/Berlin' };
const password = { passwordSecretName: 'a', passwordSecretKey: 'b' };
const azure = { subscriptionId: 'a', resourceGroupName: 'b', hostedZoneName: 'c', environment: 'AzureChinaCloud', zoneType: 'AzurePrivateZone' };
const names = { dnsNames: ['a.b'], waitInsteadOfSelfCheck: Duration.seconds(1) };

/** A call with every option that it takes. */
const CALLS: { readonly [name: string]: readonly [(options: never) => unknown, object] } = {
  http01: [(options) => AcmeSolver.http01(wayIn, options), { ...names, serviceType: 'ClusterIP' }],
  zones: [(options) => AcmeSolver.http01(wayIn, options), { dnsZones: ['a.b'] }],
  acmeDns: [AcmeSolver.acmeDns, { ...names, host: 'https://a.b', accountSecretName: 'a', accountSecretKey: 'b', followCname: true }],
  akamai: [AcmeSolver.akamai, { serviceConsumerDomain: 'a.b', credentialsSecretName: 'a', clientTokenSecretKey: 'b', clientSecretSecretKey: 'c', accessTokenSecretKey: 'd' }],
  azureDns: [AcmeSolver.azureDns, { ...azure, clientId: 'd', tenantId: 'e', clientSecretSecretName: 'f', clientSecretSecretKey: 'g' }],
  azureIdentity: [AcmeSolver.azureDns, { ...azure, managedIdentityClientId: 'd', managedIdentityTenantId: 'e' }],
  azureResource: [AcmeSolver.azureDns, { ...azure, managedIdentityResourceId: 'd' }],
  cloudDns: [AcmeSolver.cloudDns, { project: 'a', hostedZoneName: 'b', serviceAccountSecretName: 'c', serviceAccountSecretKey: 'd' }],
  cloudflare: [AcmeSolver.cloudflare, { apiTokenSecretName: 'a', apiTokenSecretKey: 'b' }],
  cloudflareKey: [AcmeSolver.cloudflare, { email: 'a@b.c', apiKeySecretName: 'a', apiKeySecretKey: 'b' }],
  digitalOcean: [AcmeSolver.digitalOcean, { tokenSecretName: 'a', tokenSecretKey: 'b' }],
  rfc2136: [AcmeSolver.rfc2136, { nameserver: 'a', tsigKeyName: 'b', tsigSecretSecretName: 'c', tsigSecretSecretKey: 'd', tsigAlgorithm: 'HMACSHA1', protocol: 'TCP' }],
  route53: [AcmeSolver.route53, { region: 'a', hostedZoneId: 'b', role: 'arn:aws:iam::123456789012:role/a', serviceAccountName: 'c' }],
  route53Key: [AcmeSolver.route53, { accessKeySecretName: 'a', accessKeyIdSecretKey: 'b', secretAccessKeySecretKey: 'c' }],
  webhook: [AcmeSolver.webhook, { groupName: 'a.b', solverName: 'a', configJson: '{}' }],
  acme: [Signer.acme, {
    solvers: [AcmeSolver.http01(wayIn)],
    server: 'https://a',
    email: 'a@b',
    privateKeySecretName: 'a',
    externalAccountBinding: { keyId: 'a', keySecretName: 'b' },
    caBundle: undefined,
    skipTlsVerify: true,
    enableDurationFeature: true,
    preferredChain: 'a',
    profile: 'b',
  }],
  externalAccount: [(externalAccountBinding) => Signer.acme({ solvers: [AcmeSolver.http01(wayIn)], externalAccountBinding }), { keyId: 'a', keySecretName: 'b', keySecretKey: 'c' }],
  vault: [Signer.vault, {
    server: 'https://a',
    path: 'a',
    auth: VaultAuth.token('a'),
    vaultNamespace: 'a',
    serverName: 'b',
    clientCertSecretName: 'c',
    caBundle: undefined,
    caBundleSecretName: 'd',
    caBundleSecretKey: 'e',
  }],
  appRole: [VaultAuth.appRole, { roleId: 'a', secretName: 'b', secretKey: 'c', path: 'd' }],
  kubernetes: [VaultAuth.kubernetes, { role: 'a', serviceAccountName: 'b', audiences: ['c'], mountPath: '/v1/a' }],
  kubernetesToken: [VaultAuth.kubernetes, { role: 'a', secretName: 'b', secretKey: 'c' }],
  clientCertificate: [VaultAuth.clientCertificate, { secretName: 'a', roleName: 'b', mountPath: '/v1/a' }],
  aws: [VaultAuth.aws, { role: 'a', serviceAccountName: 'b', iamRoleArn: 'arn:aws:iam::123456789012:role/a', region: 'c', vaultHeaderValue: 'd', audiences: ['e'], mountPath: '/v1/a' }],
  venafi: [Signer.venafi, { zone: 'a', platform: VenafiPlatform.cloud({ apiTokenSecretName: 'a' }) }],
  tpp: [VenafiPlatform.tpp, { url: 'https://a', credentialsSecretName: 'a', caBundle: undefined, caBundleSecretName: 'b', caBundleSecretKey: 'c' }],
  cloud: [VenafiPlatform.cloud, { apiTokenSecretName: 'a', apiTokenSecretKey: 'b', url: 'https://a' }],
  ngts: [VenafiPlatform.ngts, { tsgId: 'a', credentialsSecretName: 'b', url: 'https://a', tokenEndpoint: 'https://b' }],
  rsa: [(options) => PrivateKey.rsa(2048, options), { encoding: 'PKCS8', rotationPolicy: 'Never' }],
  ed25519: [PrivateKey.ed25519, { rotationPolicy: 'Never' }],
  certificate: [(props) => new Certificate(chart(), 'Tls', props).apiObject.toJson(), {
    hostnames: ['a.b'],
    ipAddresses: ['10.0.0.1'],
    uris: ['a:b'],
    emailAddresses: ['a@b'],
    commonName: 'a',
    subject: { localities: ['a'] },
    issuer: Issuer.fromName('a', { challenges: [] }),
    certificateName: 'a',
    secretName: 'b',
    namespaceName: 'c',
    secretLabels: { a: 'b' },
    secretAnnotations: { a: 'b' },
    duration: Duration.hours(1),
    renewBefore: Duration.minutes(5),
    renewBeforePercentage: undefined,
    renewalPolicy: 'RenewBefore',
    renewalWindows: [window],
    revisionHistoryLimit: 1,
    privateKey: PrivateKey.rsa(2048),
    signatureAlgorithm: 'SHA256WithRSA',
    usages: ['any'],
    isCa: true,
    additionalOutputFormats: ['DER'],
    jksKeystore: password,
    pkcs12Keystore: password,
  }],
  subject: [(subject) => new Certificate(chart(), 'Tls', { commonName: 'a', subject, issuer: Issuer.fromName('a', { challenges: [] }) }), {
    organizations: ['a'], organizationalUnits: ['a'], countries: ['DE'], provinces: ['a'], localities: ['a'], streetAddresses: ['a'], postalCodes: ['a'], serialNumber: 'a',
  }],
  window: [(each) => new Certificate(chart(), 'Tls', { commonName: 'a', renewalWindows: [each], issuer: Issuer.fromName('a', { challenges: [] }) }), window],
  jks: [(jksKeystore) => new Certificate(chart(), 'Tls', { commonName: 'a', jksKeystore, issuer: Issuer.fromName('a', { challenges: [] }) }), { ...password, alias: 'a' }],
  pkcs12: [(pkcs12Keystore) => new Certificate(chart(), 'Tls', { commonName: 'a', pkcs12Keystore, issuer: Issuer.fromName('a', { challenges: [] }) }), {
    ...password, profile: 'Modern2023',
  }],
  issuer: [(props) => new Issuer(chart(), 'I', props).apiObject.toJson(), { signer: Signer.selfSigned(), issuerName: 'a', namespaceName: 'b' }],
  clusterIssuer: [(props) => new ClusterIssuer(chart(), 'I', props).apiObject.toJson(), { signer: Signer.selfSigned(), issuerName: 'a' }],
  reference: [(options) => Issuer.fromName('a', options), { challenges: ['HTTP-01'], namespaceName: 'a', solverWayIn: wayIn }],
};

test.each(Object.entries(CALLS))('%s takes each of its options', (_, [call, options]) => {
  expect(() => call(options as never)).not.toThrow();
});

test.each(Object.entries(CALLS))('%s refuses what it cannot take by an error of ours alone', (_, [call, options]) => {
  const given = [...ODD, ...Object.keys(options).flatMap((name) => ODD.map((odd) => ({ ...options, [name]: odd })))];
  expect(given.map((each) => errorOf(call, each)).filter((error) => error !== undefined && !(error instanceof NetworkError))).toEqual([]);
});

function errorOf(call: (options: never) => unknown, options: unknown): unknown {
  try {
    call(options as never);
    return undefined;
  } catch (error) {
    return error;
  }
}
