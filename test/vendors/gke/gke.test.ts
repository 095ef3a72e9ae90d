import { App } from 'cdk8s';
import { AppProtocol, Cni, ExposedApp, ExposedAppProps, Exposure, Findings, Gateway, gke, Listener, Platform, RouteNamespaces, Workload } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, secured } from '../../patterns/cases';
import { appOn, LETSENCRYPT_DNS } from '../../support/platforms';

const { GatewayClass, GkeGateway } = gke;
const PROXY_ONLY = ['10.129.0.0/23'];
const ADDRESSES = ['10.0.0.0/20'];

function proxies(props: gke.GkeGatewayProps, gatewayClassName: string = props.gatewayClass): [string, string] {
  const { peer, front } = new GkeGateway(props).gatewayController._proxies({ name: 'public', namespaceName: 'edge', gatewayClassName });
  return [describeTerm(peer), typeof front === 'string' ? front : describeTerm(front!)];
}

function shopBehind(more: Partial<ExposedAppProps>): App {
  const gateway = Gateway.fromName('public', {
    namespaceName: 'edge',
    controller: new GkeGateway({ gatewayClass: GatewayClass.GLOBAL_EXTERNAL_MANAGED }),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
  });
  const app = appOn(new Platform({ cni: Cni.enforcing('dataplane-v2'), exposures: { public: Exposure.onGateway(gateway) } }));
  new ExposedApp(chartIn(app), 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com', ...more });
  return app;
}

describe('data plane', () => {
  test.each([GatewayClass.GLOBAL_EXTERNAL_MANAGED, GatewayClass.GXLB])('N14 %s calls from Google Front Ends, as its health checks do', (gatewayClass) => {
    expect(proxies({ gatewayClass })).toEqual(['35.191.0.0/16 and 130.211.0.0/22', 'the internet']);
  });

  test('N14 regional classes call from the proxy-only subnet, and health checks from their own ranges', () => {
    const expected = '10.129.0.0/23 and 35.191.0.0/16 and 130.211.0.0/22';
    expect(proxies({ gatewayClass: GatewayClass.REGIONAL_EXTERNAL_MANAGED, proxyOnlySubnetCidrs: PROXY_ONLY })).toEqual([expected, 'the internet']);
    expect(proxies({ gatewayClass: GatewayClass.RILB, proxyOnlySubnetCidrs: PROXY_ONLY, addressCidrs: ADDRESSES })).toEqual([expected, '10.0.0.0/20']);
  });

  test('N14 pods with IPv6 addresses are called by them too', () => {
    expect(proxies({ gatewayClass: GatewayClass.GLOBAL_EXTERNAL_MANAGED, dualStack: true })[0])
      .toBe('35.191.0.0/16 and 130.211.0.0/22 and 2600:2d00:1:1::/64 and 2600:2d00:1:b029::/64');
    expect(proxies({ gatewayClass: GatewayClass.RILB, proxyOnlySubnetCidrs: PROXY_ONLY, dualStack: true })[0])
      .toBe('10.129.0.0/23 and 35.191.0.0/16 and 130.211.0.0/22 and 2600:2d00:1:b029::/64');
  });

  test.each([GatewayClass.REGIONAL_EXTERNAL_MANAGED, GatewayClass.RILB])('N14 refuses %s without the proxy-only subnet', (gatewayClass) => {
    expect(() => new GkeGateway({ gatewayClass })).toThrow(
      `NoProxyOnlySubnet: a Gateway of class ${gatewayClass} calls from the proxy-only subnet of its VPC, which policies must let in, got none; `
      + 'give the ranges of the subnet as proxyOnlySubnetCidrs');
  });

  test('N14 the class that a Gateway really carries decides', () => {
    const props = { gatewayClass: GatewayClass.GLOBAL_EXTERNAL_MANAGED };
    expect(() => proxies(props, 'gke-l7-rilb')).toThrow('NoProxyOnlySubnet: a Gateway of class gke-l7-rilb');
    expect(proxies({ ...props, proxyOnlySubnetCidrs: PROXY_ONLY }, 'gke-l7-rilb')[0]).toContain('10.129.0.0/23');
  });

  test('refuses a class that GKE does not have', () => {
    expect(() => proxies({ gatewayClass: GatewayClass.GXLB }, 'public')).toThrow('InvalidGateway: a Gateway of GKE must have one of the classes gke-l7-global');
  });

  test('callers inside the cluster reach an internal load balancer at its address', () => {
    const controller = new GkeGateway({ gatewayClass: GatewayClass.RILB, proxyOnlySubnetCidrs: PROXY_ONLY, addressCidrs: ADDRESSES });
    const gateway = Gateway.fromName('internal', { namespaceName: 'edge', controller, listeners: [Listener.http(), Listener.https()] });
    const app = appOn();
    Workload.of(deploymentOf(secured(app), 'batch')).connections.allowTo(Exposure.onGateway(gateway));
    expect(find(app, 'NetworkPolicy shop/batch').spec.egress).toEqual([{
      to: [{ ipBlock: { cidr: '10.0.0.0/20' } }], ports: [{ port: 80, protocol: 'TCP' }, { port: 443, protocol: 'TCP' }],
    }]);
  });
});

describe('health checks', () => {
  const check = (more: Partial<ExposedAppProps>) => find(shopBehind(more), 'HealthCheckPolicy shop/shop').spec;

  test('N14 where readiness is known, the load balancer asks there and not at /', () => {
    expect(check({ healthPath: '/healthz' })).toEqual({
      targetRef: { group: '', kind: 'Service', name: 'shop' },
      default: { config: { type: 'HTTP', httpHealthCheck: { requestPath: '/healthz' } } },
    });
  });

  test('refuses a path that its API server refuses', () => {
    expect(() => shopBehind({ healthPath: '/a@b' })).toThrow(/^InvalidHealthPath: GKE asks paths of letters.*got "\/a@b".*\[shop\/Shop\]$/);
  });

  test('N14 where it is not known, / is asked, and that is said', () => {
    const app = shopBehind({});
    expect(namesIn(app).filter((name) => name.startsWith('HealthCheckPolicy'))).toEqual([]);
    expect(Findings.of(app).all.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([
      'CheckedAtRoot: a load balancer of GKE asks GET / of the pods behind Service shop, and sends nothing to those that do not answer with success',
    ]);
  });

  test('what speaks TLS is asked with TLS', () => {
    expect(check({ healthPath: '/healthz', protocol: AppProtocol.HTTPS }).default.config).toEqual({ type: 'HTTPS', httpsHealthCheck: { requestPath: '/healthz' } });
    expect(check({ protocol: AppProtocol.HTTPS }).default.config).toEqual({ type: 'HTTPS', httpsHealthCheck: {} });
  });

  test('what speaks h2c is asked to connect, unless it answers a kubelet', () => {
    expect(check({ protocol: AppProtocol.H2C }).default.config).toEqual({ type: 'TCP', tcpHealthCheck: {} });
    expect(check({ healthPath: '/healthz', protocol: AppProtocol.H2C }).default.config).toEqual({ type: 'HTTP', httpHealthCheck: { requestPath: '/healthz' } });
  });

  test('what is asked anyway is not written', () => {
    const app = shopBehind({ healthPath: '/' });
    expect(namesIn(app).filter((name) => name.startsWith('HealthCheckPolicy'))).toEqual([]);
    expect(Findings.of(app).all).toEqual([]);
  });
});

describe('certificates', () => {
  const gatewayClass = GatewayClass.GLOBAL_EXTERNAL_MANAGED;

  test('a certificate map is named on the Gateway, whose listeners then name nothing', () => {
    const app = appOn();
    new Gateway(chartIn(app, 'edge'), 'Public', { controller: new GkeGateway({ gatewayClass, certificateMap: 'shop' }), listeners: [Listener.http(), Listener.https()] });
    const { metadata, spec } = find(app, 'Gateway edge/public');
    expect(metadata.annotations).toEqual({ 'networking.gke.io/certmap': 'shop' });
    expect(spec).toEqual({
      gatewayClassName: 'gke-l7-global-external-managed',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }, { name: 'https', port: 443, protocol: 'HTTPS' }],
    });
  });

  test('refuses a listener that ends TLS with nothing, where there is no map', () => {
    const app = appOn();
    expect(() => new Gateway(chartIn(app, 'edge'), 'Public', { controller: new GkeGateway({ gatewayClass }), listeners: [Listener.https()] }))
      .toThrow('InvalidGateway: listener https ends TLS and must have a secretName, got none');
  });

  test('pre-shared certificates are options of the listener', () => {
    const app = appOn();
    const tlsOptions = { 'networking.gke.io/pre-shared-certs': 'shop' };
    new Gateway(chartIn(app, 'edge'), 'Public', { controller: new GkeGateway({ gatewayClass }), listeners: [Listener.https({ tlsOptions })] });
    expect(find(app, 'Gateway edge/public').spec.listeners[0].tls).toEqual({ options: tlsOptions });
  });

  test('a Gateway of this app gets a listener and a Certificate for a host that has none', () => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', {
      controller: new GkeGateway({ gatewayClass }), listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    });
    new Platform({ cni: Cni.enforcing('dataplane-v2'), issuer: LETSENCRYPT_DNS, exposures: { public: Exposure.onGateway(gateway) } }).applyTo(app);
    new ExposedApp(chartIn(app), 'Shop', { image: 'x', port: 80, hostname: 'shop.example.com' });
    expect(namesIn(app)).toContain('Certificate edge/shop.example.com-tls');
  });

  test('refuses a host without a listener where certificates come from a map', () => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', {
      controller: new GkeGateway({ gatewayClass, certificateMap: 'shop' }), listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    });
    new Platform({ cni: Cni.enforcing('dataplane-v2'), issuer: LETSENCRYPT_DNS, exposures: { public: Exposure.onGateway(gateway) } }).applyTo(app);
    expect(() => new ExposedApp(chartIn(app), 'Shop', { image: 'x', port: 80, hostname: 'shop.example.com' })).toThrow(
      'got HTTPS listeners: none; give it one that does: its certificates come from certificate map shop');
  });
});

