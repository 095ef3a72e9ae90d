import { AppProtocol, contour, Exposure, Gateway, IGatewayController, Listener, RouteNamespaces, SecureNamespace } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, shopOf } from '../../patterns/cases';
import { appOn, gatewayPlatform } from '../../support/platforms';

const PUBLIC = { name: 'public', namespaceName: 'edge', gatewayClassName: 'contour' };

function ingressPlatform(props: contour.ContourProps = {}) {
  return gatewayPlatform(undefined, { exposures: { public: Exposure.onIngress(new contour.Contour(props)) }, nodeCidrs: ['192.168.0.0/24'] });
}

function gateway(controller: IGatewayController): Gateway['gatewayRef'] {
  return Gateway.fromName('public', {
    namespaceName: 'edge', controller, listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.tlsPassthrough({ routeNamespaces: RouteNamespaces.all() })],
  }).gatewayRef;
}

describe('data plane', () => {
  test.each<[string, contour.ContourProps, string, number[]]>([
    ['of the manifests', {}, 'pods app=envoy in namespace projectcontour', [8080, 8443]],
    ['of a release of the chart', { releaseName: 'edge', namespaceName: 'infra' },
      'pods app.kubernetes.io/component=envoy, app.kubernetes.io/instance=edge, app.kubernetes.io/name=contour in namespace infra', [8080, 8443]],
    ['by labels as given', { podLabels: { app: 'edge' } }, 'pods app=edge in namespace projectcontour', [8080, 8443]],
    ['N9 on the host network, where no label finds it', { hostNetwork: true }, 'the cluster\'s nodes', [80, 443]],
  ])('%s', (_, props, expected, ports) => {
    const { ingressController, gatewayController } = new contour.Contour(props);
    expect(describeTerm(ingressController._dataPlane.peer)).toBe(expected);
    expect(ingressController._dataPlane.ports).toEqual(ports);
    expect(describeTerm(gatewayController._proxies(PUBLIC).peer)).toBe(expected);
  });

  test('G7 a provisioned Gateway has Envoys of its own beside it, told from its Contour by the label app', () => {
    const { gatewayController } = new contour.GatewayProvisioner();
    expect(describeTerm(gatewayController._proxies(PUBLIC).peer))
      .toBe('pods app=envoy-public, projectcontour.io/owning-gateway-name=public in namespace edge');
    expect(gatewayController._proxies(PUBLIC).upkeep!.map(({ peer, ports }) => [describeTerm(peer), ports]))
      .toEqual([['pods app=contour-public, projectcontour.io/owning-gateway-name=public in namespace edge', [8001]]]);
  });

  test('G7 a listener is 8000 higher in the pod, past the last port from the beginning, and never privileged', () => {
    const { gatewayController } = new contour.Contour();
    const pairs = [[80, 8080], [443, 8443], [8443, 16443], [57535, 65535], [57536, 1024], [58559, 1024], [65535, 8000]];
    expect(pairs.map(([listener]) => gatewayController._containerPort(listener))).toEqual(pairs.map(([, inPod]) => inPod));
    expect([gatewayController._listenerPort(80), gatewayController._listenerPort(443)]).toEqual([80, 443]);
  });

  test('Envoys in a namespace that the app isolates may serve, and reach the Contour that configures them', () => {
    const app = appOn(ingressPlatform({ namespaceName: 'shop' }));
    const chart = chartIn(app);
    new SecureNamespace(chart, 'Ns');
    shopOf(chart);
    expect(find(app, 'NetworkPolicy shop/allow-contour').spec).toMatchObject({
      podSelector: { matchLabels: { app: 'envoy' } },
      ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }] }],
      egress: expect.arrayContaining([{ to: [{ podSelector: { matchLabels: { app: 'contour' } } }], ports: [{ port: 8001, protocol: 'TCP' }] }]),
    });
  });
});

test('classes, the controller\'s name, and what attaches', () => {
  const { gatewayController, ingressController } = new contour.Contour({ ingressClassName: 'a', gatewayClassName: 'b' });
  expect([ingressController.ingressClassName, gatewayController.gatewayClassName, gatewayController.controllerName])
    .toEqual(['a', 'b', 'projectcontour.io/gateway-controller']);
  expect(new contour.GatewayProvisioner({ gatewayClassName: 'c' }).gatewayController.gatewayClassName).toBe('c');
  expect(gatewayController._servesListenerSets).toBe(false);
});

