import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from '../matrix';
import { Choice, pairwise } from '../pairwise';
import { BACKEND_TLS, protocolOf, PROTOCOLS } from '../protocols';
import { deployment, service } from '../users-objects';
import { Installation, INSTALLATIONS } from './installations';
import { ROOMS } from './rooms';

const WAYS_IN: readonly Installation[] = [...ROOMS, ...INSTALLATIONS];

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ title }) => title),
  protocol: [...PROTOCOLS, 'passthrough'],
  source: ['deployment', 'image', 'service'],
  path: ['none', 'prefix', 'exact'],
  hostname: ['given', 'wildcard'],
  tls: ['none', 'off', 'no-redirect', 'secret-named', 'secret-exists'],
  route: ['none', 'path', 'host', 'exact'],
  namespace: ['secured', 'plain'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

/** What no way in takes; what this one or that does not is found out by asking it. */
function isValid({ protocol, path, tls, route }: Wish): boolean {
  return protocol !== 'passthrough' || (path === 'none' && tls === 'none' && (route === 'none' || route === 'host'));
}

/** Every way in of every vendor, under apps that differ in what it has to say in its own words. */
export const VENDORS: Matrix = {
  construct: 'Vendors',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
  refusals: [
    'CertificateFromElsewhere', 'ExactPathNotServed', 'NoListener', 'NoServerName', 'OneKindOfRoute', 'ProtocolNotServed', 'SecretOfAnotherNamespace', 'WildcardNotServed',
  ],
};

function build(wish: Wish): App {
  const { exposure, platform } = WAYS_IN.find(({ title }) => title === wish.wayIn)!;
  const app = new App();
  new net.Platform({
    cni: net.Cni.enforcing('calico'),
    kubernetesVersion: '1.36',
    issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01, net.Challenge.DNS01] }),
    exposures: { public: exposure(app) },
    ...platform,
  }).applyTo(app);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  if (wish.namespace === 'secured') new net.SecureNamespace(chart, 'Ns');
  const shop = new net.ExposedApp(chart, 'Shop', {
    ...sourceOf(chart, wish),
    hostname: wish.hostname === 'wildcard' ? '*.example.com' : 'shop.example.com',
    protocol: protocolOf(wish.protocol),
    backendTls: BACKEND_TLS[wish.protocol],
    path: wish.path === 'none' ? undefined : '/shop',
    pathMatch: wish.path === 'exact' ? net.PathMatch.EXACT : undefined,
    tls: wish.tls === 'off' ? false : undefined,
    redirect: wish.tls === 'no-redirect' ? false : undefined,
    tlsSecretName: wish.tls.startsWith('secret') ? 'shop-certificate' : undefined,
    tlsSecretExists: wish.tls === 'secret-exists' ? true : undefined,
  });
  switch (wish.route) {
    case 'none': break;
    case 'path': shop.addRoute('Cart', { path: '/cart' }); break;
    case 'exact': shop.addRoute('Cart', { path: '/cart', pathMatch: net.PathMatch.EXACT, workload: deployment(chart, 'cart') }); break;
    case 'host': shop.addRoute('Other', { hostname: 'shop.example.org' }); break;
  }
  return app;
}

function sourceOf(chart: Chart, { source }: Wish): Partial<net.ExposedAppProps> {
  switch (source) {
    case 'deployment': return { workload: deployment(chart, 'pods') };
    case 'image': return { image: 'ghcr.io/acme/shop:1.4', port: 9000, healthPath: '/healthz' };
    case 'service': return { service: service(chart, 'front') };
  }
}
