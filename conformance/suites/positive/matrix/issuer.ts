import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { appWith, WAYS_IN } from './ways-in';

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ name }) => name),
  kind: ['Issuer', 'ClusterIssuer'],
  signer: ['acme', 'ca', 'self-signed'],
  solver: ['none', 'http01', 'http01-names', 'cloudflare', 'cloudflare-zones', 'route53', 'route53-key', 'route53-account', 'both'],
  server: ['none', 'staging', 'own'],
  account: ['none', 'given'],
  chain: ['none', 'given'],
  names: ['none', 'given'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

function isValid({ signer, solver, server, account, chain }: Wish): boolean {
  return signer === 'acme' ? solver !== 'none' : [solver, server, account, chain].every((value) => value === 'none');
}

export const ISSUER: Matrix = {
  construct: 'Issuer',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const { app, exposure } = appWith(WAYS_IN.find(({ name }) => name === wish.wayIn)!);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const props = { signer: signerOf(exposure, wish), issuerName: wish.names === 'given' ? 'corporate.issuer' : undefined };
  if (wish.kind === 'ClusterIssuer') new net.ClusterIssuer(chart, 'Acme', use('ClusterIssuerProps', props));
  else new net.Issuer(chart, 'Acme', use('IssuerProps', { ...props, namespaceName: wish.names === 'given' ? 'elsewhere' : undefined }));
  return app;
}

function signerOf(exposure: net.Exposure, wish: Wish): net.Signer {
  switch (wish.signer) {
    case 'ca': return net.Signer.ca('root-ca');
    case 'self-signed': return net.Signer.selfSigned();
    case 'acme': return net.Signer.acme(use('AcmeSignerOptions', {
      solvers: solversOf(exposure, wish),
      server: ({ none: undefined, staging: net.Signer.LETS_ENCRYPT_STAGING, own: 'https://ca.example.com:9000/acme/acme/directory' })[wish.server],
      email: wish.account === 'given' ? 'ops@example.com' : undefined,
      privateKeySecretName: wish.account === 'given' ? 'account.key' : undefined,
      preferredChain: wish.chain === 'given' ? 'ISRG Root X1' : undefined,
      profile: wish.chain === 'given' ? 'shortlived' : undefined,
    }));
  }
}

function solversOf(exposure: net.Exposure, { solver }: Wish): net.AcmeSolver[] {
  const cloudflare = (more: Partial<net.CloudflareSolverOptions> = {}) =>
    net.AcmeSolver.cloudflare(use('CloudflareSolverOptions', { apiTokenSecretName: 'cloudflare', ...more }));
  const route53 = (options: net.Route53SolverOptions) => net.AcmeSolver.route53(use('Route53SolverOptions', options));
  switch (solver) {
    case 'http01': return [net.AcmeSolver.http01(exposure)];
    case 'http01-names': return [net.AcmeSolver.http01(exposure, use('AcmeSolverOptions', { dnsNames: ['shop.example.com'] }))];
    case 'cloudflare': return [cloudflare({ dnsNames: ['*.example.com'], followCname: true })];
    case 'cloudflare-zones': return [cloudflare({ apiTokenSecretKey: 'token', dnsZones: ['example.com', 'example.net'] })];
    case 'route53': return [route53({ region: 'eu-central-1', hostedZoneId: 'Z2ABCDEF', dnsNames: ['a.example.com'], followCname: true })];
    case 'route53-key': return [route53({
      accessKeySecretName: 'aws', accessKeyIdSecretKey: 'id', secretAccessKeySecretKey: 'key', dnsZones: ['example.com'], region: 'us-east-1',
    })];
    case 'route53-account': return [route53({ serviceAccountName: 'dns', role: 'arn:aws:iam::123456789012:role/dns' })];
    default: return [
      net.AcmeSolver.http01(exposure, use('AcmeSolverOptions', { dnsZones: ['example.com'] })), cloudflare(),
      net.AcmeSolver.cloudflare({ apiTokenSecretName: 'cf', dnsNames: ['*.example.org'], followCname: true }),
      net.AcmeSolver.route53({ dnsZones: ['example.org'] }),
    ];
  }
}
