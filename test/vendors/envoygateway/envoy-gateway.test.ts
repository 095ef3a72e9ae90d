import { envoygateway, Exposure, Gateway, Listener, RouteNamespaces, Workload } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { deploymentOf, find, secured } from '../../patterns/cases';
import { appOn, gatewayPlatform, publicGateway } from '../../support/platforms';

const { EnvoyGateway, DeployType } = envoygateway;
const PUBLIC = { name: 'public', namespaceName: 'edge', gatewayClassName: 'shared' };
const OWNING = 'gateway.envoyproxy.io/owning-gateway-name=public, gateway.envoyproxy.io/owning-gateway-namespace=edge';

test.each<[string, envoygateway.EnvoyGatewayProps, string]>([
  ['G7 proxies run beside the controller, labelled with their Gateway', {}, `pods ${OWNING} in namespace envoy-gateway-system`],
  ['G7 the controller may live elsewhere', { namespaceName: 'eg', deployType: DeployType.CONTROLLER_NAMESPACE }, `pods ${OWNING} in namespace eg`],
  ['G7 proxies beside their Gateway', { namespaceName: 'eg', deployType: DeployType.GATEWAY_NAMESPACE }, `pods ${OWNING} in namespace edge`],
  ['G7 merged Gateways share proxies by their class', { mergeGateways: true },
    'pods gateway.envoyproxy.io/owning-gatewayclass=shared in namespace envoy-gateway-system'],
])('%s', (_, props, expected) => {
  expect(describeTerm(new EnvoyGateway(props).gatewayController._proxies(PUBLIC).peer)).toBe(expected);
});

test('G7 merged proxies are known by the class the Gateway really carries', () => {
  const gateway = Gateway.fromName('public', {
    namespaceName: 'edge', controller: new EnvoyGateway({ mergeGateways: true }), listeners: [Listener.http()], gatewayClassName: 'other',
  });
  expect(describeTerm(gateway.gatewayRef._dataPlane.peer)).toBe('pods gateway.envoyproxy.io/owning-gatewayclass=other in namespace envoy-gateway-system');
});

test('class and the controller\'s name', () => {
  const { gatewayController } = new EnvoyGateway();
  expect([gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['eg', 'gateway.envoyproxy.io/gatewayclass-controller']);
  expect(new EnvoyGateway({ gatewayClassName: 'own' }).gatewayController.gatewayClassName).toBe('own');
  expect(gatewayController._servesListenerSets).toBe(true);
});

test('G7 a listener below 1024 is 10000 higher in the pod, and is written as it is reached', () => {
  const { gatewayController } = new EnvoyGateway();
  expect([80, 443, 1023, 1024, 8443].map((port) => gatewayController._containerPort(port))).toEqual([10080, 10443, 11023, 1024, 8443]);
  expect([gatewayController._listenerPort(80), gatewayController._listenerPort(443)]).toEqual([80, 443]);
});

test('G7 callers inside the cluster reach its proxies at the pods\' ports', () => {
  const app = appOn(gatewayPlatform());
  const chart = secured(app);
  const gateway = Gateway.fromName('public', {
    namespaceName: 'edge',
    controller: new EnvoyGateway(),
    listeners: [...publicGateway().gatewayRef._listeners, Listener.https({ port: 8443, routeNamespaces: RouteNamespaces.all() })],
  });
  Workload.of(deploymentOf(chart, 'loadgen')).connections.allowTo(Exposure.onGateway(gateway));
  expect(find(app, 'NetworkPolicy shop/loadgen').spec.egress[0].ports).toEqual(expect.arrayContaining([{ port: 10080, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }]));
});

test('refuses merged Gateways in their own namespaces', () => {
  expect(() => new EnvoyGateway({ mergeGateways: true, deployType: DeployType.GATEWAY_NAMESPACE })).toThrow(
    'InvalidController: merged Gateways have no one namespace to deploy to, got mergeGateways with deployType GatewayNamespace; leave one out');
});

test.each<[string, envoygateway.EnvoyGatewayProps, string]>([
  ['a namespace', { namespaceName: 'A' }, 'InvalidName: namespace name must be a DNS label'],
  ['a class', { gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new EnvoyGateway(props)).toThrow(message);
});
