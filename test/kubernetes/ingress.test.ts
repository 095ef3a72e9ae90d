import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Ingress, IngressProps, IngressRule, PathMatch, Port, Protocol, SecureNamespace, Service, Workload } from '../../src';
import { chartOn, documents, Manifest, pods, policies } from './harness';

let chart: Chart;
let service: Service;

beforeEach(() => {
  chart = chartOn();
  service = new Service(chart, 'Web', { selector: { app: 'web' }, ports: [{ port: 80, targetPort: Port.tcp(8080) }] });
});

function ingress(props: Partial<IngressProps>, ...rules: Array<Partial<IngressRule>>): Manifest {
  new Ingress(chart, 'Site', {
    rules: (rules.length === 0 ? [{}] : rules).map((rule) => ({ hostname: 'shop.example.com', service, ...rule })), ...props,
  });
  return documents(chart).find(({ kind }) => kind === 'Ingress')!;
}

const toWeb = (path: string, pathType: string) => ({ path, pathType, backend: { service: { name: 'web', port: { number: 80 } } } });

describe('what is written', () => {
  test('exactly what was asked, and no more', () => {
    expect(ingress({})).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'site', namespace: 'shop' },
      spec: { rules: [{ host: 'shop.example.com', http: { paths: [toWeb('/', 'Prefix')] } }] },
    });
  });

  test('T5 the class is a field, never the deprecated annotation', () => {
    const written = ingress({ ingressClassName: 'traefik', annotations: { 'example.com/a': 'b' }, ingressName: 'front.door' });
    expect(written.metadata).toEqual({ name: 'front.door', namespace: 'shop', annotations: { 'example.com/a': 'b' } });
    expect(written.spec.ingressClassName).toBe('traefik');
  });

  test('hosts and paths are sorted, so the order of rules never shows', () => {
    const rules = [
      { path: '/b' }, { hostname: 'a.example.com' }, { path: '/a', pathMatch: PathMatch.EXACT }, { hostname: '*.example.com', path: '/x/' }, {},
    ];
    const written = ingress({}, ...rules);
    expect(written.spec.rules).toEqual([
      { host: '*.example.com', http: { paths: [toWeb('/x', 'Prefix')] } },
      { host: 'a.example.com', http: { paths: [toWeb('/', 'Prefix')] } },
      { host: 'shop.example.com', http: { paths: [toWeb('/', 'Prefix'), toWeb('/a', 'Exact'), toWeb('/b', 'Prefix')] } },
    ]);
    new Ingress(chart, 'Again', { rules: rules.reverse().map((rule) => ({ hostname: 'shop.example.com', service, ...rule })) });
    expect(documents(chart).find(({ metadata }) => metadata.name === 'again')!.spec).toEqual(written.spec);
  });

  test('P13 Exact and Prefix of one path stand beside each other', () => {
    expect(ingress({}, { path: '/api' }, { path: '/api', pathMatch: PathMatch.EXACT }).spec.rules[0].http.paths).toEqual([
      toWeb('/api', 'Exact'), toWeb('/api', 'Prefix'),
    ]);
  });

  test('T4 TLS holds for the hosts of the rules, each once', () => {
    expect(ingress({ tlsSecretName: 'tls' }, {}, { path: '/api' }, { hostname: 'a.example.com' }).spec.tls).toEqual([
      { hosts: ['a.example.com', 'shop.example.com'], secretName: 'tls' },
    ]);
  });

  test('T4 a wildcard covers; more hosts than rules may be named', () => {
    expect(ingress({ tlsSecretName: 'tls', tlsHostnames: ['other.com', '*.example.com'] }).spec.tls).toEqual([
      { hosts: ['*.example.com', 'other.com'], secretName: 'tls' },
    ]);
  });

  test('P10 the port of a Service with several is named', () => {
    const several = new Service(chart, 'Several', {
      selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }, { name: 'admin', port: 81 }, { name: 'dns', port: 53, protocol: Protocol.UDP }],
    });
    expect(ingress({}, { service: several, servicePort: 81 }).spec.rules[0].http.paths[0].backend).toEqual({ service: { name: 'several', port: { name: 'admin' } } });
  });

  test('the only TCP port is meant, whatever else there is', () => {
    const several = new Service(chart, 'Several', {
      selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }, { name: 'dns', port: 53, protocol: Protocol.UDP }],
    });
    expect(ingress({}, { service: several }).spec.rules[0].http.paths[0].backend.service.port).toEqual({ name: 'http' });
  });

  test('a Service of cdk8s-plus', () => {
    const plus = new kplus.Service(chart, 'Plus', { metadata: { name: 'plus' }, ports: [{ port: 8080 }] });
    expect(ingress({}, { service: plus }).spec.rules[0].http.paths[0].backend.service).toEqual({ name: 'plus', port: { number: 8080 } });
  });

  test('P1 no policy comes with it, and it shuts nobody out', () => {
    new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    Workload.of(pods(chart, 'Pods'));
    ingress({});
    expect(Object.keys(policies(chart))).toEqual(['default-deny', 'allow-dns']);
  });
});

