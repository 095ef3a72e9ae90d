import { Testing } from 'cdk8s';
import { envoygateway, Gateway, HttpsListenerOptions, Listener, ListenerOptions, ListenerSet, RouteNamespaces, traefik } from '../../src';
import { chartIn } from '../patterns/cases';
import { appOn, gatewayPlatform, publicGateway } from '../support/platforms';

const controller = new envoygateway.EnvoyGateway();

function written(...listeners: Listener[]): any[] {
  const chart = chartIn(appOn(), 'edge');
  new Gateway(chart, 'Public', { controller, listeners });
  return Testing.synth(chart)[0].spec.listeners;
}

describe('a listener that passes TLS on', () => {
  test('says so, and holds no certificate', () => {
    expect(written(Listener.tlsPassthrough())).toEqual([{ name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } }]);
    expect(written(Listener.tlsPassthrough({ listenerName: 'db', port: 5432, hostname: '*.db.example.com', routeNamespaces: RouteNamespaces.all() }))).toEqual([{
      name: 'db',
      hostname: '*.db.example.com',
      port: 5432,
      protocol: 'TLS',
      tls: { mode: 'Passthrough' },
      allowedRoutes: { namespaces: { from: 'All' } },
    }]);
    expect(String(Listener.tlsPassthrough())).toBe('tls for every host, routes from same');
  });

  test('is on the port for TLS that the controller has', () => {
    const chart = chartIn(appOn(), 'edge');
    new Gateway(chart, 'Public', { controller: new traefik.Traefik(), listeners: [Listener.tlsPassthrough()] });
    expect(Testing.synth(chart)[0].spec.listeners[0].port).toBe(8443);
  });

  test('stands beside one that ends TLS, on the same port', () => {
    expect(written(Listener.https({ secretName: 'edge-tls', hostname: 'a.com' }), Listener.tlsPassthrough({ hostname: 'b.com' })).map(({ name, port }) => [name, port]))
      .toEqual([['https', 443], ['tls', 443]]);
  });

  test('needs no Secret in a ListenerSet either', () => {
    const chart = chartIn(appOn(gatewayPlatform()), 'shop');
    new ListenerSet(chart, 'Extra', { gateway: publicGateway(), listeners: [Listener.tlsPassthrough({ hostname: 'db.example.com' })] });
    expect((Testing.synth(chart)[0] as any).spec.listeners).toEqual([{ name: 'tls', hostname: 'db.example.com', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } }]);
  });

  test('refuses a second one for the same port and host', () => {
    expect(() => written(Listener.tlsPassthrough(), Listener.tlsPassthrough({ listenerName: 'b' }))).toThrow(
      'InvalidGateway: listeners of a Gateway must differ in name, and in protocol, port or hostname, got TLS on port 443 for every host twice; change one');
  });

  test.each<[string, ListenerOptions, string]>([
    ['a port', { port: 70000 }, 'InvalidPort'],
    ['a hostname', { hostname: '10.0.0.1' }, 'InvalidHostname'],
    ['a name', { listenerName: 'TLS' }, 'InvalidName: listener name must be'],
    ['namespaces', { routeNamespaces: RouteNamespaces.none() }, 'InvalidListener: listener "tls" must admit routes from somewhere'],
  ])('refuses %s that is none', (_, options, message) => {
    expect(() => Listener.tlsPassthrough(options)).toThrow(message);
  });

  test('refuses options that are none', () => {
    expect(() => Listener.tlsPassthrough(null as never)).toThrow(/^InvalidProps: .* must be an object, got (nothing|null)/);
  });
});

describe('a listener whose certificate comes from elsewhere', () => {
  const tlsOptions = { 'example.com/certificate': 'edge' };

  test('says it in the controller\'s own words, and names no Secret', () => {
    expect(written(Listener.https({ tlsOptions }))).toEqual([{ name: 'https', port: 443, protocol: 'HTTPS', tls: { options: tlsOptions } }]);
  });

  test('may name a Secret besides', () => {
    expect(written(Listener.https({ secretName: 'edge-tls', tlsOptions }))[0].tls).toEqual({ certificateRefs: [{ name: 'edge-tls' }], options: tlsOptions });
  });

  test.each<[string, HttpsListenerOptions]>([['neither', {}], ['undefined for both', { secretName: undefined, tlsOptions: undefined }]])(
    'refuses a Gateway whose listener has %s', (_, options) => {
      expect(() => written(Listener.https(options))).toThrow('InvalidGateway: listener https ends TLS and must have a secretName, got none');
    });

  test.each<[string, object, string]>([
    ['nothing', {}, 'InvalidListener: tlsOptions of listener "https" must say something, got {}; leave them out'],
    ['a key that is none', { 'a b': 'c' }, 'InvalidLabel: label key must be a name'],
    ['a value that is no text', { 'example.com/a': 1 }, /^Invalid(Props|Annotation)/ as never],
  ])('refuses words of %s', (_, words, message) => {
    expect(() => Listener.https({ tlsOptions: words as never })).toThrow(message);
  });
});
