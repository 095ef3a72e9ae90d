import { ApiObject, App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { deployment, service } from './users-objects';
import { appWith, WayInCase, WAYS_IN } from './ways-in';

const SERVING = WAYS_IN.filter(({ ingressClassName }) => ingressClassName !== undefined);

const DIMENSIONS = {
  wayIn: SERVING.map(({ name }) => name),
  via: ['none', 'named'],
  port: ['number', 'name', 'default-backend'],
  tls: ['none', 'secret', 'cluster-issuer', 'issuer'],
} as const;

const ISSUERS: { readonly [tls: string]: { readonly [annotation: string]: string } } = {
  'cluster-issuer': { 'cert-manager.io/cluster-issuer': 'letsencrypt' }, 'issuer': { 'cert-manager.io/issuer': 'own' },
};

type Wish = Choice<typeof DIMENSIONS>;

/** An Ingress that was there before, and the pods behind it. */
export const ADOPTED_INGRESS: Matrix = {
  construct: 'AdoptedIngress',
  cases: pairwise(DIMENSIONS, () => true).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const wayIn = SERVING.find(({ name }) => name === wish.wayIn)!;
  const { app } = appWith(wayIn);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new net.SecureNamespace(chart, 'Ns');
  net.Workload.of(deployment(chart, 'front', [{ name: 'http', containerPort: 9000 }]));
  service(chart, 'front', [{ name: 'web', port: 80, targetPort: 'http' }]);
  new net.AdoptedIngress(chart, 'Old', use('AdoptedIngressProps', { ingress: ingress(chart, wish, wayIn), via: wish.via === 'named' ? 'public' : undefined }));
  return app;
}

function ingress(chart: Chart, wish: Wish, { ingressClassName }: WayInCase): ApiObject {
  const backend = { service: { name: 'front', port: wish.port === 'name' ? { name: 'web' } : { number: 80 } } };
  return new ApiObject(chart, 'ingress', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'front', annotations: ISSUERS[wish.tls] },
    spec: {
      ingressClassName,
      ...(wish.port === 'default-backend' ? { defaultBackend: backend }
        : { rules: [{ host: 'www.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] }),
      tls: wish.tls === 'none' ? undefined : [{ hosts: ['www.example.com'], secretName: 'front-tls' }],
    },
  });
}
