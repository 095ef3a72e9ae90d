import { App } from 'cdk8s';
import { consul, Exposure, Findings, Gateway, IGateway, Listener, Reachability, RouteNamespaces, SecureNamespace } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { expectDeclared } from '../../law/expect-declared';
import { chartIn, find, secured, shopOf } from '../../patterns/cases';
import { appOn, gatewayPlatform } from '../../support/platforms';

const { ConsulApiGateway } = consul;
const EVERYWHERE = { routeNamespaces: RouteNamespaces.all() };
const HTTP = Listener.http(EVERYWHERE);
const HTTPS = Listener.https({ ...EVERYWHERE, secretName: 'wildcard' });

function gatewayWith(props: consul.ConsulApiGatewayProps = {}, listeners: Listener[] = [HTTP, HTTPS]): IGateway {
  return Gateway.fromName('public', { namespaceName: 'edge', controller: new ConsulApiGateway(props), listeners });
}

function callsServers(namespaceName: string): object {
  return {
    to: [{
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespaceName } },
      podSelector: { matchLabels: { app: 'consul', component: 'server' } },
    }],
    ports: [{ port: 8500, endPort: 8502, protocol: 'TCP' }],
  };
}

describe('proxies', () => {
  test('G7 are pods beside their Gateway, labelled with it', () => {
    expect(describeTerm(gatewayWith().gatewayRef._dataPlane.peer)).toBe(
      'pods component=api-gateway, gateway.consul.hashicorp.com/name=public, gateway.consul.hashicorp.com/namespace=edge in namespace edge');
  });

  test.each<[string, consul.ConsulApiGatewayProps, number[]]>([
    ['the port of the listener is that of the pod', {}, [80, 443, 8443]],
    ['G7 a privileged one is raised by what the class says', { mapPrivilegedContainerPorts: 8000 }, [8080, 8443, 9443]],
  ])('%s', (_, props, ports) => {
    const listeners = [HTTP, HTTPS, Listener.https({ ...EVERYWHERE, secretName: 'other', listenerName: 'other', port: props.mapPrivilegedContainerPorts === undefined ? 8443 : 9443 })];
    expect(gatewayWith(props, listeners).gatewayRef._dataPlane.ports).toEqual(ports);
  });

  test('class and the controller\'s name', () => {
    const { gatewayController } = new ConsulApiGateway();
    expect([gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['consul', 'consul.hashicorp.com/gateway-controller']);
    expect(new ConsulApiGateway({ gatewayClassName: 'own' }).gatewayController.gatewayClassName).toBe('own');
  });

  test('live in a namespace that is isolated, and so do the sidecars: both reach the servers', () => {
    const app = appOn(gatewayPlatform(gatewayWith({ namespaceName: 'mesh' })));
    new SecureNamespace(chartIn(app, 'edge'), 'Ns');
    shopOf(secured(app));
    expect(find(app, 'NetworkPolicy edge/allow-consul-of-gateway-edge-public').spec.egress).toContainEqual(callsServers('mesh'));
    expect(find(app, 'NetworkPolicy shop/shop').spec.egress).toEqual([callsServers('mesh')]);
    expectDeclared(app);
  });

  test('N1 reach the sidecar, and not the port behind it', () => {
    const app = appOn(gatewayPlatform(gatewayWith()));
    shopOf(secured(app));
    const [path] = Reachability.of(app).exposed();
    expect(path.toString().split('\n')[0]).toBe('Gateway edge/public listener https, shop.example.com/ → shop/Deployment/shop on TCP 20000: allowed');
  });
});

describe('listeners', () => {
  test('refuses two on a port, of which Consul accepts one', () => {
    expect(() => gatewayWith({}, [
      HTTP, Listener.https({ listenerName: 'shop', hostname: 'shop.example.com' }), Listener.https({ listenerName: 'www', hostname: 'www.example.com' }),
    ])).toThrow('InvalidGateway: consul.hashicorp.com/gateway-controller accepts one listener a port, got several on 443; '
      + 'let one serve every host, or give the others Gateways of their own');
  });

  test('refuses ListenerSets', () => {
    expect(() => Gateway.fromName('public', {
      namespaceName: 'edge', controller: new ConsulApiGateway(), listeners: [HTTP], listenerSets: RouteNamespaces.all(),
    })).toThrow('InvalidGateway: consul.hashicorp.com/gateway-controller must serve ListenerSets for them to attach');
  });

  test('refuses to add one for a host, even to a Gateway of this app', () => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', { controller: new ConsulApiGateway(), listeners: [HTTP] });
    gatewayPlatform(gateway).applyTo(app);
    expect(gateway.gatewayRef._dataPlane.ports).toEqual([80]);
    expect(() => shopOf(chartIn(app))).toThrow('NoListener: Gateway edge/public must have an HTTPS listener for shop.example.com that admits routes of '
      + 'namespace "shop", got HTTPS listeners: none; give it a listener that does  [shop/Shop]');
  });
});

test('refuses HTTP-01, whose solvers are not in the mesh', () => {
  expect(() => Exposure.onGateway(gatewayWith())._http01Solver).toThrow('NoHttp01: HTTP-01 needs a way in that answers it, got Gateway edge/public: '
    + 'its proxies reach pods of the mesh alone, and those that answer challenges are not in it; use DNS-01');
});

test('a redirect is not written, and the finding says so', () => {
  const app = appOn(gatewayPlatform(gatewayWith()));
  shopOf(secured(app));
  expect(Findings.of(app).all.filter(({ id }) => id === 'RedirectNotServed').map(({ sentence }) => sentence))
    .toEqual(['Consul\'s gateways do not redirect, so http for shop.example.com leads nowhere']);
});

test.each<[string, consul.ConsulApiGatewayProps, string]>([
  ['a namespace', { namespaceName: 'A' }, 'InvalidName: namespace name must be a DNS label'],
  ['a class', { gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a shift of ports', { mapPrivilegedContainerPorts: 64513 }, 'InvalidController: mapPrivilegedContainerPorts must be a whole number from 0 to 64512, got 64513'],
  ['a negative shift', { mapPrivilegedContainerPorts: -1 }, 'InvalidController: mapPrivilegedContainerPorts must be a whole number'],
  ['half a port', { mapPrivilegedContainerPorts: 0.5 }, 'InvalidController: mapPrivilegedContainerPorts must be a whole number'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new ConsulApiGateway(props)).toThrow(message);
});

test('refuses null as props', () => {
  expect(() => new ConsulApiGateway(null as never)).toThrow('InvalidProps: consul.ConsulApiGatewayProps must be an object, got nothing');
});
