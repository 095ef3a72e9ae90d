import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { service } from './users-objects';

const GRANT = {
  kind: ['none', 'HTTPRoute', 'Gateway', 'ListenerSet', 'GRPCRoute'],
  target: ['none', 'Service', 'Secret'],
  name: ['none', 'given'],
  grant: ['none', 'given'],
} as const;

export const REFERENCE_GRANT: Matrix = {
  construct: 'ReferenceGrant',
  cases: pairwise(GRANT, () => true).map((wish) => ({ name: choiceName(wish), build: () => grant(wish) })),
};

function grant(wish: Choice<typeof GRANT>): App {
  const app = new App();
  const given = (value: string) => (value === 'none' ? undefined : value);
  new net.ReferenceGrant(new Chart(app, 'shop', { namespace: 'shop' }), 'FromBlog', use('ReferenceGrantProps', {
    sourceNamespace: 'blog',
    sourceKind: given(wish.kind),
    targetKind: given(wish.target),
    targetName: wish.name === 'given' ? 'front.tls' : undefined,
    grantName: wish.grant === 'given' ? 'from.blog' : undefined,
  }));
  return app;
}

const INGRESS = {
  ingressClass: ['none', 'given'],
  tls: ['none', 'of-rules', 'given'],
  rules: ['one', 'several', 'wildcard'],
  path: ['none', 'prefix', 'exact'],
  metadata: ['none', 'given'],
  port: ['none', 'given'],
} as const;

export const INGRESS_OBJECT: Matrix = {
  construct: 'Ingress',
  cases: pairwise(INGRESS, () => true).map((wish) => ({ name: choiceName(wish), build: () => ingress(wish) })),
};

function ingress(wish: Choice<typeof INGRESS>): App {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const front = service(chart, 'front', [{ port: 8000, targetPort: 9000 }]);
  const rule = (hostname: string) => use('IngressRule', {
    hostname,
    service: front,
    servicePort: wish.port === 'given' ? 8000 : undefined,
    path: ({ none: undefined, prefix: '/a/b', exact: '/a/b/' })[wish.path],
    pathMatch: wish.path === 'exact' ? net.PathMatch.EXACT : undefined,
  });
  new net.Ingress(chart, 'Front', use('IngressProps', {
    rules: ({ one: ['www.example.com'], several: ['www.example.com', 'example.com'], wildcard: ['*.example.com'] })[wish.rules].map(rule),
    ingressClassName: wish.ingressClass === 'given' ? 'nginx.internal' : undefined,
    tlsSecretName: wish.tls === 'none' ? undefined : 'front.tls',
    tlsHostnames: wish.tls === 'given' ? ['*.example.com', 'example.com'] : undefined,
    annotations: wish.metadata === 'given' ? { 'cert-manager.io/issuer': 'own' } : undefined,
    ingressName: wish.metadata === 'given' ? 'front.door' : undefined,
  }));
  return app;
}
