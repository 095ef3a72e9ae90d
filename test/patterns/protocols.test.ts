import {
  AppProtocol, aws, Cni, envoygateway, ExposedApp, Exposure, Findings, Gateway, Listener, Platform, presets, RouteNamespaces, Service, ServiceType,
  TlsIngress, traefik,
} from '../../src';
import { H2C_APP_PROTOCOL } from '../../src/model/app-protocol';
import { appOn, gatewayPlatform, LETSENCRYPT, publicGateway } from '../support/platforms';
import { chartIn, deploymentOf, find, namesIn, secured, serviceOf, shopOf, written } from './cases';

function onGateway() {
  return chartIn(appOn(gatewayPlatform()));
}

describe('what an app speaks decides its Service', () => {
  test.each([
    [AppProtocol.HTTP, { name: 'http', port: 80, targetPort: 8080 }],
    [AppProtocol.WEBSOCKET, { name: 'http', port: 80, targetPort: 8080 }],
    [AppProtocol.H2C, { name: 'http', port: 80, targetPort: 8080, appProtocol: H2C_APP_PROTOCOL }],
    [AppProtocol.GRPC, { name: 'grpc', port: 80, targetPort: 8080, appProtocol: H2C_APP_PROTOCOL }],
    [AppProtocol.TLS_PASSTHROUGH, { name: 'tls', port: 443, targetPort: 8080 }],
  ])('%s', (protocol, port) => {
    const chart = onGateway();
    shopOf(chart, { protocol });
    expect(find(chart.node.root as never, 'Service shop/shop').spec.ports).toEqual([port]);
  });

  test('HTTPS is 443, and the port that is asked for wins', () => {
    const chart = onGateway();
    const tls = { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } };
    new ExposedApp(chart, 'A', { workload: deploymentOf(chart, 'a'), hostname: 'a.example.com', ...tls });
    new ExposedApp(chart, 'B', { workload: deploymentOf(chart, 'b'), hostname: 'b.example.com', servicePort: 8443, ...tls });
    const ports = written(chart.node.root as never).filter(({ kind }) => kind === 'Service').map(({ spec }) => spec.ports[0].port);
    expect(ports).toEqual([443, 8443]);
  });

  test('a Service that somebody else wrote is left alone, and what it lacks is said', () => {
    const chart = onGateway();
    new ExposedApp(chart, 'Shop', { service: serviceOf(chart, 'shop'), hostname: 'shop.example.com', protocol: AppProtocol.GRPC });
    expect(Findings.of(chart).all.map(({ id, sentence }) => `${id}: ${sentence}`)).toContain(
      'ServiceMustSay: Service shop must have appProtocol kubernetes.io/h2c on port 80 for Gateway edge/public to speak gRPC to it, and does not');
  });

  test('nothing is said of a Service that already is as it must be', () => {
    const chart = onGateway();
    const service = new Service(chart, 'Svc', {
      workload: deploymentOf(chart, 'shop'), serviceName: 'shop', serviceType: ServiceType.CLUSTER_IP, ports: [{ port: 80, appProtocol: H2C_APP_PROTOCOL }],
    });
    new ExposedApp(chart, 'Shop', { service, hostname: 'shop.example.com', protocol: AppProtocol.H2C });
    expect(Findings.of(chart).all.map(({ id }) => id)).not.toContain('ServiceMustSay');
  });
});

describe('redirects', () => {
  test('G6 clients of gRPC do not follow redirects, so there is none unless asked for', () => {
    const chart = onGateway();
    shopOf(chart, { protocol: AppProtocol.GRPC });
    expect(namesIn(chart.node.root as never)).not.toContain('HTTPRoute shop/shop-https-redirect');
    const asked = onGateway();
    shopOf(asked, { protocol: AppProtocol.GRPC, redirect: true });
    expect(namesIn(asked.node.root as never)).toContain('HTTPRoute shop/shop-https-redirect');
  });

  test('G6 a gRPC host beside others is left out of their redirect', () => {
    const chart = onGateway();
    shopOf(chart).addRoute('Cart', { hostname: 'cart.example.com', protocol: AppProtocol.GRPC, workload: deploymentOf(chart, 'cart') });
    expect(find(chart.node.root as never, 'HTTPRoute shop/shop-https-redirect').spec.hostnames).toEqual(['shop.example.com']);
  });
});

