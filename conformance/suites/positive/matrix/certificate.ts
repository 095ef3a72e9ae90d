import { App, Chart, Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { acme } from './users-objects';
import { appWith, WAYS_IN } from './ways-in';

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ name }) => name),
  hostnames: ['one', 'several', 'wildcard'],
  issuer: ['none', 'referenced', 'cluster-issuer', 'issuer', 'self-signed'],
  names: ['none', 'given'],
  namespace: ['none', 'given'],
  life: ['none', 'duration', 'renew-before', 'both'],
  key: ['none', 'rsa', 'ecdsa-256', 'ecdsa-521', 'ed25519'],
  usages: ['none', 'tls', 'all'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

/** An Issuer of the chart's namespace signs nowhere else. */
const isValid = (wish: Wish) => wish.namespace === 'none' || (wish.issuer !== 'issuer' && wish.issuer !== 'self-signed');

export const CERTIFICATE: Matrix = {
  construct: 'Certificate',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const { app, exposure } = appWith(WAYS_IN.find(({ name }) => name === wish.wayIn)!);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new net.SecureNamespace(chart, 'Ns');
  new net.Certificate(chart, 'Web', use('CertificateProps', {
    hostnames: ({ one: ['shop.example.com'], several: ['shop.example.com', 'www.example.com', 'localhost'], wildcard: ['*.example.com', 'a.b.example.com'] })[wish.hostnames],
    issuer: issuerOf(chart, exposure, wish),
    certificateName: wish.names === 'given' ? 'web.certificate' : undefined,
    secretName: wish.names === 'given' ? 'web.secret' : undefined,
    namespaceName: wish.namespace === 'given' ? 'elsewhere' : undefined,
    duration: wish.life === 'duration' || wish.life === 'both' ? Duration.hours(1) : undefined,
    renewBefore: wish.life === 'renew-before' ? Duration.days(30) : wish.life === 'both' ? Duration.minutes(5) : undefined,
    privateKey: ({
      'none': undefined,
      'rsa': net.PrivateKey.rsa(4096),
      'ecdsa-256': net.PrivateKey.ecdsa(256),
      'ecdsa-521': net.PrivateKey.ecdsa(521),
      'ed25519': net.PrivateKey.ed25519(),
    })[wish.key],
    usages: ({ none: undefined, tls: [net.KeyUsage.SERVER_AUTH], all: Object.values(net.KeyUsage) })[wish.usages],
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
