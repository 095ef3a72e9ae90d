import { Duration } from 'cdk8s';
import { AcmeSolver } from '../../../src/certmanager/acme-solver';
import { AzureEnvironment, AzureZoneType } from '../../../src/certmanager/dns01/azure-dns';
import { TsigAlgorithm } from '../../../src/certmanager/dns01/rfc2136';
import { Protocol } from '../../../src/values/port';
import { writtenSolver } from '../written';

const ROLE = 'arn:aws:iam::123456789012:role/dns';
const ID = '11111111-2222-3333-4444-555555555555';
const azure = { subscriptionId: ID, resourceGroupName: 'dns' };
const azureYaml = { subscriptionID: ID, resourceGroupName: 'dns' };

test.each<[string, () => AcmeSolver, object]>([
  ['acme-dns', () => AcmeSolver.acmeDns({ host: 'https://auth.acme-dns.io', accountSecretName: 'acme-dns' }),
    { acmeDNS: { host: 'https://auth.acme-dns.io', accountSecretRef: { name: 'acme-dns', key: 'acmedns.json' } } }],
  ['Akamai, all credentials in one Secret', () => AcmeSolver.akamai({ serviceConsumerDomain: 'akab-1.luna.akamaiapis.net', credentialsSecretName: 'akamai' }),
    {
      akamai: {
        serviceConsumerDomain: 'akab-1.luna.akamaiapis.net',
        clientTokenSecretRef: { name: 'akamai', key: 'clientToken' },
        clientSecretSecretRef: { name: 'akamai', key: 'clientSecret' },
        accessTokenSecretRef: { name: 'akamai', key: 'accessToken' },
      },
    }],
  ['Azure DNS as cert-manager\'s pod', () => AcmeSolver.azureDns(azure), { azureDNS: azureYaml }],
  ['Azure DNS as a service principal', () => AcmeSolver.azureDns({ ...azure, clientId: ID, tenantId: ID, clientSecretSecretName: 'azure' }),
    { azureDNS: { ...azureYaml, clientID: ID, tenantID: ID, clientSecretSecretRef: { name: 'azure', key: 'client-secret' } } }],
  ['Azure DNS as a managed identity', () => AcmeSolver.azureDns({ ...azure, managedIdentityClientId: ID, managedIdentityTenantId: ID }),
    { azureDNS: { ...azureYaml, managedIdentity: { clientID: ID, tenantID: ID } } }],
  ['Azure DNS in a private zone of another cloud', () => AcmeSolver.azureDns({
    ...azure, hostedZoneName: 'corp.internal', environment: AzureEnvironment.CHINA_CLOUD, zoneType: AzureZoneType.PRIVATE,
  }), { azureDNS: { ...azureYaml, hostedZoneName: 'corp.internal', environment: 'AzureChinaCloud', zoneType: 'AzurePrivateZone' } }],
  ['Azure DNS without what is the default', () => AcmeSolver.azureDns({ ...azure, environment: AzureEnvironment.PUBLIC_CLOUD, zoneType: AzureZoneType.PUBLIC }),
    { azureDNS: azureYaml }],
  ['Cloud DNS as cert-manager\'s pod', () => AcmeSolver.cloudDns({ project: 'shop' }), { cloudDNS: { project: 'shop' } }],
  ['Cloud DNS with a key, in one zone', () => AcmeSolver.cloudDns({ project: 'shop', hostedZoneName: 'zone', serviceAccountSecretName: 'gcp' }),
    { cloudDNS: { project: 'shop', hostedZoneName: 'zone', serviceAccountSecretRef: { name: 'gcp', key: 'key.json' } } }],
  ['Cloudflare by a token', () => AcmeSolver.cloudflare({ apiTokenSecretName: 'cf' }), { cloudflare: { apiTokenSecretRef: { name: 'cf', key: 'api-token' } } }],
  ['Cloudflare by an account\'s key', () => AcmeSolver.cloudflare({ email: 'ops@example.com', apiKeySecretName: 'cf' }),
    { cloudflare: { email: 'ops@example.com', apiKeySecretRef: { name: 'cf', key: 'api-key' } } }],
  ['DigitalOcean', () => AcmeSolver.digitalOcean({ tokenSecretName: 'do' }), { digitalocean: { tokenSecretRef: { name: 'do', key: 'access-token' } } }],
  ['RFC 2136, unsigned', () => AcmeSolver.rfc2136({ nameserver: '10.0.0.53:5353', protocol: Protocol.UDP }), { rfc2136: { nameserver: '10.0.0.53:5353' } }],
  ['RFC 2136, signed, over TCP', () => AcmeSolver.rfc2136({
    nameserver: '[2001:db8::53]', tsigKeyName: 'acme', tsigSecretSecretName: 'tsig', tsigAlgorithm: TsigAlgorithm.HMAC_SHA512, protocol: Protocol.TCP,
  }), {
    rfc2136: {
      nameserver: '[2001:db8::53]',
      protocol: 'TCP',
      tsigKeyName: 'acme',
      tsigSecretSecretRef: { name: 'tsig', key: 'tsig-secret-key' },
      tsigAlgorithm: 'HMACSHA512',
    },
  }],
  ['Route 53 with cert-manager\'s own credentials', () => AcmeSolver.route53(), { route53: {} }],
  ['Route 53 with an access key', () => AcmeSolver.route53({ region: 'eu-central-1', hostedZoneId: 'Z1', accessKeySecretName: 'aws' }),
    {
      route53: {
        region: 'eu-central-1',
        hostedZoneID: 'Z1',
        accessKeyIDSecretRef: { name: 'aws', key: 'access-key-id' },
        secretAccessKeySecretRef: { name: 'aws', key: 'secret-access-key' },
      },
    }],
  ['Route 53 with a service account and its role', () => AcmeSolver.route53({ role: ROLE, serviceAccountName: 'dns' }),
    { route53: { role: ROLE, auth: { kubernetes: { serviceAccountRef: { name: 'dns' } } } } }],
  ['a webhook', () => AcmeSolver.webhook({ groupName: 'acme.example.com', solverName: 'hetzner', configJson: '{"zone": "example.com"}' }),
    { webhook: { groupName: 'acme.example.com', solverName: 'hetzner', config: { zone: 'example.com' } } }],
  ['a webhook that needs no more', () => AcmeSolver.webhook({ groupName: 'acme.example.com', solverName: 'godaddy' }),
    { webhook: { groupName: 'acme.example.com', solverName: 'godaddy' } }],
])('%s', (_, make, dns01) => {
  expect(writtenSolver(make())).toEqual({ dns01 });
});

