import { App, Chart } from 'cdk8s';
import {
  AcmeSolver, AppProtocol, ClusterIssuer, Cni, ExposedApp, ExposedAppProps, Exposure, Findings, Gateway, Listener, nginx, PathMatch, Platform,
  PlatformProps, RouteNamespaces, SecureNamespace, Signer, traefik,
} from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, secured, shopOf } from '../../patterns/cases';
import { LETSENCRYPT } from '../../support/platforms';

const { IngressNginx, F5NginxIngressController, NginxGatewayFabric } = nginx;
const F5 = () => Exposure.onIngress(new F5NginxIngressController({ http2: true }));

function on(exposure: Exposure, more: Partial<PlatformProps> = {}): App {
  const app = new App();
  new Platform({ cni: Cni.enforcing('calico'), issuer: LETSENCRYPT, exposures: { public: exposure }, ...more }).applyTo(app);
  return app;
}

function shopOn(exposure: Exposure, more: Partial<ExposedAppProps> = {}): App {
  const app = on(exposure);
  shopOf(chartIn(app), more);
  app.synthYaml();
  return app;
}

function annotationsOf(app: App, name: string): { readonly [key: string]: string } | undefined {
  return find(app, name).metadata.annotations;
}

function findingsOf(app: App): string[] {
  return Findings.of(app).all.map(({ id, path }) => `${id} [${path}]`);
}

function fabricOn(props: nginx.NginxGatewayFabricProps = {}, namespaceName = 'edge'): Exposure {
  return Exposure.onGateway(Gateway.fromName('public', {
    namespaceName,
    controller: new NginxGatewayFabric(props),
    listeners: [
      Listener.http({ routeNamespaces: RouteNamespaces.all() }),
      Listener.https({ hostname: '*.example.com', routeNamespaces: RouteNamespaces.all() }),
    ],
    listenerSets: RouteNamespaces.all(),
  }));
}

describe('data plane', () => {
  const CHART = 'app.kubernetes.io/component=controller, app.kubernetes.io/instance=ingress-nginx, app.kubernetes.io/name=ingress-nginx';

  test.each<[string, nginx.IngressNginxProps, string]>([
    ['the manifests\' and the chart\'s', {}, `pods ${CHART} in namespace ingress-nginx`],
    ['another release elsewhere', { releaseName: 'edge', namespaceName: 'infra' }, `pods ${CHART.replace('e=ingress-nginx,', 'e=edge,')} in namespace infra`],
    ['labels as given', { podLabels: { app: 'edge' } }, 'pods app=edge in namespace ingress-nginx'],
    ['N9 on the host network no selector finds it', { hostNetwork: true }, 'the cluster\'s nodes'],
  ])('ingress-nginx: %s', (_, props, expected) => {
    const { ingressController } = new IngressNginx(props);
    expect(describeTerm(ingressController._dataPlane.peer)).toBe(expected);
    expect(ingressController._dataPlane.ports).toEqual([80, 443]);
  });

  test.each<[string, nginx.F5NginxIngressControllerProps, string]>([
    ['what the chart and the manifests have alike', {}, 'pods app.kubernetes.io/name=nginx-ingress in namespace nginx-ingress'],
    ['one release', { releaseName: 'edge' }, 'pods app.kubernetes.io/instance=edge, app.kubernetes.io/name=nginx-ingress in namespace nginx-ingress'],
    ['labels as given', { podLabels: { app: 'nginx-ingress' }, namespaceName: 'infra' }, 'pods app=nginx-ingress in namespace infra'],
    ['N9 on the host network no selector finds it', { hostNetwork: true }, 'the cluster\'s nodes'],
  ])('F5 NGINX Ingress Controller: %s', (_, props, expected) => {
    expect(describeTerm(new F5NginxIngressController(props).ingressController._dataPlane.peer)).toBe(expected);
  });

  test('G7 NGINX Gateway Fabric runs proxies beside their Gateway, named after it and the class it really carries', () => {
    const { gatewayController } = new NginxGatewayFabric();
    const gateway = { name: 'public', namespaceName: 'edge', gatewayClassName: 'inner' };
    expect(describeTerm(gatewayController._proxies(gateway).peer)).toBe('pods app.kubernetes.io/name=public-inner in namespace edge');
    expect([80, 443, 8443].map((port) => gatewayController._containerPort(port))).toEqual([80, 443, 8443]);
  });

  test('proxies whose namespace this app isolates reach the API server, and nobody is kept from them', () => {
    const app = on(Exposure.onIngress(new IngressNginx()), { apiServerCidrs: ['10.1.0.1/32'] });
    new SecureNamespace(chartIn(app, 'ingress-nginx'), 'Ns');
    shopOf(chartIn(app));
    app.synthYaml();
    const { ingress, egress } = find(app, 'NetworkPolicy ingress-nginx/allow-ingress-nginx').spec;
    expect(ingress).toEqual([{ ports: [{ port: 80, protocol: 'TCP' }, { port: 443, protocol: 'TCP' }] }]);
    expect(egress).toContainEqual({ to: [{ ipBlock: { cidr: '10.1.0.1/32' } }], ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }] });
  });

  test('proxies of a Gateway in an isolated namespace reach their control plane, however it was installed', () => {
    const app = on(fabricOn());
    new SecureNamespace(chartIn(app, 'edge'), 'Ns');
    shopOf(chartIn(app));
    app.synthYaml();
    const { egress } = find(app, 'NetworkPolicy edge/allow-nginx-of-gateway-edge-public').spec;
    expect(egress).toContainEqual({
      to: [{
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'nginx-gateway' } },
        podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['nginx-gateway', 'nginx-gateway-fabric'] }] },
      }],
      ports: [{ port: 8443, protocol: 'TCP' }],
    });
  });
});

