import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import {
  ClusterDns, Cni, envoygateway, ExposedApp, Exposure, Gateway, IGateway, Listener, Peer, Platform, PodSecurityLevel, Port,
  presets, RouteNamespaces, SecureNamespace, TlsIngress, traefik,
} from '../../src';
import { expectDeclared } from '../law/expect-declared';
import { appOn, gatewayPlatform, LETSENCRYPT, PLATFORMS, publicGateway } from '../support/platforms';
import { expectYaml } from '../support/yaml-snapshot';
import { CASES, chartIn, deploymentOf, nameOf, read, secured, serviceOf, shopOf, written } from './cases';

const EVERYWHERE = Object.entries(PLATFORMS);

describe.each(Object.entries(CASES))('%s', (name, build) => {
  test.each(EVERYWHERE)('on %s', (platformName, platform) => {
    const app = appOn(platform());
    build(app);
    expectYaml(app.synthYaml(), `patterns/${name}.${platformName}`);
    expectDeclared(app);
  });
});

/** A platform team's Gateway in its own chart, and an app's chart. */
function ownedGateway(options: { listenerSets?: RouteNamespaces; securedEdge?: boolean }): { app: App; chart: Chart } {
  const app = new App();
  const edge = chartIn(app, 'edge');
  const gateway = new Gateway(edge, 'Public', {
    controller: new envoygateway.EnvoyGateway(),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    listenerSets: options.listenerSets,
  });
  gatewayPlatform(gateway).applyTo(app);
  if (options.securedEdge === true) new SecureNamespace(edge, 'Ns');
  return { app, chart: secured(app) };
}

function envoyOn(props: envoygateway.EnvoyGatewayProps): IGateway {
  return Gateway.fromName('public', {
    namespaceName: 'edge', controller: new envoygateway.EnvoyGateway(props), listeners: publicGateway().gatewayRef._listeners.slice(), listenerSets: RouteNamespaces.all(),
  });
}

const SPECIAL: { readonly [name: string]: () => App } = {
  'patterns/tls-ingress-wildcard.k3s-traefik': () => wildcardOn(PLATFORMS['k3s-traefik']()),
  'patterns/tls-ingress-wildcard.envoy-gateway': () => wildcardOn(PLATFORMS['envoy-gateway']()),
  'patterns/via.two-ways-in': () => {
    const app = appOn(new Platform({
      cni: Cni.enforcing('calico'),
      issuer: LETSENCRYPT,
      exposures: {
        public: Exposure.onGateway(publicGateway()),
        internal: Exposure.onIngress(new traefik.Traefik({ namespaceName: 'traefik-internal', releaseName: 'inner', ingressClassName: 'inner' })),
      },
      defaultExposure: 'public',
      domain: 'eu.example.com',
    }));
    const chart = secured(app);
    new ExposedApp(chart, 'Shop', { workload: deploymentOf(chart, 'shop') });
    new ExposedApp(chart, 'Admin', { workload: deploymentOf(chart, 'admin'), via: 'internal' });
    return app;
  },
  'patterns/secure-namespace.all-options': () => {
    const app = appOn(new presets.K3s({
      apiServerCidrs: ['192.168.7.10/32', '10.43.0.1/32'],
      monitoring: Peer.pods({ namespaceName: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } }),
      dns: ClusterDns.coreDns(),
    }));
    new SecureNamespace(chartIn(app, 'backend'), 'Ns', {
      labels: { team: 'payments' },
      podSecurity: PodSecurityLevel.RESTRICTED,
      podSecurityWarning: PodSecurityLevel.PRIVILEGED,
      allowSameNamespace: true,
      monitoringPorts: [Port.tcp(9090), Port.tcpNamed('metrics')],
      allowApiServer: true,
    });
    return app;
  },
  'gateway/owned-gateway': () => {
    const { app, chart } = ownedGateway({});
    shopOf(chart).addRoute('Www', { hostname: 'www.example.com' });
    return app;
  },
  'gateway/owned-gateway.secured': () => {
    const { app, chart } = ownedGateway({ securedEdge: true });
    shopOf(chart);
    return app;
  },
  'gateway/owned-gateway.listener-sets': () => {
    const { app, chart } = ownedGateway({ listenerSets: RouteNamespaces.labels({ exposed: 'true' }) });
    shopOf(chart);
    return app;
  },
  'gateway/cross-namespace-backend': () => {
    const app = appOn(gatewayPlatform());
    const blog = secured(app, 'blog');
    const door = new TlsIngress(secured(app), 'Site', { service: serviceOf(blog, 'blog'), hostnames: ['blog.example.com'] });
    door.addRoute('Feed', { service: serviceOf(blog, 'feed', [{ port: 8000, targetPort: 8000 }]), path: '/feed' });
    return app;
  },
  'gateway/envoy.gateway-namespace': () => {
    const app = appOn(gatewayPlatform(envoyOn({ deployType: envoygateway.DeployType.GATEWAY_NAMESPACE })));
    shopOf(secured(app));
    return app;
  },
  'gateway/envoy.merged': () => {
    const app = appOn(gatewayPlatform(envoyOn({ mergeGateways: true, gatewayClassName: 'shared', namespaceName: 'envoy' })));
    shopOf(secured(app));
    return app;
  },
  'gateway/traefik.listener-sets': () => {
    const app = new App();
    const edge = chartIn(app, 'edge');
    const gateway = new Gateway(edge, 'Public', {
      controller: new traefik.Traefik({ listenerSets: true }),
      listeners: [
        Listener.http({ routeNamespaces: RouteNamespaces.all() }),
        Listener.https({ hostname: '*.corp.example.com', secretName: 'corp-tls', routeNamespaces: RouteNamespaces.all() }),
      ],
      listenerSets: RouteNamespaces.all(),
    });
    gatewayPlatform(gateway).applyTo(app);
    shopOf(secured(app));
    return app;
  },
};

function wildcardOn(platform: Platform): App {
  const app = appOn(platform);
  const chart = secured(app);
  const door = new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['example.com', '*.example.com'] });
  door.addRoute('Static', { service: serviceOf(chart, 'static', [{ port: 80, targetPort: 8080 }]), path: '/static' });
  return app;
}

test.each(Object.entries(SPECIAL))('%s', (name, build) => {
  const app = build();
  expectYaml(app.synthYaml(), name);
  expectDeclared(app);
});

describe('the golden files', () => {
  test.each(['k3s-traefik', 'envoy-gateway'])('what is written on %s is what they say, object by object', (name) => {
    // They were written for an issuer by HTTP-01 alone.
    const app = appOn(name === 'k3s-traefik' ? new presets.K3s({ issuer: LETSENCRYPT }) : gatewayPlatform());
    shopOf(secured(app));
    const golden = read(readFileSync(join(__dirname, '..', '__yaml__', 'golden', `exposed-app.${name}.yaml`), 'utf8'));
    const made = new Map(written(app).map((object) => [nameOf(object), object]));
    expect([...made.keys()].sort()).toEqual(golden.map(nameOf).sort());
    for (const object of golden) expect(made.get(nameOf(object))).toEqual(object);
  });
});
