import { App, Chart, Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { CA_BUNDLE, VAULTS, VENAFIS } from './signers';
import { DNS01 } from './solvers';
import { appWith, WAYS_IN } from './ways-in';

const OWN_SERVER = 'https://ca.example.com:9000/acme/acme/directory';

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ name }) => name),
  kind: ['Issuer', 'ClusterIssuer'],
  signer: ['acme', 'ca', 'self-signed', ...Object.keys(VAULTS), ...Object.keys(VENAFIS)],
  solver: ['none', 'http01', 'http01-names', ...Object.keys(DNS01), 'both'],
  server: ['none', 'staging', 'own', 'own-unseen'],
  account: ['none', 'given', 'bound'],
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
      server: ({ 'none': undefined, 'staging': net.Signer.LETS_ENCRYPT_STAGING, 'own': OWN_SERVER, 'own-unseen': OWN_SERVER })[wish.server],
      caBundle: wish.server === 'own' ? CA_BUNDLE : undefined,
      skipTlsVerify: wish.server === 'own-unseen' ? true : undefined,
      enableDurationFeature: wish.server === 'own' ? true : undefined,
      email: wish.account === 'none' ? undefined : 'ops@example.com',
      privateKeySecretName: wish.account === 'given' ? 'account.key' : undefined,
      externalAccountBinding: wish.account === 'bound'
        ? use('ExternalAccountBindingOptions', { keyId: 'kid-1', keySecretName: 'eab', keySecretKey: 'hmac' }) : undefined,
      preferredChain: wish.chain === 'given' ? 'ISRG Root X1' : undefined,
      profile: wish.chain === 'given' ? 'shortlived' : undefined,
    }));
    default: return wish.signer in VAULTS ? net.Signer.vault(use('VaultSignerOptions', VAULTS[wish.signer]()))
      : net.Signer.venafi(use('VenafiSignerOptions', { zone: 'Shop\\Default', platform: VENAFIS[wish.signer]() }));
  }
}

function solversOf(exposure: net.Exposure, { solver }: Wish): net.AcmeSolver[] {
  const http01 = (options: net.Http01SolverOptions) => net.AcmeSolver.http01(exposure, use('Http01SolverOptions', options));
  switch (solver) {
    case 'http01': return [net.AcmeSolver.http01(exposure)];
    case 'http01-names': return [http01({ dnsNames: ['shop.example.com'], serviceType: net.ServiceType.CLUSTER_IP })];
    case 'both': return [
      http01({ dnsZones: ['example.com'], waitInsteadOfSelfCheck: Duration.seconds(30) }), DNS01.cloudflare(),
      net.AcmeSolver.cloudflare({ apiTokenSecretName: 'cf', dnsNames: ['*.example.org'], followCname: true }),
      net.AcmeSolver.route53({ dnsZones: ['example.org'] }),
    ];
    default: return [DNS01[solver]()];
  }
}
