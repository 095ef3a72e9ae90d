import { AppProtocol, Cni, ExposedAppProps, Exposure, Findings, Gateway, Listener, openshift, Platform, RouteNamespaces } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, find, secured, shopOf } from '../../patterns/cases';
import { appOn, LETSENCRYPT_DNS } from '../../support/platforms';

const { IngressOperator } = openshift;

function shopOn(props: openshift.IngressOperatorProps, more: Partial<ExposedAppProps> = {}) {
  const app = appOn(new Platform({
    cni: Cni.enforcing('ovn-kubernetes'), issuer: LETSENCRYPT_DNS, exposures: { public: Exposure.onIngress(new IngressOperator(props)) }, nodeCidrs: ['10.0.0.0/24'],
  }));
  return { app, shop: shopOf(secured(app), more) };
}

describe('routers', () => {
  test.each<[string, openshift.IngressOperatorProps, string]>([
    ['pods of the IngressController', {}, 'pods ingresscontroller.operator.openshift.io/deployment-ingresscontroller=default in namespace openshift-ingress'],
    ['pods of another', { ingressControllerName: 'internal' },
      'pods ingresscontroller.operator.openshift.io/deployment-ingresscontroller=internal in namespace openshift-ingress'],
    ['N9 on the host network, what OpenShift\'s network takes for it', { hostNetwork: true },
      'all pods in namespaces policy-group.network.openshift.io/ingress='],
  ])('%s', (_, props, expected) => {
    expect(describeTerm(new IngressOperator(props).ingressController._dataPlane.peer)).toBe(expected);
  });

  test('N9 who calls routers on the host network calls nodes, at the ports they have there', () => {
    const { front, ports } = new IngressOperator({ hostNetwork: true, httpPort: 8080, httpsPort: 8443 }).ingressController._dataPlane;
    expect([front, ports]).toEqual([{ kind: 'nodes' }, [8080, 8443]]);
    expect(new IngressOperator().ingressController._dataPlane.ports).toEqual([80, 443]);
  });

  test('each IngressController has a class', () => {
    expect([{}, { ingressControllerName: 'internal' }, { ingressClassName: 'own' }].map((props) => new IngressOperator(props).ingressController.ingressClassName))
      .toEqual(['openshift-default', 'openshift-internal', 'own']);
  });

  test('N9 a policy on the host network names no node by address', () => {
    const { app } = shopOn({ hostNetwork: true });
    expect(find(app, 'NetworkPolicy shop/shop').spec.ingress[0].from).toEqual([{ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } }]);
  });
});

describe('Ingresses', () => {
  test('HTTP-01 is answered past the redirect, as an edge Route', () => {
    expect(Exposure.onIngress(new IngressOperator())._http01Solver).toEqual({
      ingress: { ingressClassName: 'openshift-default', ingressTemplate: { metadata: { annotations: { 'route.openshift.io/termination': 'edge' } } } },
    });
  });

  test('refuses HTTP-01 where challenges have exact paths', () => {
    expect(() => Exposure.onIngress(new IngressOperator({ exactChallenges: true }))._http01Solver).toThrow(
      'NoHttp01: HTTP-01 needs a way in that answers it, got Ingress class openshift-default: its router ignores exact paths, which cert-manager asks for '
      + 'unless ACMEHTTP01IngressPathTypeExact is off; use DNS-01');
  });

  test('what is passed through has no path, and no redirect to be said of it', () => {
    const { app } = shopOn({}, { protocol: AppProtocol.TLS_PASSTHROUGH });
    expect(find(app, 'Ingress shop/shop').spec.rules[0].http.paths).toEqual([
      { pathType: 'ImplementationSpecific', backend: { service: { name: 'shop', port: { name: 'tls' } } } },
    ]);
    expect(Findings.of(app).all.map(({ id }) => id)).not.toContain('RedirectsAnyway');
  });

  test('a backend is checked by the service CA, and the finding says for which name', () => {
    const { app } = shopOn({}, { protocol: AppProtocol.HTTPS });
    expect(Findings.of(app).all.filter(({ id }) => id === 'ServingCertificateNeeded').map(({ sentence }) => sentence)).toEqual([
      'OpenShift\'s router accepts from a backend a certificate of the cluster\'s service CA alone, for shop.shop.svc',
    ]);
  });

  test.each<[string, openshift.IngressOperatorProps, Partial<ExposedAppProps>, string]>([
    ['gRPC without HTTP/2', {}, { protocol: AppProtocol.GRPC }, 'ProtocolNotServed: OpenShift\'s router cannot serve gRPC: of itself it speaks no HTTP/2 to clients; '
      + 'annotate its IngressController with ingress.operator.openshift.io/default-enable-http2: "true", and say http2: true'],
    ['gRPC without TLS', { http2: true }, { protocol: AppProtocol.GRPC, tls: false }, 'it speaks HTTP/2 to clients in TLS alone; leave tls: false out'],
    ['TLS to a backend without TLS to clients', {}, { protocol: AppProtocol.HTTPS, tls: false }, 'it speaks TLS to a backend only where it ends the client\'s; leave tls: false out'],
    ['a name of its own for a backend', {}, { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } },
      'no name but the Service\'s can be said; leave backendTls out and give the Service a serving certificate'],
    ['a wildcard', {}, { hostname: '*.example.com' }, 'WildcardNotServed: OpenShift\'s router must admit wildcards to serve *.example.com, and of itself it does not; '
      + 'let its IngressController have routeAdmission.wildcardPolicy: WildcardsAllowed, and say wildcards: true'],
  ])('refuses %s', (_, props, more, message) => {
    expect(() => shopOn(props, more)).toThrow(message);
    expect(() => shopOn(props, more)).toThrow(/ {2}\[shop\/Shop\]$/);
  });
});