test('G3 ListenerSets are not served', () => {
  const controller = new GkeGateway({ gatewayClass: GatewayClass.GXLB });
  expect(controller.gatewayController._servesListenerSets).toBe(false);
  expect(controller.gatewayController.controllerName).toBe('networking.gke.io/gateway');
});

test.each<[string, unknown, string]>([
  ['no props', undefined, 'InvalidProps: '],
  ['no class', {}, 'InvalidController: a controller of GKE must have a gatewayClass, got nothing'],
  ['a class', { gatewayClass: 'gce' }, 'InvalidChoice: gatewayClass must be one of gke-l7-global-external-managed'],
  ['a subnet', { gatewayClass: GatewayClass.RILB, proxyOnlySubnetCidrs: ['10.129.0.1/23'] }, 'InvalidCidr: a CIDR must have no host bits'],
  ['a list', { gatewayClass: GatewayClass.RILB, proxyOnlySubnetCidrs: '10.129.0.0/23' }, 'InvalidProps: proxyOnlySubnetCidrs must be a list'],
  ['an address', { gatewayClass: GatewayClass.GXLB, addressCidrs: ['10'] }, 'InvalidCidr: '],
  ['a certificate map', { gatewayClass: GatewayClass.GXLB, certificateMap: 'A' }, 'InvalidName: certificateMap must be a DNS label'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new GkeGateway(props as gke.GkeGatewayProps)).toThrow(message);
});
