import { Peer } from '../../src/model/peer';
import { describeTerm, PeerTerm } from '../../src/model/peer-term';
import { Port } from '../../src/values/port';

function said(peer: Peer): string {
  return describeTerm(peer._term!);
}

function ports(peer: Peer): string {
  return (peer._ports?.() ?? ['not said']).join(', ');
}

test.each<[Peer, string, string]>([
  [Peer.pods({ labels: { app: 'web' } }), 'pods app=web in the same namespace', 'not said'],
  [Peer.pods({ namespaceName: 'kafka', labels: { b: '2', a: '1' }, ports: [Port.KAFKA] }), 'pods a=1, b=2 in namespace kafka', 'TCP 9092'],
  [Peer.pods({ namespaceName: 'kafka' }), 'all pods in namespace kafka', 'not said'],
  [Peer.pods({ serviceAccountName: 'robot' }), 'all pods in the same namespace running as robot', 'not said'],
  [Peer.namespaces({ labels: { team: 'a' } }), 'all pods in namespaces team=a', 'not said'],
  [Peer.namespaces({ labels: { team: 'a' }, podLabels: { app: 'web' }, ports: [Port.HTTP] }), 'pods app=web in namespaces team=a', 'TCP 80'],
  [Peer.sameNamespace(), 'all pods in the same namespace', 'not said'],
  [Peer.allPods({ ports: [Port.HTTP] }), 'all pods in any namespace', 'TCP 80'],
  [Peer.anyone(), 'anyone', 'not said'],
  [Peer.internet({ ports: [Port.HTTPS] }), 'the internet', 'TCP 443'],
  [Peer.cidr('10.0.0.0/8'), '10.0.0.0/8', 'not said'],
  [Peer.cidr('10.0.0.0/8', { excluding: ['10.2.0.0/16', '10.1.0.0/16', '10.1.2.0/24'] }), '10.0.0.0/8 but 10.1.0.0/16, 10.2.0.0/16', 'not said'],
  [Peer.cidr('2001:DB8::/32'), '2001:db8::/32', 'not said'],
  [Peer.nodes(), 'the cluster\'s nodes', 'not said'],
  [Peer.apiServer(), 'the API server', 'TCP 443, TCP 6443'],
  [Peer.monitoring(), 'monitoring', 'not said'],
  [Peer.hostname('api.example.com', { ports: [Port.HTTP, Port.HTTPS] }), 'api.example.com', 'TCP 80, TCP 443'],
  [Peer.https('api.stripe.com'), 'api.stripe.com', 'TCP 443'],
])('%#: %j reads as people say it', (peer, text, itsPorts) => {
  expect([said(peer), ports(peer)]).toEqual([text, itsPorts]);
  expect(peer.asPeer).toBe(peer);
});

describe('orElse', () => {
  const chain = Peer.https('api.stripe.com').orElse(Peer.cidr('10.0.0.0/8', { ports: [Port.SSH] })).orElse(Peer.internet());

  function wishes(peer?: Peer): string[] {
    return peer === undefined ? [] : [said(peer), ...wishes(peer._fallback)];
  }

  test('wishes are tried in the order they are said', () => {
    expect(wishes(chain)).toEqual(['api.stripe.com', '10.0.0.0/8', 'the internet']);
  });

  test('a wider wish may bring its own', () => {
    expect(wishes(Peer.nodes().orElse(Peer.cidr('10.0.0.0/8').orElse(Peer.internet())))).toEqual(['the cluster\'s nodes', '10.0.0.0/8', 'the internet']);
  });

  test('the ports stay those of the first wish', () => expect(ports(chain)).toBe('TCP 443'));

  test('the first wish itself is not changed', () => {
    const first = Peer.https('api.stripe.com');
    first.orElse(Peer.internet());
    expect(wishes(first)).toEqual(['api.stripe.com']);
  });

  test('refuses what no rule can name, on both sides', () => {
    const nobody = Peer._ofNobody('nobody is there; name somebody');
    expect(() => Peer.nodes().orElse(nobody)).toThrow('NotAPeer: nobody is there; name somebody');
    expect(nobody.orElse(Peer.nodes())._refusal).toBe('nobody is there; name somebody');
  });

  test.each([undefined, {}, 'internet'])('refuses %p', (wider) => {
    expect(() => Peer.nodes().orElse(wider as Peer)).toThrow('NotAPeer: ');
  });
});

test.each<[string, () => Peer, string]>([
  ['a namespace that is no DNS label', () => Peer.pods({ namespaceName: 'Kafka' }), 'InvalidName: namespace name must be a DNS label'],
  ['an empty map of labels', () => Peer.pods({ labels: {} }), 'InvalidSelector: a selector must name one label or more, got an empty map'],
  ['a bad label', () => Peer.pods({ labels: { 'a b': '1' } }), 'InvalidLabel'],
  ['namespaces by no label', () => Peer.namespaces({ labels: {} }), 'InvalidSelector'],
  ['no pod label', () => Peer.namespaces({ labels: { a: '1' }, podLabels: {} }), 'InvalidSelector'],
  ['an empty list of ports', () => Peer.anyone({ ports: [] }), 'NoPorts: ports of a peer must not be an empty list; leave them out or name at least one'],
  ['P6 addresses that are none', () => Peer.cidr('999.1.1.1/77'), 'InvalidCidr: '],
  ['P6 host bits', () => Peer.cidr('10.0.0.1/8'), 'InvalidCidr: '],
  ['P6 an exception outside the range', () => Peer.cidr('192.168.0.0/16', { excluding: ['10.0.0.0/8'] }),
    'InvalidCidr: an excluded range must lie inside 192.168.0.0/16 and be smaller, got "10.0.0.0/8"; leave it out or correct it'],
  ['N15 an exception that is the whole range', () => Peer.cidr('10.0.0.0/8', { excluding: ['10.0.0.0/8'] }), 'must lie inside 10.0.0.0/8 and be smaller'],
  ['N15 an exception that is a whole family of the internet', () => Peer.internet({ excluding: ['::/0'] }), 'InvalidCidr: '],
  ['N15 an exception of the other family', () => Peer.cidr('10.0.0.0/8', { excluding: ['fc00::/8'] }), 'InvalidCidr: '],
  ['a hostname that DNS has not', () => Peer.https('api_stripe.com'), 'InvalidHostname: '],
  ['an address for a hostname', () => Peer.https('10.0.0.1'), 'InvalidHostname: '],
])('refuses %s', (_, make, message) => {
  expect(make).toThrow(message);
});

test('every kind of term can be described', () => {
  expect(describeTerm({ kind: 'ingressIdentity' } satisfies PeerTerm)).toBe('the ingress identity');
});