test('G3 refuses ListenerSets, which no Contour attaches', () => {
  expect(() => Gateway.fromName('public', {
    namespaceName: 'edge', controller: new contour.GatewayProvisioner(), listeners: [Listener.http()], listenerSets: RouteNamespaces.all(),
  })).toThrow('InvalidGateway: projectcontour.io/gateway-controller must serve ListenerSets for them to attach');
});

describe('routes', () => {
  test('a WebSocket path is named by the annotation of an Ingress of its own; the others stay as they are', () => {
    const app = appOn(ingressPlatform());
    const chart = chartIn(app);
    const shop = shopOf(chart);
    for (const name of ['live', 'chat']) shop.addRoute(name, { path: `/${name}`, protocol: AppProtocol.WEBSOCKET, workload: deploymentOf(chart, name) });
    const ingresses = namesIn(app).filter((name) => name.startsWith('Ingress')).map((name) => find(app, name));
    expect(ingresses.map(({ metadata, spec }) => [
      metadata.annotations!['projectcontour.io/websocket-routes'], spec.rules[0].http.paths.map(({ path }: { path: string }) => path),
    ])).toEqual(expect.arrayContaining([[undefined, ['/']], ['/live', ['/live']], ['/chat', ['/chat']]]));
    expect(ingresses.map(({ metadata }) => metadata.annotations!['ingress.kubernetes.io/force-ssl-redirect'])).toEqual(['true', 'true', 'true']);
  });

  test('refuses a WebSocket path that the annotation would read as two', () => {
    const chart = chartIn(appOn(ingressPlatform()));
    expect(() => shopOf(chart, { path: '/a,b', protocol: AppProtocol.WEBSOCKET })).toThrow('ProtocolNotServed: Contour cannot serve WebSocket: its annotation parts paths at ",", and /a,b has one; '
      + 'choose a path without it  [shop/Shop]');
  });

  test('TLS is passed through a Gateway where the API serves the TLSRoutes that Contour reads', () => {
    const exposures = { public: Exposure.onGateway({ gatewayRef: gateway(new contour.Contour({ experimentalChannel: true })) }) };
    const app = appOn(gatewayPlatform(undefined, { exposures }));
    shopOf(chartIn(app), { protocol: AppProtocol.TLS_PASSTHROUGH });
    expect(find(app, 'TLSRoute shop/shop').spec.parentRefs).toEqual([{ name: 'public', namespace: 'edge', sectionName: 'tls' }]);
  });

  test('refuses to check a backend by the CAs of the system, which Contour does not read', () => {
    const exposures = { public: Exposure.onGateway({ gatewayRef: gateway(new contour.GatewayProvisioner({ experimentalChannel: true })) }) };
    const chart = chartIn(appOn(gatewayPlatform(undefined, { exposures })));
    expect(() => shopOf(chart, { tls: false, protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } })).toThrow('it checks no certificate by the CAs of the system, and then speaks plain HTTP; give backendTls a caConfigMapName');
  });
});

test.each<[string, () => unknown, string]>([
  ['props that are none', () => new contour.Contour(null as never), 'InvalidProps: contour.ContourProps must be an object'],
  ['a provisioner\'s props that are none', () => new contour.GatewayProvisioner('x' as never), 'InvalidProps: contour.GatewayProvisionerProps must be an object'],
  ['a namespace that is none', () => new contour.Contour({ namespaceName: 'A' }), 'InvalidName: namespace name must be a DNS label'],
  ['a class of Ingresses that is none', () => new contour.Contour({ ingressClassName: 'A' }), 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Gateways that is none', () => new contour.GatewayProvisioner({ gatewayClassName: 'A' }), 'InvalidName: class must be DNS labels joined by "."'],
  ['labels that are none', () => new contour.Contour({ podLabels: {} }), 'InvalidSelector: a selector must name one label or more, got an empty map'],
  ['labels of pods that none select', () => new contour.Contour({ hostNetwork: true, podLabels: { app: 'a' } }),
    'InvalidController: no label selects pods on the host network, got hostNetwork with podLabels; leave one out'],
])('refuses %s', (_, make, message) => {
  expect(make).toThrow(message);
});
