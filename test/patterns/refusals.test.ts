import { App, Chart } from 'cdk8s';
import {
  AppRouteOptions, Cni, envoygateway, ExposedApp, ExposedAppProps, Exposure, Gateway, HTTPRoute, Issuer, Listener, ListenerSet, Platform, presets,
  ReferenceGrant, RouteNamespaces, SecureNamespace, TlsIngress, TlsIngressProps, TlsIngressRouteOptions, traefik,
} from '../../src';
import { NetworkError } from '../../src/values/errors';
import { appOn, gatewayPlatform, LETSENCRYPT, publicGateway, sharedGateway } from '../support/platforms';
import { STRANGERS } from '../values/refusals';
import { chartIn, deploymentOf, serviceOf, shopOf } from './cases';

const K3S = () => new presets.K3s({ issuer: LETSENCRYPT });

/** An app that may miss anything. */
function appOf(props: (chart: Chart) => Partial<ExposedAppProps>, platform = K3S()): ExposedApp {
  const chart = chartIn(appOn(platform));
  return new ExposedApp(chart, 'Shop', { hostname: 'shop.example.com', ...props(chart) });
}

describe('an ExposedApp', () => {
  const image = { image: 'ghcr.io/acme/shop:1.4', port: 8080 };

  test.each<[string, (chart: Chart) => Partial<ExposedAppProps>, string]>([
    ['no source', () => ({}), 'UnclearApp: an app must have exactly one of image, workload and service, got none; '
      + 'give image: \'ghcr.io/acme/shop:1.4\', or the construct that holds the pods or the Service'],
    ['two sources', (chart) => ({ ...image, workload: deploymentOf(chart, 'web') }), 'UnclearApp: an app must have exactly one of image, workload and service, got image and workload'],
    ['what belongs to an image', (chart) => ({ workload: deploymentOf(chart, 'web'), replicas: 2, env: {}, healthPath: '/' }),
      'UnclearApp: replicas and env must only be given with image, got workload; say it there'],
    ['a pods\' port for a Service', (chart) => ({ service: serviceOf(chart, 'web'), port: 80 }),
      'UnclearApp: port must only be given with image or workload, got service; a Service says where it leads, choose with servicePort'],
    ['an image without its port', () => ({ image: 'a' }), 'NoPort: image "a" needs the port it listens on, got none; give for example port: 8080'],
    ['no image', () => ({ ...image, image: ' ' }), 'InvalidImage: image must be a container image, got " "; write it like "ghcr.io/acme/shop:1.4"'],
    ['a port that is none', () => ({ ...image, port: 70000 }), 'InvalidPort: '],
    ['a Service port that is none', () => ({ ...image, servicePort: 0 }), 'InvalidPort: '],
    ['half a pod', () => ({ ...image, replicas: 1.5 }), 'InvalidReplicas: replicas must be a whole number from 0 on, got 1.5; correct it'],
    ['fewer pods than none', () => ({ ...image, replicas: -1 }), 'InvalidReplicas: replicas must be a whole number from 0 on, got -1; correct it'],
    ['a health path that is none', () => ({ ...image, healthPath: 'healthz' }), 'InvalidPath: path must be a plain URL path, got "healthz"; begin it with "/"'],
    ['a health path that is none, of pods', (chart) => ({ workload: deploymentOf(chart, 'web'), healthPath: 'healthz' }),
      'InvalidPath: path must be a plain URL path, got "healthz"; begin it with "/"'],
    ['a path that is none', () => ({ ...image, path: 'api' }), 'InvalidPath: path must be a plain URL path, got "api"; begin it with "/"'],
    ['a match that is none', () => ({ ...image, pathMatch: 'Regex' as never }), 'InvalidPath: a path match must be one of PathMatch, got "Regex"'],
    ['P12 a host with a scheme', () => ({ ...image, hostname: 'https://shop.example.com' }), 'InvalidHostname: hostname must be a DNS name, got "https://shop.example.com"; drop "https://"'],
    ['a name that is none', () => ({ ...image, appName: '1st' }), 'InvalidName: app name must be a DNS label of at most 63 characters that begins with a letter, got "1st"'],
    ['a Secret name that is none', () => ({ ...image, tlsSecretName: 'TLS' }), 'InvalidName: Secret name must be'],
    ['a way in that the platform has not', () => ({ ...image, via: 'internal' }),
      'UnknownExposure: via must be one of the platform\'s exposures (traefik), got "internal"; correct the name'],
    ['no host and no domain', () => ({ ...image, hostname: undefined }),
      'NoHostname: "shop" needs a hostname, and the platform has no domain to make one from; give hostname: \'shop.example.com\''],
    ['P10 pods with two ports, and no choice', (chart) => ({ workload: deploymentOf(chart, 'web', [{ containerPort: 9000 }, { containerPort: 9100, name: 'metrics' }]) }),
      'UnclearPorts: Deployment web must have exactly one TCP port to be exposed, got '],
    ['pods without a port', (chart) => ({ workload: deploymentOf(chart, 'web', []) }), 'UnclearPorts: Deployment web must have exactly one TCP port to be exposed, got '],
    ['pods with a UDP port alone', (chart) => ({ workload: deploymentOf(chart, 'web', [{ containerPort: 53, protocol: 'UDP' }]) }), 'UnclearPorts: '],
    ['a workload that holds no pods', (chart) => ({ workload: serviceOf(chart, 'web') }), 'NotAWorkload: '],
    ['a wildcard from an HTTP-01 issuer', () => ({ ...image, hostname: '*.example.com' }), 'WildcardNeedsDns01: a wildcard is proven by DNS-01 alone, got "*.example.com"'],
    ['an issuer of another namespace', () => ({ ...image, issuer: Issuer.fromName('ca', { challenges: [], namespaceName: 'other' }) }), 'IssuerOfAnotherNamespace: '],
  ])('refuses %s', (_, props, message) => {
    expect(() => appOf(props)).toThrow(message);
    expect(() => appOf(props)).toThrow(/ {2}\[shop\/[^\]]+\]$/);
  });

  test('refuses something that is no construct at all, as workload and as service', () => {
    expect(() => appOf(() => ({ workload: {} as never }))).toThrow(/^NotAWorkload: .* {2}\[shop\/Shop\]$/);
    expect(() => appOf(() => ({ service: {} as never }))).toThrow(/^NotAService: .* {2}\[shop\/Shop\]$/);
    expect(() => appOf(() => ({ ...image })).addRoute('R', { path: '/r', service: {} as never })).toThrow(/^NotAService: .* {2}\[shop\/Shop\/R\]$/);
    expect(() => appOf(() => ({ ...image })).addRoute('R', { path: '/r', workload: {} as never })).toThrow(/^NotAWorkload: .* {2}\[shop\/Shop\/R\]$/);
  });

  test('refuses a Service with several ports, and one that has not the port', () => {
    const two = (servicePort?: number) => () =>
      appOf((chart) => ({ servicePort, service: serviceOf(chart, 'web', [{ name: 'a', port: 80 }, { name: 'b', port: 81 }]) }));
    expect(two()).toThrow('UnclearBackendPort: Service web must have exactly one TCP port to be routed to, got a 80, b 81; say which with servicePort');
    expect(two(82)).toThrow('UnclearBackendPort: Service web must have TCP port 82, got a 80, b 81; correct servicePort');
  });

  test('refuses TLS that nobody signs, with the lines to add', () => {
    expect(() => appOf(() => image, new presets.K3s())).toThrow(
      'NoIssuer: TLS needs somebody to sign the certificate, and the platform has no issuer; '
      + 'give the platform issuer: ClusterIssuer.fromName(\'letsencrypt\', { challenges: [Challenge.HTTP01] }), '
      + 'or give tlsSecretName with tlsSecretExists: true, or tls: false  [shop/Shop]');
    expect(() => appOf(() => ({ ...image, tls: false }), new presets.K3s())).not.toThrow();
    expect(() => appOf(() => ({ ...image, tlsSecretExists: true }), new presets.K3s())).not.toThrow();
    expect(() => appOf(() => image, gatewayPlatform(sharedGateway(), { issuer: undefined }))).not.toThrow();
  });

  test('refuses to guess a way in, with the lines to add', () => {
    const app = new App();
    expect(() => shopOf(chartIn(app))).toThrow('NoWayIn: nobody said how requests enter the cluster; apply a platform first, for example '
      + 'new Platform({ cni: Cni.enforcing(\'calico\'), exposures: { public: Exposure.onIngress(new traefik.Traefik()) } }).applyTo(app)  [shop/Shop]');
    expect(() => appOf(() => image, new presets.Kind())).toThrow('NoWayIn: the platform must have a way in for apps to be exposed, got none; '
      + 'give it for example exposures: { public: Exposure.onIngress(new traefik.Traefik()) }  [shop/Shop]');
  });

  test('refuses Traefik\'s redirect in a chart without a namespace', () => {
    expect(() => shopOf(new Chart(appOn(K3S()), 'bare'))).toThrow(
      'NoNamespace: Traefik finds the redirect by its namespace, and the chart has none; give the chart a namespace  [bare/Shop]');
    expect(() => shopOf(new Chart(appOn(K3S()), 'bare'), { redirect: false })).not.toThrow();
  });

  test.each<[string, (chart: Chart) => AppRouteOptions, string]>([
    ['to both', (chart) => ({ path: '/r', workload: deploymentOf(chart, 'r'), service: serviceOf(chart, 'r') }),
      'UnclearApp: a route must lead to a workload or to a service, got both; leave one out'],
    ['with a pods\' port and no workload', () => ({ path: '/r', port: 9000 }),
      'UnclearApp: port must only be given with workload; a Service says where it leads, choose with servicePort'],
    ['with a host that is none', () => ({ hostname: 'a_b' }), 'InvalidHostname: '],
    ['with a path that is none', () => ({ path: 'r' }), 'InvalidPath: '],
    ['to pods without a port', (chart) => ({ path: '/r', workload: deploymentOf(chart, 'r', []) }), 'UnclearPorts: '],
  ])('refuses a route %s', (_, options, message) => {
    const route = () => {
      const chart = chartIn(appOn(K3S()));
      shopOf(chart).addRoute('R', options(chart));
    };
    expect(route).toThrow(message);
    expect(route).toThrow(/ {2}\[shop\/Shop\/R\]$/);
  });

  test('refuses a route\'s own Service under a name that is none', () => {
    const chart = chartIn(appOn(K3S()));
    expect(() => shopOf(chart).addRoute('1', { path: '/r', workload: deploymentOf(chart, 'r') })).toThrow(/^InvalidName: service name must be .* {2}\[shop\/Shop\/1\]$/);
  });
});