describe('ingress-nginx', () => {
  test('its retirement is said once for the app, however many use it, and accepted at the root', () => {
    const app = on(Exposure.onIngress(new IngressNginx()));
    const chart = chartIn(app);
    shopOf(chart);
    new ExposedApp(chart, 'Web', { workload: deploymentOf(chart, 'web'), hostname: 'web.example.com' });
    app.synthYaml();
    expect(findingsOf(app)).toEqual(['IngressNginxRetired []']);
    Findings.of(app).acknowledge('IngressNginxRetired', 'we leave in May');
    expect(Findings.of(app).all[0].acknowledgedBecause).toBe('we leave in May');
  });

  test('routes of other protocols have Ingresses of their own, of the same host', () => {
    const app = on(Exposure.onIngress(new IngressNginx()));
    const chart = chartIn(app);
    shopOf(chart).addRoute('Cart', { path: '/shop.Cart', protocol: AppProtocol.GRPC, workload: deploymentOf(chart, 'cart') });
    const ingresses = namesIn(app).filter((name) => name.startsWith('Ingress'));
    expect(ingresses).toHaveLength(2);
    expect(ingresses.map((name) => annotationsOf(app, name))).toEqual([undefined, { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' }]);
    expect(ingresses.map((name) => find(app, name).spec.rules[0].host)).toEqual(['shop.example.com', 'shop.example.com']);
  });

  test('T2 a challenge needs no annotation: cert-manager makes an Ingress of its own', () => {
    const app = shopOn(Exposure.onIngress(new IngressNginx()));
    expect(find(app, 'Certificate shop/shop-tls').metadata).not.toHaveProperty('annotations');
  });

  test('gRPC alone has no http that its clients could be redirected from', () => {
    expect(findingsOf(shopOn(Exposure.onIngress(new IngressNginx()), { protocol: AppProtocol.GRPC, redirect: false }))).toEqual(['IngressNginxRetired []']);
  });

  test.each<[string, nginx.IngressNginxProps, Partial<ExposedAppProps>, string]>([
    ['T2 a path its webhook denies', {}, { path: '/a:b' }, 'PathNotServed: ingress-nginx takes paths of letters, digits, ".", "_", "-" and "/" alone, got "/a:b"'],
    ['gRPC without TLS', {}, { protocol: AppProtocol.GRPC, tls: false }, 'ProtocolNotServed: ingress-nginx cannot serve gRPC: it does so over TLS alone'],
    ['the system\'s CAs', {}, { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } },
      'ProtocolNotServed: ingress-nginx cannot serve HTTPS: it checks certificates against a CA of its own Secret'],
  ])('refuses %s', (_, props, more, message) => {
    expect(() => shopOn(Exposure.onIngress(new IngressNginx(props)), more)).toThrow(message);
  });

  test('refuses a path of what is passed through', () => {
    const app = on(Exposure.onIngress(new IngressNginx({ sslPassthrough: true })));
    const chart = chartIn(app);
    const shop = shopOf(chart, { protocol: AppProtocol.TLS_PASSTHROUGH });
    expect(() => shop.addRoute('Api', { path: '/api', protocol: AppProtocol.TLS_PASSTHROUGH, workload: deploymentOf(chart, 'api') })).toThrow(
      'ProtocolNotServed: ingress-nginx cannot serve TLS passthrough: it passes a whole host, got path "/api"; leave the path out');
  });

  test('unusual paths where nobody validates them', () => {
    const app = shopOn(Exposure.onIngress(new IngressNginx({ strictPathValidation: false })), { path: '/a:b' });
    expect(find(app, 'Ingress shop/shop').spec.rules[0].http.paths[0].path).toBe('/a:b');
  });

  test('refuses to look for a CA in no namespace', () => {
    const app = on(Exposure.onIngress(new IngressNginx()));
    expect(() => new ExposedApp(new Chart(app, 'bare'), 'Shop', {
      image: 'x', port: 80, hostname: 'a.example.com', protocol: AppProtocol.HTTPS, backendTls: { serverName: 'a.internal', caConfigMapName: 'ca' },
    })).toThrow('NoNamespace: ingress-nginx finds the CA by its namespace');
  });
});

describe('F5 NGINX Ingress Controller', () => {
  test('protocols are lists of Services in one Ingress, which grow with the routes', () => {
    const app = on(F5());
    const chart = chartIn(app);
    const shop = shopOf(chart);
    shop.addRoute('Socket', { path: '/ws', protocol: AppProtocol.WEBSOCKET, workload: deploymentOf(chart, 'socket') });
    shop.addRoute('Pay', { path: '/pay', protocol: AppProtocol.HTTPS, workload: deploymentOf(chart, 'pay') });
    shop.addRoute('Cart', { hostname: 'cart.example.com', protocol: AppProtocol.GRPC, workload: deploymentOf(chart, 'cart') });
    shop.addRoute('Bill', { hostname: 'bill.example.com', protocol: AppProtocol.GRPC, workload: deploymentOf(chart, 'bill') });
    expect(namesIn(app).filter((name) => name.startsWith('Ingress'))).toEqual(['Ingress shop/shop']);
    expect(annotationsOf(app, 'Ingress shop/shop')).toEqual({
      'nginx.org/grpc-services': 'bill,cart', 'nginx.org/ssl-services': 'pay', 'nginx.org/websocket-services': 'socket',
    });
  });

  test('refuses a second app on a host, which the controller would pass over', () => {
    const app = on(F5());
    const chart = chartIn(app);
    shopOf(chart);
    expect(() => new ExposedApp(chart, 'Api', { workload: deploymentOf(chart, 'api'), hostname: 'shop.example.com', path: '/api' })).toThrow(
      'NameTaken: the only Ingress of class nginx for shop.example.com is already written by [shop/Shop]; '
      + 'add the second path to the first app with addRoute  [shop/Api]');
  });

  test('HTTP-01 is answered from the app\'s own Ingress, and https works before the certificate is there', () => {
    expect(find(shopOn(F5()), 'Certificate shop/shop-tls').metadata.annotations).toEqual({
      'acme.cert-manager.io/http01-override-ingress-name': 'shop', 'cert-manager.io/issue-temporary-certificate': 'true',
    });
    expect(annotationsOf(shopOn(Exposure.onIngress(new F5NginxIngressController(), { certificateObjects: false })), 'Ingress shop/shop')).toEqual({
      'acme.cert-manager.io/http01-edit-in-place': 'true', 'cert-manager.io/cluster-issuer': 'letsencrypt',
    });
  });

  test.each<[string, (app: App) => ClusterIssuer | undefined]>([
    ['who needs no challenge', () => undefined],
    ['whose solvers answer through another class', (app) => new ClusterIssuer(chartIn(app, 'cert-manager'), 'Acme', {
      signer: Signer.acme({ solvers: [AcmeSolver.http01(Exposure.onIngress(new traefik.Traefik()))] }),
    })],
  ])('and of no Ingress of the app by an issuer %s', (_, issuerIn) => {
    const app = on(F5());
    const issuer = issuerIn(app) ?? ClusterIssuer.fromName('internal', { challenges: [] });
    shopOf(chartIn(app), { issuer });
    expect(find(app, 'Certificate shop/shop-tls').metadata).not.toHaveProperty('annotations');
  });

  test('on the way to it, challenges are answered from its Ingress once DNS leads there', () => {
    const [before, after] = [false, true].map((nameMoved) => shopOn(Exposure.migrating(
      Exposure.onIngress(new IngressNginx()), Exposure.onIngress(new F5NginxIngressController({ ingressClassName: 'nginx-f5' })), { nameMoved })));
    expect(find(before, 'Certificate shop/shop-tls').metadata).not.toHaveProperty('annotations');
    expect(find(after, 'Certificate shop/shop-tls').metadata.annotations).toMatchObject({ 'acme.cert-manager.io/http01-override-ingress-name': 'shop-next' });
  });

  test.each<[string, nginx.F5NginxIngressControllerProps, Partial<ExposedAppProps>, string]>([
    ['gRPC where HTTP/2 is off', {}, { protocol: AppProtocol.GRPC },
      'ProtocolNotServed: F5 NGINX Ingress Controller cannot serve gRPC: it needs "http2" of its ConfigMap; set it there, and say http2: true'],
    ['gRPC without TLS', { http2: true }, { protocol: AppProtocol.GRPC, tls: false }, 'F5 NGINX Ingress Controller cannot serve gRPC: it does so over TLS alone'],
    ['a path it rejects', {}, { path: '/shop/variants' },
      'PathNotServed: F5 NGINX Ingress Controller rejects an Ingress with "/var" in a path, got "/shop/variants"; choose another'],
  ])('refuses %s', (_, props, more, message) => {
    expect(() => shopOn(Exposure.onIngress(new F5NginxIngressController(props)), more)).toThrow(message);
  });

  test('refuses two protocols of one Service, but for WebSockets beside HTTP', () => {
    const app = on(F5());
    const shop = shopOf(chartIn(app));
    shop.addRoute('Socket', { path: '/ws', protocol: AppProtocol.WEBSOCKET });
    expect(() => shop.addRoute('Cart', { hostname: 'cart.example.com', protocol: AppProtocol.GRPC })).toThrow(
      'it is told of Services, not of their ports, and Service shop speaks');
  });

  test('exact paths and "/" are compared as they are', () => {
    const app = on(F5());
    shopOf(chartIn(app)).addRoute('Live', { path: '/live', pathMatch: PathMatch.EXACT });
    app.synthYaml();
    expect(findingsOf(app)).toEqual([]);
  });
});

describe('NGINX Gateway Fabric', () => {
  test('G3 ListenerSets are attached unless the release is older', () => {
    expect(new NginxGatewayFabric().gatewayController._servesListenerSets).toBe(true);
    expect(new NginxGatewayFabric({ listenerSets: false }).gatewayController._servesListenerSets).toBe(false);
  });

  test('class and the controller\'s name', () => {
    const { gatewayController } = new NginxGatewayFabric({ gatewayClassName: 'inner' });
    expect([gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['inner', 'gateway.nginx.org/nginx-gateway-controller']);
  });

  test('a method of gRPC is matched', () => {
    const app = shopOn(fabricOn(), { protocol: AppProtocol.GRPC, path: '/shop.Cart/Add', pathMatch: PathMatch.EXACT });
    expect(find(app, 'GRPCRoute shop/shop').spec.rules[0].matches).toEqual([{ method: { service: 'shop.Cart', method: 'Add' } }]);
  });

  test('refuses h2c where the release is older', () => {
    expect(() => shopOn(fabricOn({ upstreamHttp2: false }), { protocol: AppProtocol.H2C })).toThrow('cannot serve h2c: it speaks HTTP/2 to backends of an HTTPRoute from 2.7 on');
    expect(find(shopOn(fabricOn({ upstreamHttp2: false }), { protocol: AppProtocol.GRPC }), 'GRPCRoute shop/shop')).toBeDefined();
  });

  test('refuses a Gateway whose proxies are named by a hash', () => {
    const gateway = { name: 'a'.repeat(58), namespaceName: 'edge', gatewayClassName: 'nginx' };
    expect(() => new NginxGatewayFabric().gatewayController._proxies(gateway)).toThrow('InvalidController: NGINX Gateway Fabric names proxies after their Gateway and class');
    expect(() => new NginxGatewayFabric().gatewayController._proxies({ ...gateway, name: 'a'.repeat(57) })).not.toThrow();
  });
});

test('callers inside the cluster reach a Gateway\'s proxies at the ports of its listeners', () => {
  const app = on(fabricOn());
  const chart = secured(app);
  shopOf(chart).connections.allowTo(fabricOn());
  app.synthYaml();
  expect(find(app, 'NetworkPolicy shop/shop').spec.egress[0].ports).toEqual([{ port: 80, protocol: 'TCP' }, { port: 443, protocol: 'TCP' }]);
});

test.each<[string, () => unknown, string]>([
  ['no props of ingress-nginx', () => new IngressNginx(null as never), 'InvalidProps: nginx.IngressNginxProps must be an object'],
  ['no props of F5\'s', () => new F5NginxIngressController(null as never), 'InvalidProps: nginx.F5NginxIngressControllerProps must be an object'],
  ['no props of Fabric', () => new NginxGatewayFabric(null as never), 'InvalidProps: nginx.NginxGatewayFabricProps must be an object'],
  ['a namespace that is none', () => new IngressNginx({ namespaceName: 'A' }), 'InvalidName: namespace name must be a DNS label'],
  ['a class that is none', () => new F5NginxIngressController({ ingressClassName: 'A' }), 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Gateways that is none', () => new NginxGatewayFabric({ gatewayClassName: 'A' }), 'InvalidName: class must be DNS labels joined by "."'],
  ['no labels', () => new F5NginxIngressController({ podLabels: {} }), 'InvalidSelector: a selector must name one label or more, got an empty map'],
])('refuses %s', (_, make, message) => {
  expect(make).toThrow(message);
});