test('names, CNAMEs and waiting go with each of them', () => {
  const options = { tokenSecretName: 'do', dnsZones: ['example.com'], followCname: true, waitInsteadOfSelfCheck: Duration.minutes(2) };
  expect(writtenSolver(AcmeSolver.digitalOcean(options))).toEqual({
    selector: { dnsZones: ['example.com'] },
    dns01: { cnameStrategy: 'Follow', digitalocean: { tokenSecretRef: { name: 'do', key: 'access-token' } } },
    waitInsteadOfSelfCheck: '2m',
  });
});

test.each<[string, () => AcmeSolver, string]>([
  ['acme-dns without a scheme', () => AcmeSolver.acmeDns({ host: 'auth.acme-dns.io', accountSecretName: 'a' }), 'InvalidSolver: host must be a URL, got "auth.acme-dns.io"'],
  ['Akamai with a scheme', () => AcmeSolver.akamai({ serviceConsumerDomain: 'https://akab-1.luna.akamaiapis.net', credentialsSecretName: 'a' }),
    'InvalidSolver: serviceConsumerDomain is a host alone, got "https://akab-1.luna.akamaiapis.net"'],
  ['half a service principal', () => AcmeSolver.azureDns({ ...azure, clientId: ID }),
    'InvalidSolver: a service principal is clientId, tenantId and clientSecretSecretName, got no tenantId and no clientSecretSecretName'],
  ['a service principal beside a managed identity', () => AcmeSolver.azureDns({
    ...azure, clientId: ID, tenantId: ID, clientSecretSecretName: 'azure', managedIdentityClientId: ID,
  }), 'InvalidSolver: a service principal leaves a managed identity unused, got both'],
  ['a managed identity with two ids', () => AcmeSolver.azureDns({ ...azure, managedIdentityClientId: ID, managedIdentityResourceId: '/subscriptions/1' }),
    'InvalidSolver: a managed identity is named by its client id or its resource id, got both'],
  ['a managed identity of a tenant alone', () => AcmeSolver.azureDns({ ...azure, managedIdentityTenantId: ID }),
    'InvalidSolver: managedIdentityTenantId goes with a client id, got none'],
  ['a cloud that Azure has not', () => AcmeSolver.azureDns({ ...azure, environment: 'AzureGermanCloud' as AzureEnvironment }), 'InvalidChoice: environment must be one of'],
  ['an empty subscription', () => AcmeSolver.azureDns({ ...azure, subscriptionId: '' }), 'InvalidSolver: subscriptionId must be text'],
  ['an empty project', () => AcmeSolver.cloudDns({ project: '' }), 'InvalidSolver: project must be text without blanks around it, got ""'],
  ['Cloudflare without credentials', () => AcmeSolver.cloudflare({}), 'InvalidSolver: Cloudflare takes a token or an account\'s key, got neither'],
  ['Cloudflare with both', () => AcmeSolver.cloudflare({ apiTokenSecretName: 'a', apiKeySecretName: 'b', email: 'ops@example.com' }), 'got both; give apiTokenSecretName alone'],
  ['Cloudflare\'s key without its account', () => AcmeSolver.cloudflare({ apiKeySecretName: 'a' }), 'InvalidSolver: an account\'s address goes with its key, got no email'],
  ['an account beside a token', () => AcmeSolver.cloudflare({ apiTokenSecretName: 'a', email: 'ops@example.com' }), 'got email "ops@example.com" and a token'],
  ['a Secret name that Kubernetes has not', () => AcmeSolver.digitalOcean({ tokenSecretName: 'D O' }), 'InvalidName: tokenSecretName must be'],
  ['a key that no Secret has', () => AcmeSolver.route53({ accessKeySecretName: 'aws', accessKeyIdSecretKey: 'a/b' }), 'InvalidSolver: an entry of a Secret is named with'],
  ['a TSIG key without a Secret', () => AcmeSolver.rfc2136({ nameserver: 'ns1', tsigKeyName: 'a' }), 'InvalidSolver: a TSIG key has a name and a Secret, got no tsigSecretSecretName'],
  ['a TSIG Secret without a name', () => AcmeSolver.rfc2136({ nameserver: 'ns1', tsigSecretSecretName: 'a' }), 'got no tsigKeyName'],
  ['a signature without a key', () => AcmeSolver.rfc2136({ nameserver: 'ns1', tsigAlgorithm: TsigAlgorithm.HMAC_SHA256 }), 'InvalidSolver: tsigAlgorithm says how a key signs'],
  ['an algorithm that cert-manager has not', () => AcmeSolver.rfc2136({ nameserver: 'ns1', tsigKeyName: 'a', tsigSecretSecretName: 'b', tsigAlgorithm: 'HMACSHA224' as TsigAlgorithm }),
    'InvalidChoice: tsigAlgorithm must be one of HMACMD5, HMACSHA1, HMACSHA256, HMACSHA512, got "HMACSHA224"'],
  ['a protocol that DNS has not', () => AcmeSolver.rfc2136({ nameserver: 'ns1', protocol: Protocol.SCTP }), 'InvalidChoice: protocol must be one of TCP, UDP'],
  ['a service account without a role', () => AcmeSolver.route53({ serviceAccountName: 'dns' }),
    'InvalidSolver: serviceAccountName goes with a role and without an access key, got no role'],
  ['a service account with a key', () => AcmeSolver.route53({ serviceAccountName: 'dns', role: ROLE, accessKeySecretName: 'aws' }), 'got accessKeySecretName "aws"'],
  ['a role that is no ARN', () => AcmeSolver.route53({ role: 'dns' }), 'InvalidSolver: role must be the ARN of an IAM role, got "dns"'],
  ['a webhook\'s group that is none', () => AcmeSolver.webhook({ groupName: 'ACME', solverName: 'a' }), 'InvalidName: groupName must be'],
  ['a webhook\'s solver that is a path', () => AcmeSolver.webhook({ groupName: 'a.b', solverName: 'a/b' }), 'InvalidSolver: solverName must be a word, got "a/b"'],
  ['a webhook\'s words that are no JSON', () => AcmeSolver.webhook({ groupName: 'a.b', solverName: 'a', configJson: '{zone}' }), 'InvalidSolver: configJson must be JSON text of an object'],
  ['a webhook\'s words that are no object', () => AcmeSolver.webhook({ groupName: 'a.b', solverName: 'a', configJson: '[]' }), 'InvalidSolver: configJson must be JSON text of an object'],
  ['waiting for a part of a second', () => AcmeSolver.digitalOcean({ tokenSecretName: 'a', waitInsteadOfSelfCheck: Duration.millis(1500) }),
    'InvalidDuration: waitInsteadOfSelfCheck must be a Duration of whole seconds'],
])('refuses %s', (_, make, message) => {
  expect(make).toThrow(message);
});