describe('refuses', () => {
  test('a host shared by gRPC and HTTP on a Gateway', () => {
    const chart = onGateway();
    const shop = shopOf(chart);
    expect(() => shop.addRoute('Cart', { path: '/shop.Cart', protocol: AppProtocol.GRPC, workload: deploymentOf(chart, 'cart') })).toThrow(
      /^OneKindOfRoute: a host of a Gateway must be served by one kind of route, got HTTPRoute and GRPCRoute for shop.example.com; .*\[shop\/Shop\]$/);
  });

  test('a path that is no gRPC service', () => {
    expect(() => shopOf(onGateway(), { protocol: AppProtocol.GRPC, path: '/a/b/c' })).toThrow(/^InvalidGrpcPath: a path of gRPC is a service and perhaps a method, got "\/a\/b\/c"/);
    expect(() => shopOf(onGateway(), { protocol: AppProtocol.GRPC, path: '/v1-beta' })).toThrow(/^InvalidGrpcPath: gRPC services and methods are named/);
  });

  test('what is not read of passed-through TLS', () => {
    expect(() => shopOf(onGateway(), { protocol: AppProtocol.TLS_PASSTHROUGH, path: '/api', issuer: LETSENCRYPT })).toThrow(
      'UnclearApp: with TLS passed through the app has its own certificate and gets every path, got path and issuer; leave it out  [shop/Shop]');
  });

  test('passed-through TLS beside TLS that is ended', () => {
    const chart = onGateway();
    const shop = shopOf(chart);
    expect(() => shop.addRoute('Raw', { hostname: 'raw.example.com', protocol: AppProtocol.TLS_PASSTHROUGH, workload: deploymentOf(chart, 'raw') }))
      .toThrow(/^MixedPassthrough: .*got TLS passthrough beside HTTP; make an app for each {2}\[shop\/Shop\]$/);
    expect(() => new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['a.example.com'], protocol: AppProtocol.TLS_PASSTHROUGH }))
      .toThrow(/^UnclearApp: a TlsIngress ends TLS itself/);
  });

  test('checks of a certificate that nobody shows', () => {
    expect(() => shopOf(onGateway(), { backendTls: { serverName: 'a.internal' } })).toThrow(/^UnclearApp: backendTls must only be given with protocol HTTPS, got HTTP/);
    expect(() => shopOf(onGateway(), { protocol: AppProtocol.HTTPS })).toThrow(/^NoServerName: a Gateway checks the certificate of Service shop/);
    expect(() => shopOf(onGateway(), { protocol: AppProtocol.HTTPS, backendTls: { serverName: '*.internal' } })).toThrow(/^InvalidHostname: serverName must be one name/);
  });

  test('a protocol that is none', () => {
    expect(() => shopOf(onGateway(), { protocol: 'grpc' as AppProtocol })).toThrow(/^InvalidChoice: protocol must be one of HTTP, WebSocket, h2c, gRPC, HTTPS, TLS passthrough, got "grpc"/);
  });

  test('two ways to check one port of a Service', () => {
    const chart = onGateway();
    const shop = shopOf(chart, { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'a.internal' } });
    expect(() => shop.addRoute('B', { path: '/b', protocol: AppProtocol.HTTPS, backendTls: { serverName: 'b.internal' } })).toThrow(/^TwoBackendTls: a port of Service shop has one certificate/);
  });
});

