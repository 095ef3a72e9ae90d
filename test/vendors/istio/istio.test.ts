import { Exposure, Gateway, istio, Listener, RouteNamespaces, SecureNamespace, Workload } from '../../../src';
import { DataPlane } from '../../../src/model/data-plane';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, secured, shopOf } from '../../patterns/cases';
import { appOn, gatewayPlatform } from '../../support/platforms';

const PUBLIC = { name: 'public', namespaceName: 'edge', gatewayClassName: 'istio' };

function ingressPlatform(props: istio.IngressGatewayProps = {}) {
  return gatewayPlatform(undefined, { exposures: { public: Exposure.onIngress(new istio.IngressGateway(props)) } });
}

function gateway(props: istio.IstioProps = {}, namespaceName = 'edge') {
  return Gateway.fromName('public', {
    namespaceName,
    controller: new istio.Istio(props),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ port: 8443, routeNamespaces: RouteNamespaces.all() })],
  });
}

describe('ingress gateway', () => {
  const planeOf = (props: istio.IngressGatewayProps): DataPlane => new istio.IngressGateway(props).ingressController._dataPlane;

  test.each<[string, istio.IngressGatewayProps, string, number[]]>([
    ['istioctl\'s', {}, 'pods app=istio-ingressgateway, istio=ingressgateway in namespace istio-system', [8080, 8443]],
    ['N1 a release of the chart listens on the ports of its Service', { releaseName: 'istio-ingress', namespaceName: 'istio-ingress' },
      'pods app=istio-ingress, istio=ingress in namespace istio-ingress', [80, 443]],
    ['a release that is called otherwise', { releaseName: 'edge' }, 'pods app=edge, istio=edge in namespace istio-system', [80, 443]],
    ['labels as given', { podLabels: { istio: 'edge' } }, 'pods istio=edge in namespace istio-system', [8080, 8443]],
  ])('%s', (_, props, expected, ports) => {
    expect(describeTerm(planeOf(props).peer)).toBe(expected);
    expect(planeOf(props).ports).toEqual(ports);
  });

  test('its pods must reach istiod, in its own namespace', () => {
    expect(planeOf({ namespaceName: 'istio-ingress' }).upkeep!.map(({ peer, ports }) => [describeTerm(peer), ports]))
      .toEqual([['pods app=istiod in namespace istio-system', [15012]]]);
    expect(describeTerm(planeOf({ istiodNamespaceName: 'mesh' }).upkeep![0].peer)).toBe('pods app=istiod in namespace mesh');
  });

  test('refuses TLS by a Secret of the app, which the gateway would look for in its own namespace', () => {
    const chart = chartIn(appOn(ingressPlatform({ namespaceName: 'istio-ingress' })));
    expect(() => shopOf(chart)).toThrow('SecretOfAnotherNamespace: Istio reads the Secrets of Ingresses in "istio-ingress" alone, and an app\'s stands in its own namespace; '
      + 'give the IngressGateway the tlsSecretName of one that is filled there, go through a Gateway, or say tls: false  [shop/Shop]');
  });

  test('without TLS every app is served, and nothing is said', () => {
    const app = appOn(ingressPlatform());
    shopOf(chartIn(app), { tls: false });
    expect(find(app, 'Ingress shop/shop').spec).not.toHaveProperty('tls');
    expect(find(app, 'Ingress shop/shop').metadata).not.toHaveProperty('annotations');
  });

  test('one class, that of the IngressClass of the platform team', () => {
    expect(new istio.IngressGateway().ingressController.ingressClassName).toBe('istio');
    expect(new istio.IngressGateway({ ingressClassName: 'mesh' }).ingressController.ingressClassName).toBe('mesh');
  });
});