describe('Gateways', () => {
  const gateway = (controller: openshift.IngressOperator) => Gateway.fromName('public', {
    namespaceName: 'openshift-ingress', controller, listeners: [Listener.https({ routeNamespaces: RouteNamespaces.all() })],
  });

  test('G7 proxies run in the Gateway\'s namespace, on the ports of its listeners', () => {
    const { _dataPlane: plane } = gateway(new IngressOperator()).gatewayRef;
    expect([describeTerm(plane.peer), plane.ports]).toEqual(['pods gateway.networking.k8s.io/gateway-name=public in namespace openshift-ingress', [443]]);
    expect(plane.upkeep!.map(({ peer, ports }) => [describeTerm(peer), ports])).toEqual([['pods app=istiod in namespace openshift-ingress', [15012]]]);
  });

  test('class and the controller\'s name', () => {
    const { gatewayController } = new IngressOperator({ gatewayClassName: 'own' });
    expect([gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['own', 'openshift.io/gateway-controller/v1']);
    expect(new IngressOperator().gatewayController.gatewayClassName).toBe('openshift-default');
  });

  test('G3 refuses ListenerSets, as the operator does', () => {
    expect(() => Gateway.fromName('public', {
      namespaceName: 'openshift-ingress', controller: new IngressOperator(), listeners: [Listener.http()], listenerSets: RouteNamespaces.all(),
    })).toThrow('InvalidGateway: openshift.io/gateway-controller/v1 must serve ListenerSets for them to attach');
  });

  test('refuses TLS to a backend in releases without BackendTLSPolicy', () => {
    const app = appOn(new Platform({ cni: Cni.enforcing('ovn-kubernetes'), exposures: { public: Exposure.onGateway(gateway(new IngressOperator())) } }));
    expect(() => shopOf(chartIn(app), { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } })).toThrow(
      'ProtocolNotServed: openshift.io/gateway-controller/v1 cannot serve HTTPS: the Ingress Operator installs BackendTLSPolicy in newer releases alone');
  });
});

test.each<[string, unknown, string]>([
  ['props that are none', null, 'InvalidProps'],
  ['a name of an IngressController', { ingressControllerName: 'A' }, 'InvalidName: name of the IngressController must be a DNS label'],
  ['a class of Ingresses', { ingressClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Gateways', { gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a port', { hostNetwork: true, httpPort: 0 }, 'InvalidPort'],
  ['other ports of routers in pods', { httpPort: 8080 }, 'InvalidController: routers in pods listen on 80 and 443, got 8080 and 443; leave the ports out, or say hostNetwork: true'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new IngressOperator(props as never)).toThrow(message);
});