test.each(['ns1.example.com', 'ns1.example.com:53', '10.0.0.53', '10.0.0.53:53', '[2001:db8::53]:53', 'bind.dns.svc.cluster.local.'])('a nameserver may be %s', (nameserver) => {
  expect(() => AcmeSolver.rfc2136({ nameserver })).not.toThrow();
});

test.each(['', ':53', '2001:db8::53', '[10.0.0.53]:53', 'ns1:', 'ns1:0', 'ns1:65536', 'ns 1', 'udp://ns1', ' ns1'])('refuses the nameserver "%s"', (nameserver) => {
  expect(() => AcmeSolver.rfc2136({ nameserver })).toThrow('InvalidSolver: nameserver must be a host, with or without a port');
});

test.each(['acmeDns', 'akamai', 'azureDns', 'cloudDns', 'cloudflare', 'digitalOcean', 'rfc2136', 'webhook'] as const)('refuses AcmeSolver.%s without options, or with nothing in them', (name) => {
  const make = AcmeSolver[name] as (options?: unknown) => AcmeSolver;
  expect(() => make()).toThrow(/^InvalidProps: \w+SolverOptions must be an object, got nothing/);
  expect(() => make(null)).toThrow('InvalidProps');
  expect(() => make('token')).toThrow('InvalidProps');
  expect(() => make({})).toThrow(/^(InvalidSolver|InvalidName): /);
});