describe('refuses', () => {
  const elsewhere = () => new Service(new Chart(chart.node.root as App, 'Other', { namespace: 'other' }), 'Api', { selector: { app: 'api' }, ports: [{ port: 80 }] });
  const several = () => new Service(chart, 'Several', { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }, { name: 'admin', port: 81 }] });

  test.each<[string, () => [Partial<IngressProps>, ...Array<Partial<IngressRule>>], string]>([
    ['P11 a Service of another namespace', () => [{}, { service: elsewhere() }],
      'IngressAcrossNamespaces: an Ingress must route to Services of its own namespace, "shop", got api in "other"; write the Ingress in that namespace'],
    ['P12 T4 TLS that leaves a host out', () => [{ tlsSecretName: 'tls', tlsHostnames: ['a.com'] }, { hostname: 'b.com' }],
      'TlsDoesNotCover: tlsHostnames must cover every rule\'s host, got a.com without b.com; add it'],
    ['T4 a wildcard for a name two labels down', () => [{ tlsSecretName: 'tls', tlsHostnames: ['*.example.com'] }, { hostname: 'a.b.example.com' }], 'TlsDoesNotCover: '],
    ['T4 hosts of TLS without a Secret', () => [{ tlsHostnames: ['shop.example.com'] }],
      'NoTlsSecret: tlsHostnames must come with a tlsSecretName, got none; give the Secret that holds the certificate'],
    ['P12 a URL for a host', () => [{}, { hostname: 'https://Foo_bar.com/x' }], 'InvalidHostname: '],
    ['an address for a host', () => [{}, { hostname: '10.0.0.1' }], 'InvalidHostname: '],
    ['a wildcard in the middle', () => [{}, { hostname: 'a.*.com' }], 'InvalidHostname: '],
    ['a host of TLS that DNS has not', () => [{ tlsSecretName: 'tls', tlsHostnames: ['a_b.com'] }], 'InvalidHostname: '],
    ['a path without its slash', () => [{}, { path: 'api' }], 'InvalidPath: path must be a plain URL path, got "api"; begin it with "/"'],
    ['a pattern for a path', () => [{}, { path: '/api(/|$)(.*)' }], 'InvalidPath: '],
    ['no rules', () => [{ rules: [] }], 'NoRules: an Ingress must have at least one rule, got none; give a hostname and a service'],
    ['a route twice', () => [{}, { path: '/api' }, { path: '/api/' }],
      'SameRoute: two routes must differ in host or path, got shop.example.com /api Prefix twice; leave one out or give it another path'],
    ['P10 a Service with several ports and none named', () => [{}, { service: several() }],
      'UnclearBackendPort: Service several must have exactly one TCP port to be routed to, got http 80, admin 81; say which with servicePort'],
    ['a port the Service has not', () => [{}, { servicePort: 8080 }], 'UnclearBackendPort: Service web must have TCP port 8080, got 80; correct servicePort'],
    ['P8 a workload in place of a Service', () => [{}, { service: pods(chart, 'Pods') }], 'NotAService: '],
    ['a class that is no name', () => [{ ingressClassName: 'Traefik' }], 'InvalidName: class must be'],
    ['a Secret that is no name', () => [{ tlsSecretName: 'TLS' }], 'InvalidName: Secret name must be'],
    ['N21 a name of 254 characters', () => [{ ingressName: 'a'.repeat(254) }], 'InvalidName: ingress name must be'],
  ])('%s', (_, wish, message) => {
    const [props, ...rules] = wish();
    expect(() => ingress(props, ...rules)).toThrow(message);
  });

  test('and says where', () => {
    expect(() => ingress({}, { path: 'api' })).toThrow(/ {2}\[C\/Site\]$/);
    expect(() => new Ingress(chart, 'B', { rules: [{ hostname: 'Shop', service }] })).toThrow(/ {2}\[C\/B\]$/);
  });

  test('two Ingresses of one name', () => {
    ingress({});
    expect(() => new Ingress(chart, 'B', { ingressName: 'site', rules: [{ hostname: 'a.com', service }] })).toThrow(
      'NameTaken: Ingress shop/site is already written by [C/Site/Resource]; give one of the two another name  [C/B/Resource]');
  });
});