describe('a TlsIngress', () => {
  const doorOf = (props: Partial<TlsIngressProps>, platform = K3S()) => {
    const chart = chartIn(appOn(platform));
    return new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['a.example.com', 'b.example.com'], ...props });
  };

  test.each<[string, Partial<TlsIngressProps>, string]>([
    ['no hosts', { hostnames: [] }, 'NoHostname: a front door must have at least one hostname, got none; give hostnames: [\'example.com\']'],
    ['no list of hosts', { hostnames: undefined as never }, 'NoHostname: '],
    ['a host that is none', { hostnames: ['a_b'] }, 'InvalidHostname: '],
    ['one host twice', { hostnames: ['a.com', 'a.com'] }, 'SameRoute: two routes must differ in host or path, got a.com / Prefix twice'],
    ['no Service', { service: undefined as never }, 'NotAService: '],
    ['a Service port that is not there', { servicePort: 81 }, 'UnclearBackendPort: Service site must have TCP port 81, got 80; correct servicePort'],
    ['a path that is none', { path: 'a' }, 'InvalidPath: '],
    ['a name that is none', { ingressName: '1' }, 'InvalidName: ingress name must be'],
    ['a Secret name that is none', { tlsSecretName: 'A' }, 'InvalidName: Secret name must be'],
    ['a wildcard from an HTTP-01 issuer', { hostnames: ['*.example.com'] }, 'WildcardNeedsDns01: '],
    ['an unknown way in', { via: 'x' }, 'UnknownExposure: '],
  ])('refuses %s', (_, props, message) => {
    expect(() => doorOf(props)).toThrow(message);
    expect(() => doorOf(props)).toThrow(/ {2}\[shop\/[^\]]+\]$/);
  });

  test.each<[string, (chart: Chart) => Partial<TlsIngressRouteOptions>, string]>([
    ['at no host', (chart) => ({ service: serviceOf(chart, 'r'), hostnames: [] }),
      'NoHostname: a route must be at one host or more, got none; leave hostnames out for all hosts of the front door  [shop/Site/R]'],
    ['at a host that is not the door\'s', (chart) => ({ service: serviceOf(chart, 'r'), hostnames: ['c.example.com'] }),
      'UnknownHostname: a route must be at one of the front door\'s hosts, a.example.com, b.example.com, got "c.example.com"; add it to hostnames  [shop/Site/R]'],
    ['to no Service', () => ({}), 'NotAService: '],
    ['with a path that is none', (chart) => ({ service: serviceOf(chart, 'r'), path: 'r' }), 'InvalidPath: path must be a plain URL path, got "r"; begin it with "/"  [shop/Site/R]'],
  ])('refuses a route %s', (_, options, message) => {
    const door = doorOf({});
    expect(() => door.addRoute('R', options(Chart.of(door)) as TlsIngressRouteOptions)).toThrow(message);
  });

  test('refuses hosts of which the Gateway serves but some', () => {
    expect(() => doorOf({ hostnames: ['a.example.com', 'example.com'] }, gatewayPlatform(sharedGateway()))).toThrow(
      /^NoListener: Gateway edge\/shared must have an HTTPS listener for example\.com .* got HTTPS listeners: https for \*\.example\.com, routes from all; .* {2}\[shop\/Site\]$/);
  });

  test('its url is the main host\'s, its hosts as given', () => {
    const door = doorOf({ path: '/x' });
    expect([door.url, ...door.hostnames]).toEqual(['https://a.example.com/x', 'a.example.com', 'b.example.com']);
    expect(door.routes).toHaveLength(2);
    expect(door.certificates).toHaveLength(1);
  });
});

