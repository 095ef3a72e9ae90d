import { Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { use } from './options';

const ID = '11111111-2222-3333-4444-555555555555';
const AZURE = { subscriptionId: ID, resourceGroupName: 'dns' };

const cloudflare = (options: net.CloudflareSolverOptions) => net.AcmeSolver.cloudflare(use('CloudflareSolverOptions', options));
const route53 = (options: net.Route53SolverOptions) => net.AcmeSolver.route53(use('Route53SolverOptions', options));
const azure = (options: Partial<net.AzureDnsSolverOptions>) => net.AcmeSolver.azureDns(use('AzureDnsSolverOptions', { ...AZURE, ...options }));
const rfc2136 = (options: net.Rfc2136SolverOptions) => net.AcmeSolver.rfc2136(use('Rfc2136SolverOptions', options));

/** What every DNS-01 solver takes; names or zones, for both together are refused. */
const NAMES = { dnsNames: ['*.example.com', 'a.example.com'], followCname: true };
const ZONES = { dnsZones: ['example.com', 'example.net'], waitInsteadOfSelfCheck: Duration.minutes(2) };

/** A solver or more for each provider of cert-manager. */
export const DNS01: { readonly [name: string]: () => net.AcmeSolver } = {
  'cloudflare': () => cloudflare({ apiTokenSecretName: 'cloudflare', ...NAMES }),
  'cloudflare-zones': () => cloudflare({ apiTokenSecretName: 'cloudflare', apiTokenSecretKey: 'token', ...ZONES }),
  'cloudflare-account': () => cloudflare({ email: 'ops@example.com', apiKeySecretName: 'cloudflare', apiKeySecretKey: 'key' }),
  'route53': () => route53({ region: 'eu-central-1', hostedZoneId: 'Z2ABCDEF', ...NAMES }),
  'route53-key': () => route53({
    accessKeySecretName: 'aws', accessKeyIdSecretKey: 'id', secretAccessKeySecretKey: 'key', region: 'us-east-1', ...ZONES,
  }),
  'route53-account': () => route53({ serviceAccountName: 'dns', role: 'arn:aws:iam::123456789012:role/dns' }),
  'acme-dns': () => net.AcmeSolver.acmeDns(use('AcmeDnsSolverOptions', {
    host: 'https://auth.acme-dns.io', accountSecretName: 'acme-dns', accountSecretKey: 'accounts.json', ...NAMES,
  })),
  'acme-dns-zones': () => net.AcmeSolver.acmeDns(use('AcmeDnsSolverOptions', { host: 'http://acme-dns.dns.svc:80', accountSecretName: 'acme-dns', ...ZONES })),
  'akamai': () => net.AcmeSolver.akamai(use('AkamaiSolverOptions', {
    serviceConsumerDomain: 'akab-1.luna.akamaiapis.net', credentialsSecretName: 'akamai', clientTokenSecretKey: 'a', clientSecretSecretKey: 'b', accessTokenSecretKey: 'c', ...NAMES,
  })),
  'akamai-zones': () => net.AcmeSolver.akamai(use('AkamaiSolverOptions', {
    serviceConsumerDomain: 'akab-1.luna.akamaiapis.net', credentialsSecretName: 'akamai', ...ZONES,
  })),
  'azure': () => azure({ hostedZoneName: 'example.com', environment: net.AzureEnvironment.US_GOVERNMENT_CLOUD, zoneType: net.AzureZoneType.PRIVATE, ...NAMES }),
  'azure-principal': () => azure({ clientId: ID, tenantId: ID, clientSecretSecretName: 'azure', clientSecretSecretKey: 'password', ...ZONES }),
  'azure-identity': () => azure({ managedIdentityClientId: ID, managedIdentityTenantId: ID }),
  'azure-identity-resource': () => azure({ managedIdentityResourceId: '/subscriptions/1/resourceGroups/dns/providers/Microsoft.ManagedIdentity/userAssignedIdentities/dns' }),
  'cloud-dns': () => net.AcmeSolver.cloudDns(use('CloudDnsSolverOptions', { project: 'shop', hostedZoneName: 'example-com', ...NAMES })),
  'cloud-dns-key': () => net.AcmeSolver.cloudDns(use('CloudDnsSolverOptions', {
    project: 'shop', serviceAccountSecretName: 'gcp', serviceAccountSecretKey: 'account.json', ...ZONES,
  })),
  'digital-ocean': () => net.AcmeSolver.digitalOcean(use('DigitalOceanSolverOptions', { tokenSecretName: 'do', tokenSecretKey: 'token', ...NAMES })),
  'digital-ocean-zones': () => net.AcmeSolver.digitalOcean(use('DigitalOceanSolverOptions', { tokenSecretName: 'do', ...ZONES })),
  'rfc2136': () => rfc2136({ nameserver: '[2001:db8::53]:53', protocol: net.Protocol.TCP, ...NAMES }),
  'rfc2136-signed': () => rfc2136({
    nameserver: 'ns1.example.com',
    tsigKeyName: 'acme-update',
    tsigSecretSecretName: 'tsig',
    tsigSecretSecretKey: 'key',
    tsigAlgorithm: net.TsigAlgorithm.HMAC_SHA256,
    ...ZONES,
  }),
  'webhook': () => net.AcmeSolver.webhook(use('WebhookSolverOptions', {
    groupName: 'acme.example.com', solverName: 'hetzner', configJson: '{"zoneName":"example.com","token":{"name":"hetzner","key":"token"}}', ...NAMES,
  })),
  'webhook-zones': () => net.AcmeSolver.webhook(use('WebhookSolverOptions', { groupName: 'acme.example.com', solverName: 'hetzner', ...ZONES })),
};
