import { App } from 'cdk8s';
import { AppProtocol, azure, Cni, ExposedApp, ExposedAppProps, Exposure, Gateway, Listener, Platform, RouteNamespaces } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, find, namesIn } from '../../patterns/cases';
import { appOn } from '../../support/platforms';

const { ApplicationGatewayForContainers } = azure;
const SUBNET = ['10.225.0.0/24'];

function shopBehind(more: Partial<ExposedAppProps>): App {
  const gateway = Gateway.fromName('public', {
    namespaceName: 'edge',
    controller: new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET }),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
  });
  const app = appOn(new Platform({ cni: Cni.enforcing('azure'), exposures: { public: Exposure.onGateway(gateway) } }));
  new ExposedApp(chartIn(app), 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com', ...more });
  return app;
}

test('N14 calls come from the subnet of the association, and frontends are public', () => {
  const { peer, front } = new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET }).gatewayController
    ._proxies({ name: 'public', namespaceName: 'edge', gatewayClassName: 'azure-alb-external' });
  expect([describeTerm(peer), describeTerm(front as never)]).toEqual(['10.225.0.0/24', 'the internet']);
});

test.each([[undefined, 'nothing'], [[], 'a list']])('N14 refuses to serve without the subnet it calls from: %s', (associationSubnetCidrs, got) => {
  expect(() => new ApplicationGatewayForContainers({ associationSubnetCidrs } as never)).toThrow(
    `NoSubnets: an Application Gateway for Containers calls from the subnet it is associated with, which policies must let in, got ${got}; `
    + 'give its ranges as associationSubnetCidrs');
});

test('class and the controller\'s name', () => {
  const { gatewayController } = new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET });
  expect([gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['azure-alb-external', 'alb.networking.azure.io/alb-controller']);
  expect(new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET, gatewayClassName: 'own' }).gatewayController.gatewayClassName).toBe('own');
});

test('G3 ListenerSets are attached from the version that says so', () => {
  const serves = (listenerSets?: boolean) =>
    new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET, listenerSets }).gatewayController._servesListenerSets;
  expect([serves(), serves(true)]).toEqual([false, true]);
});

describe('a Gateway written here', () => {
  test('names the ApplicationLoadBalancer that serves it', () => {
    const app = appOn();
    const controller = new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET, albName: 'alb', albNamespace: 'alb-infra' });
    new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [Listener.http()] });
    expect(find(app, 'Gateway edge/public').metadata.annotations).toEqual({
      'alb.networking.azure.io/alb-name': 'alb', 'alb.networking.azure.io/alb-namespace': 'alb-infra',
    });
  });

  test('refuses to be served by nobody', () => {
    const controller = new ApplicationGatewayForContainers({ associationSubnetCidrs: SUBNET });
    expect(() => new Gateway(chartIn(appOn(), 'edge'), 'Public', { controller, listeners: [Listener.http()] })).toThrow(
      'NoLoadBalancer: a Gateway written here must name the ApplicationLoadBalancer that serves it, got none; give the controller albName and albNamespace');
  });
});

describe('policies of its own', () => {
  test('where readiness is known, it asks there', () => {
    expect(find(shopBehind({ healthPath: '/healthz' }), 'HealthCheckPolicy shop/shop')).toMatchObject({
      apiVersion: 'alb.networking.azure.io/v1',
      spec: { targetRef: { group: '', kind: 'Service', name: 'shop' }, default: { http: { path: '/healthz' } } },
    });
  });

  test.each<[string, Partial<ExposedAppProps>]>([
    ['gRPC, which is asked to connect', { healthPath: '/healthz', protocol: AppProtocol.GRPC }],
    ['/, which is asked anyway', { healthPath: '/' }],
  ])('no health check is written for %s', (_, more) => {
    expect(namesIn(shopBehind(more)).filter((name) => name.startsWith('HealthCheckPolicy'))).toEqual([]);
  });

  test('TLS to a backend is said by the controller\'s own kind, not by the standard one of that name', () => {
    const app = shopBehind({ protocol: AppProtocol.HTTPS, healthPath: '/healthz' });
    expect(find(app, 'BackendTLSPolicy shop/shop')).toMatchObject({
      apiVersion: 'alb.networking.azure.io/v1',
      spec: { targetRef: { group: '', kind: 'Service', name: 'shop' }, default: { ports: [{ port: 443 }] } },
    });
    expect(find(app, 'HealthCheckPolicy shop/shop').spec.default).toEqual({ http: { path: '/healthz' } });
  });
});

test.each<[string, unknown, string]>([
  ['no props', null, 'InvalidProps: '],
  ['a subnet', { associationSubnetCidrs: ['10.225.0.1/24'] }, 'InvalidCidr: a CIDR must have no host bits'],
  ['an albName alone', { associationSubnetCidrs: SUBNET, albName: 'alb' }, 'InvalidController: albName and albNamespace must be given together, got albName alone'],
  ['an albNamespace alone', { associationSubnetCidrs: SUBNET, albNamespace: 'a' }, 'InvalidController: albName and albNamespace must be given together, got albNamespace alone'],
  ['an albName', { associationSubnetCidrs: SUBNET, albName: 'A', albNamespace: 'a' }, 'InvalidName: albName must be DNS labels'],
  ['an albNamespace', { associationSubnetCidrs: SUBNET, albName: 'a', albNamespace: 'A' }, 'InvalidName: albNamespace must be a DNS label'],
  ['a class', { associationSubnetCidrs: SUBNET, gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new ApplicationGatewayForContainers(props as azure.ApplicationGatewayForContainersProps)).toThrow(message);
});