describe('whatever JavaScript gives is refused or taken, never a TypeError', () => {
  const here = () => chartIn(appOn(gatewayPlatform()));
  const doors: { readonly [name: string]: [(props: any) => unknown, (chart: Chart) => object] } = {
    ExposedApp: [(props) => new ExposedApp(here(), 'A', props), () => ({
      image: 'a', port: 80, servicePort: 80, hostname: 'a.com', appName: 'a', path: '/', pathMatch: 'Prefix', via: 'public', tlsSecretName: 'a', healthPath: '/',
    })],
    TlsIngress: [(props) => new TlsIngress(here(), 'A', props), (chart) => ({
      service: serviceOf(chart, 'a'), hostnames: ['a.com'], path: '/', ingressName: 'a', tlsSecretName: 'a', via: 'public',
    })],
    SecureNamespace: [(props) => new SecureNamespace(here(), 'A', props), () => ({ namespaceName: 'a' })],
    Gateway: [(props) => new Gateway(here(), 'A', props), () => ({
      controller: new envoygateway.EnvoyGateway(), listeners: [Listener.http()], gatewayName: 'a', namespaceName: 'a', gatewayClassName: 'a',
    })],
    referenced: [(props) => Gateway.fromName('a', props), () => ({ controller: new envoygateway.EnvoyGateway(), listeners: [Listener.http()], namespaceName: 'a' })],
    ListenerSet: [(props) => new ListenerSet(here(), 'A', props), () => ({ gateway: publicGateway(), listeners: [Listener.http()], listenerSetName: 'a' })],
    HTTPRoute: [(props) => new HTTPRoute(here(), 'A', props), (chart) => ({
      gateway: publicGateway(), hostnames: ['a.com'], rules: [{ service: serviceOf(chart, 'a') }], sectionName: 'http', routeName: 'a',
    })],
    ReferenceGrant: [(props) => new ReferenceGrant(here(), 'A', props), () => ({ sourceNamespace: 'a', targetKind: 'Secret', targetName: 'a', grantName: 'a' })],
    listener: [(props) => Listener.https(props), () => ({ listenerName: 'a', port: 443, hostname: 'a.com', secretName: 'a' })],
    Traefik: [(props) => new traefik.Traefik(props), () => ({ namespaceName: 'a', podLabels: { a: 'a' }, ingressClassName: 'a', gatewayClassName: 'a' })],
    EnvoyGateway: [(props) => new envoygateway.EnvoyGateway(props), () => ({ gatewayClassName: 'a', namespaceName: 'a' })],
    Kubeadm: [(props) => new presets.Kubeadm(props), () => ({ cni: Cni.enforcing('x') })],
    named: [(names) => RouteNamespaces.named(names), () => ({})],
    labels: [(labels) => RouteNamespaces.labels(labels), () => ({ a: 'a' })],
    onIngress: [(controller) => Exposure.onIngress(controller), () => ({})],
    onGateway: [(gateway) => Exposure.onGateway(gateway), () => ({})],
    addRoute: [(options) => shopOf(here()).addRoute('R', options), () => ({ path: '/a', hostname: 'a.com' })],
  };

  function answered(act: () => unknown): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
  }

  test.each(Object.entries(doors))('%s', (_, [make, valid]) => {
    for (const props of [undefined, {}, []]) answered(() => make(props));
    const good = () => valid(chartIn(appOn(gatewayPlatform()), 'shop', 'other'));
    for (const key of Object.keys(good())) {
      for (const stranger of STRANGERS) answered(() => make({ ...good(), [key]: stranger }));
    }
  });
});

test('a platform\'s own refusals name the lines to add', () => {
  const exposures = { a: Exposure.onGateway(publicGateway()), b: Exposure.onGateway(sharedGateway()) };
  const cni = Cni.enforcing('calico');
  expect(() => new Platform({ cni, exposures })).toThrow('NoDefaultExposure: a platform with several exposures needs a defaultExposure; give one of a, b');
  expect(() => new Platform({ cni, exposures, defaultExposure: 'c' })).toThrow(/^UnknownExposure: /);
  expect(() => new Platform({ cni, exposures: { a: new traefik.Traefik() as never } })).toThrow(/^InvalidExposure: exposure "a" must be made with /);
});
