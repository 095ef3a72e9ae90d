import { App } from 'cdk8s';
import { Cni, envoygateway, Exposure, Findings, Gateway, Listener, Platform, RouteNamespaces, SecureNamespace, traefik } from '../../src';
import { expectDeclared } from '../law/expect-declared';
import { LETSENCRYPT } from '../support/platforms';
import { expectYaml } from '../support/yaml-snapshot';
import { chartIn, find, namesIn, shopOf } from './cases';

/** A Gateway of ours in a namespace of ours, its proxies beside it. */
function gatewayOfOurs(secured: boolean): App {
  const app = new App();
  const edge = chartIn(app, 'edge');
  const gateway = new Gateway(edge, 'Public', {
    controller: new envoygateway.EnvoyGateway({ deployType: envoygateway.DeployType.GATEWAY_NAMESPACE }),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    listenerSets: RouteNamespaces.all(),
  });
  new Platform({ cni: Cni.enforcing('calico'), issuer: LETSENCRYPT, exposures: { public: Exposure.onGateway(gateway) } }).applyTo(app);
  if (secured) new SecureNamespace(edge, 'Ns');
  const chart = chartIn(app);
  new SecureNamespace(chart, 'Ns');
  shopOf(chart);
  return app;
}

test('proxies in a namespace that this app isolates may do their work: serve everyone, reach backends, solvers and their controller', () => {
  const app = gatewayOfOurs(true);
  expectYaml(app.synthYaml(), 'patterns/gateway-in-secured-namespace');
  expectDeclared(app);
});

test('nothing is written for proxies in a namespace that this app does not isolate', () => {
  expect(namesIn(gatewayOfOurs(false)).filter((name) => name.startsWith('NetworkPolicy edge/'))).toEqual([]);
});

test('a controller that watches the API reaches the API server', () => {
  const app = new App();
  new Platform({
    cni: Cni.enforcing('calico'), issuer: LETSENCRYPT, apiServerCidrs: ['10.96.0.1/32'], exposures: { public: Exposure.onIngress(new traefik.Traefik()) },
  }).applyTo(app);
  new SecureNamespace(chartIn(app, 'traefik'), 'Ns');
  const chart = chartIn(app);
  shopOf(chart);
  const { ingress, egress } = find(app, 'NetworkPolicy traefik/allow-traefik').spec;
  expect(ingress).toEqual([{ ports: [{ port: 8000, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }] }]);
  expect(egress).toContainEqual({
    to: [{ ipBlock: { cidr: '10.96.0.1/32' } }], ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }],
  });
  expect(Findings.of(app).all.filter(({ id }) => id === 'NotIsolated')).toEqual([]);
});

test('the order of apps does not show in the policy of the proxies', () => {
  const build = (names: readonly string[]) => {
    const app = new App();
    new Platform({
      cni: Cni.enforcing('calico'), issuer: LETSENCRYPT, apiServerCidrs: ['10.96.0.1/32'], exposures: { public: Exposure.onIngress(new traefik.Traefik()) },
    }).applyTo(app);
    new SecureNamespace(chartIn(app, 'traefik'), 'Ns');
    for (const name of names) shopOf(chartIn(app, name), { hostname: `${name}.example.com` });
    return find(app, 'NetworkPolicy traefik/allow-traefik').spec;
  };
  expect(build(['a', 'b', 'c'])).toEqual(build(['c', 'a', 'b']));
});