describe('certificates named on the routes', () => {
  test('on an Ingress, whose first names every host', () => {
    const app = appOn(new presets.K3s({
      issuer: LETSENCRYPT, exposures: { public: Exposure.onIngress(new traefik.Traefik({ namespaceName: 'kube-system' }), { certificateObjects: false }) },
    }));
    shopOf(chartIn(app));
    expect(namesIn(app).filter((name) => name.startsWith('Certificate'))).toEqual([]);
    expect(find(app, 'Ingress shop/shop').metadata.annotations).toMatchObject({ 'cert-manager.io/cluster-issuer': 'letsencrypt' });
    expect(find(app, 'Ingress shop/shop-https-redirect').metadata.annotations).not.toHaveProperty('cert-manager.io/cluster-issuer');
  });

  test('T3 on a ListenerSet, and no Certificate beside it', () => {
    const app = appOn(new Platform({
      ...new presets.Kind(),
      cni: new presets.Kind().cni,
      issuer: LETSENCRYPT,
      exposures: { public: Exposure.onGateway(publicGateway(), { certificateObjects: false }) },
    }));
    shopOf(chartIn(app));
    expect(namesIn(app).filter((name) => name.startsWith('Certificate'))).toEqual([]);
    expect(find(app, 'ListenerSet shop/shop').metadata.annotations).toEqual({ 'cert-manager.io/cluster-issuer': 'letsencrypt' });
  });
});

describe('what an app does not get is not taken in silence', () => {
  test('refuses a certificate for an app without TLS', () => {
    expect(() => shopOf(onGateway(), { tls: false, issuer: LETSENCRYPT })).toThrow(
      'UnclearApp: an app without TLS has no certificate, got issuer with tls: false; leave one out  [shop/Shop]');
  });

  test('a listener on another port than clients ask must be met at theirs', () => {
    const gateway = Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new envoygateway.EnvoyGateway(),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ port: 9443, routeNamespaces: RouteNamespaces.all() })],
    });
    const chart = chartIn(appOn(gatewayPlatform(gateway)));
    shopOf(chart);
    expect(Findings.of(chart).all.map(({ sentence }) => sentence)).toContain(
      'clients must meet listener https, on port 9443, at port 443: URLs and the redirect lead there');
  });

  test('N14 a balancer that shares its range with pods lets them in as well', () => {
    const balancer = new aws.ApplicationLoadBalancer({ targetType: aws.TargetType.IP, subnetCidrs: ['10.0.0.0/24'] });
    const app = appOn(new Platform({ cni: Cni.enforcing('calico'), podCidrs: ['10.0.0.0/16'], exposures: { public: Exposure.onIngress(balancer) } }));
    shopOf(chartIn(app));
    expect(Findings.of(app).all.filter(({ id }) => id === 'RangeHoldsPods').map(({ path, sentence }) => [path, sentence])).toEqual([['', expect.stringMatching(
      /calls from 10.0.0.0\/24, where pods have their addresses too \(10.0.0.0\/16\): pods there reach what it reaches$/)]]);
  });

  test('C2 ranges of nodes mean nobody to Cilium unless it is told so', () => {
    const proxies = new traefik.Traefik({ hostNetwork: true, webPort: 80, websecurePort: 443 });
    const ids = (cni: string) => {
      const app = appOn(new Platform({ cni: Cni.enforcing(cni), issuer: LETSENCRYPT, nodeCidrs: ['10.1.0.0/24'], exposures: { public: Exposure.onIngress(proxies) } }));
      shopOf(secured(app));
      return Findings.of(app).all.map(({ id }) => id);
    };
    expect(ids('cilium')).toContain('RangesMissNodes');
    expect(ids('calico')).not.toContain('RangesMissNodes');
  });

  test('refuses an app of nowhere', () => {
    expect(() => shopOf(null as never)).toThrow(/^NoWayIn: /);
  });
});

describe('two front doors of one Service that speaks TLS', () => {
  const doors = (...serverNames: string[]) => {
    const chart = onGateway();
    const service = serviceOf(chart, 'shop', [{ name: 'https', port: 443, targetPort: 8443 }]);
    serverNames.forEach((serverName, at) => new TlsIngress(chart, `Door${at}`, {
      service, hostnames: [`door${at}.example.com`], protocol: AppProtocol.HTTPS, backendTls: { serverName },
    }));
    return namesIn(chart.node.root as never).filter((name) => name.startsWith('BackendTLSPolicy'));
  };

  test('have one policy for it', () => expect(doors('shop.internal', 'shop.internal')).toEqual(['BackendTLSPolicy shop/shop-https']));

  test('refuses to check it in two ways', () => {
    expect(() => doors('shop.internal', 'other.internal')).toThrow(/^NameTaken: BackendTLSPolicy shop\/shop-https is already written by .* and says something else; .*\[shop\/Door1\]$/);
  });
});
