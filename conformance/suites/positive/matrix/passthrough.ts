import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { Choice, pairwise } from './pairwise';
import { deployment, service } from './users-objects';
import { appWith, WAYS_IN } from './ways-in';

const PASSING = WAYS_IN.filter(({ passesThrough }) => passesThrough === true);

const DIMENSIONS = {
  wayIn: PASSING.map(({ name }) => name),
  source: ['image', 'deployment', 'service'],
  hostname: ['given', 'none', 'wildcard'],
  route: ['none', 'host', 'workload'],
  namespace: ['secured', 'plain'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

/** An ExposedApp that ends TLS itself, of which a way in reads nothing but the name. */
export const PASSTHROUGH: Matrix = {
  construct: 'ExposedApp, passed through',
  cases: pairwise(DIMENSIONS, () => true).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const { app } = appWith(PASSING.find(({ name }) => name === wish.wayIn)!);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  if (wish.namespace === 'secured') new net.SecureNamespace(chart, 'Ns');
  const protocol = net.AppProtocol.TLS_PASSTHROUGH;
  const shop = new net.ExposedApp(chart, 'Shop', {
    protocol,
    hostname: ({ given: 'shop.example.com', wildcard: '*.example.com', none: undefined })[wish.hostname],
    ...({
      image: () => ({ image: 'ghcr.io/acme/shop:1.4', port: 9443 }),
      deployment: () => ({ workload: deployment(chart, 'pods') }),
      service: () => ({ service: service(chart, 'front', [{ port: 443, targetPort: 9443 }]) }),
    })[wish.source](),
  });
  if (wish.route === 'host') shop.addRoute('Other', { hostname: 'shop.example.org' });
  if (wish.route === 'workload') shop.addRoute('Other', { hostname: 'shop.example.org', protocol, workload: deployment(chart, 'other') });
  return app;
}