describe('Gateways', () => {
  test('G7 proxies stand beside their Gateway, by its name, on the ports of its listeners', () => {
    const { gatewayController } = new istio.Istio();
    expect(describeTerm(gatewayController._proxies(PUBLIC).peer)).toBe('pods gateway.networking.k8s.io/gateway-name=public in namespace edge');
    expect(gatewayController._proxies(PUBLIC).upkeep!.map(({ peer, ports }) => [describeTerm(peer), ports]))
      .toEqual([['pods app=istiod in namespace istio-system', [15012]]]);
    expect([80, 443, 8443].map((port) => gatewayController._containerPort(port))).toEqual([80, 443, 8443]);
  });

  test('G7 callers inside the cluster reach them at those ports', () => {
    const app = appOn(gatewayPlatform());
    const chart = secured(app);
    Workload.of(deploymentOf(chart, 'loadgen')).connections.allowTo(Exposure.onGateway(gateway()));
    expect(find(app, 'NetworkPolicy shop/loadgen').spec.egress[0].ports).toEqual([{ port: 80, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }]);
  });

  test('proxies of a Gateway in a namespace that the app isolates may serve, and reach istiod elsewhere', () => {
    const app = appOn(gatewayPlatform(gateway({ namespaceName: 'mesh' }, 'shop')));
    const chart = chartIn(app);
    new SecureNamespace(chart, 'Ns');
    shopOf(chart, { tls: false });
    expect(find(app, 'NetworkPolicy shop/allow-istio-of-gateway-shop-public').spec).toMatchObject({
      podSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'public' } },
      ingress: [{ ports: [{ port: 80, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }] }],
      egress: expect.arrayContaining([{
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'mesh' } }, podSelector: { matchLabels: { app: 'istiod' } } }],
        ports: [{ port: 15012, protocol: 'TCP' }],
      }]),
    });
  });

  test('class, the controller\'s name, and what attaches', () => {
    const { gatewayController } = new istio.Istio();
    expect([gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['istio', 'istio.io/gateway-controller']);
    expect(new istio.Istio({ gatewayClassName: 'approuting-istio' }).gatewayController.gatewayClassName).toBe('approuting-istio');
    expect(gatewayController._servesListenerSets).toBe(true);
  });

  test('G3 refuses ListenerSets of a release that attaches none', () => {
    expect(() => Gateway.fromName('public', {
      namespaceName: 'edge', controller: new istio.Istio({ listenerSets: false }), listeners: [Listener.http()], listenerSets: RouteNamespaces.all(),
    })).toThrow('InvalidGateway: istio.io/gateway-controller must serve ListenerSets for them to attach');
  });
});

test.each<[string, () => unknown, string]>([
  ['props that are none', () => new istio.Istio(null as never), 'InvalidProps: istio.IstioProps must be an object'],
  ['an ingress gateway\'s props that are none', () => new istio.IngressGateway('x' as never), 'InvalidProps: istio.IngressGatewayProps must be an object'],
  ['a namespace that is none', () => new istio.Istio({ namespaceName: 'A' }), 'InvalidName: namespace name must be a DNS label'],
  ['a class of Gateways that is none', () => new istio.Istio({ gatewayClassName: 'A' }), 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Ingresses that is none', () => new istio.IngressGateway({ ingressClassName: 'A' }), 'InvalidName: class must be DNS labels joined by "."'],
  ['a namespace of pods that is none', () => new istio.IngressGateway({ namespaceName: 'A' }), 'InvalidName: namespace name must be a DNS label'],
  ['a namespace of istiod that is none', () => new istio.IngressGateway({ istiodNamespaceName: 'A' }), 'InvalidName: namespace name must be a DNS label'],
  ['a Secret that is none', () => new istio.IngressGateway({ tlsSecretName: 'A' }), 'InvalidName: Secret name must be DNS labels joined by "."'],
  ['labels that are none', () => new istio.IngressGateway({ podLabels: {} }), 'InvalidSelector: a selector must name one label or more, got an empty map'],
])('refuses %s', (_, make, message) => {
  expect(make).toThrow(message);
});
