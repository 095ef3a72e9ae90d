import { App } from 'cdk8s';
import {
  AcmeSolver, AppProtocol, ClusterIssuer, Cni, envoygateway, Exposure, Findings, Gateway, Listener, Platform, RouteNamespaces, SecureNamespace,
  Signer, traefik, Workload,
} from '../../src';
import { expectDeclared } from '../law/expect-declared';
import { chartIn, deploymentOf, find, namesIn, shopOf } from '../patterns/cases';
import { LETSENCRYPT, publicGateway } from '../support/platforms';
import { expectYaml } from '../support/yaml-snapshot';

const OLD = Exposure.onIngress(new traefik.Traefik());
const INNER = Exposure.onIngress(new traefik.Traefik({ namespaceName: 'inner', ingressClassName: 'inner' }));
const NEXT = Exposure.onGateway(publicGateway());

function on(exposure: Exposure): App {
  const app = new App();
  new Platform({ cni: Cni.enforcing('calico'), issuer: LETSENCRYPT, exposures: { public: exposure } }).applyTo(app);
  return app;
}

function migrating(nameMoved?: boolean, old = OLD, next: Exposure = NEXT): App {
  const app = on(Exposure.migrating(old, next, { nameMoved }));
  const chart = chartIn(app);
  new SecureNamespace(chart, 'Ns');
  const shop = shopOf(chart);
  Workload.of(deploymentOf(chart, 'batch', [])).connections.allowTo(Exposure.migrating(old, next));
  shop.objects;
  return app;
}

test('both routes, one Certificate for the one Secret, and both data planes are let in', () => {
  const app = migrating();
  expectYaml(app.synthYaml(), 'patterns/migrating.traefik-to-envoy-gateway');
  expectDeclared(app);
});

test('T3 one Secret has one Certificate', () => {
  expect(namesIn(migrating()).filter((name) => name.startsWith('Certificate'))).toEqual(['Certificate shop/shop-tls']);
});

test('objects of one kind: those of the old way in keep the plain names', () => {
  const app = migrating(false, OLD, INNER);
  const classes = ['shop', 'shop-next'].map((name) => find(app, `Ingress shop/${name}`).spec.ingressClassName);
  expect(classes).toEqual(['traefik', 'inner']);
  expect(find(app, 'Ingress shop/shop-next').spec.tls[0].secretName).toBe('shop-tls');
});

test('a caller inside meets each data plane at its own ports', () => {
  const { egress } = find(migrating(), 'NetworkPolicy shop/batch').spec;
  expect(egress.map((rule: { ports: Array<{ port: number }> }) => rule.ports.map(({ port }) => port))).toEqual([[10080, 10443], [8000, 8443]]);
});

test.each([
  [false, 'DNS leads to Ingress class traefik', 'then move DNS there and say nameMoved: true'],
  [true, 'DNS leads to Gateway edge/public', 'put Gateway edge/public alone in the place of migrating'],
])('the next step is said, name moved: %s', (nameMoved, sentence, mend) => {
  const found = Findings.of(migrating(nameMoved)).all.find(({ id }) => id === 'Migrating')!;
  expect(found.sentence).toContain(sentence);
  expect(found.mend).toContain(mend);
  // One step for all apps.
  expect(found.path).toBe('');
});

test('HTTP-01 is answered where DNS leads', () => {
  const app = new App();
  const [before, after] = [false, true].map((nameMoved) => new ClusterIssuer(chartIn(app, 'cert-manager', `c-${nameMoved}`), 'Acme', {
    issuerName: `acme-${nameMoved}`, signer: Signer.acme({ solvers: [AcmeSolver.http01(Exposure.migrating(OLD, NEXT, { nameMoved }))] }),
  }));
  const solver = (issuer: ClusterIssuer) => Object.keys(issuer.apiObject.toJson().spec.acme.solvers[0].http01);
  expect([solver(before), solver(after)]).toEqual([['ingress'], ['gatewayHTTPRoute']]);
});


test('what both ways in say of a Service alike is written once', () => {
  const other = Exposure.onGateway(Gateway.fromName('other', {
    namespaceName: 'edge', controller: new envoygateway.EnvoyGateway(), listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })], listenerSets: RouteNamespaces.all(),
  }));
  const app = on(Exposure.migrating(NEXT, other));
  shopOf(chartIn(app), { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } });
  const names = namesIn(app);
  expect(names.filter((name) => name.startsWith('BackendTLSPolicy'))).toEqual(['BackendTLSPolicy shop/shop-https']);
  expect(names.filter((name) => name.startsWith('ListenerSet'))).toEqual(['ListenerSet shop/shop', 'ListenerSet shop/shop-next']);
});

test('refuses what is no migration', () => {
  expect(() => Exposure.migrating(Exposure.migrating(OLD, NEXT), INNER)).toThrow(/^InvalidExposure: migrating must be given two exposures/);
  expect(() => Exposure.migrating(OLD, OLD)).toThrow(/^InvalidExposure: migrating must be given two exposures, got Ingress class traefik twice/);
  expect(() => Exposure.migrating(OLD, undefined as never)).toThrow(/^InvalidExposure: migrating must be given two exposures, got nothing/);
});
