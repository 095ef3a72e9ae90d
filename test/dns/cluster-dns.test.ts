import { ClusterDns } from '../../src/dns/cluster-dns';
import { NodeLocalDns } from '../../src/dns/node-local-dns';
import { NameResolution } from '../../src/model/name-resolution';
import { IPeer, Peer } from '../../src/model/peer';
import { describeTerm } from '../../src/model/peer-term';
import { PodFacts } from '../../src/model/subject';
import { LabelSelector } from '../../src/values/label-selector';
import { Port } from '../../src/values/port';

const KUBE_DNS = 'pods k8s-app=kube-dns in namespace kube-system';
const NODE_LOCAL_PODS = 'pods k8s-app=node-local-dns in namespace kube-system';
const ON_53 = 'UDP 53; TCP 53';
const serviceIp = '10.96.0.10';

/** Who is allowed, one line each, addresses before pods. */
function allowed(dns: NameResolution): string[] {
  return dns._answerers.map(({ peer, ports }) => `${describeTerm(peer)} on ${ports.toString()}`);
}

function on53(...peers: string[]): string[] {
  return peers.map((peer) => `${peer} on ${ON_53}`);
}

function workload(facts: Partial<PodFacts>): Peer {
  return Peer._ofSubject({
    facts: {
      name: 'unbound', kind: 'DaemonSet', namespaceName: 'dns', pods: LabelSelector.labels({ app: 'unbound' }), containerPorts: [], hostNetwork: false, ...facts,
    },
  });
}

describe('environments', () => {
  const cases: [string, ClusterDns, string[]][] = [
    ['stock: kubeadm, EKS, AKS, k3s', ClusterDns.coreDns(), on53(KUBE_DNS)],
    ['CoreDNS elsewhere', ClusterDns.coreDns({ namespaceName: 'dns', labels: { 'app': 'coredns', 'k8s-app': 'dns' }, port: 1053 }),
      ['pods app=coredns, k8s-app=dns in namespace dns on UDP 1053; TCP 1053']],
    ['the Helm chart', ClusterDns.coreDnsChart({ namespaceName: 'dns' }), on53('pods k8s-app=coredns in namespace dns')],
    ['the Helm chart with its own label', ClusterDns.coreDnsChart({ namespaceName: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }), on53(KUBE_DNS)],
    ['N8 Gardener', ClusterDns.gardener(), [`${KUBE_DNS} on UDP 8053; TCP 8053`]],
    ['N8 OpenShift', ClusterDns.openShift(),
      ['pods dns.operator.openshift.io/daemonset-dns=default in namespace openshift-dns on UDP 5353; TCP 5353']],
    ['GKE kube-dns', ClusterDns.gkeKubeDns({ serviceIp: '10.0.0.10' }), on53(KUBE_DNS, '10.0.0.10/32', '169.254.20.10/32')],
    ['GKE kube-dns on Dataplane V2', ClusterDns.gkeKubeDns({ serviceIp: '10.0.0.10', dataplaneV2: true }),
      on53(KUBE_DNS, NODE_LOCAL_PODS, '10.0.0.10/32', '169.254.20.10/32')],
    ['N8 GKE Cloud DNS', ClusterDns.gkeCloudDns(), on53('169.254.169.254/32')],
    ['GKE Cloud DNS on Dataplane V2 without the cache', ClusterDns.gkeCloudDns({ dataplaneV2: true }), on53('169.254.169.254/32')],
    ['GKE Cloud DNS behind NodeLocal', ClusterDns.gkeCloudDns({ nodeLocalCache: true }), on53('169.254.169.254/32', '169.254.20.10/32')],
    ['N8 GKE Autopilot', ClusterDns.gkeAutopilot(), on53(NODE_LOCAL_PODS, '169.254.169.254/32', '169.254.20.10/32')],
    ['N8 GKE Autopilot without Dataplane V2', ClusterDns.gkeAutopilot({ dataplaneV2: false }), on53('169.254.169.254/32', '169.254.20.10/32')],
    ['N8 GKE Autopilot of old', ClusterDns.gkeAutopilot({ serviceIp: '10.0.0.10' }),
      on53(KUBE_DNS, NODE_LOCAL_PODS, '10.0.0.10/32', '169.254.20.10/32')],
    ['N8 EKS Auto Mode', ClusterDns.eksAutoMode({ serviceIp: '172.20.0.10' }), on53('172.20.0.10/32')],
    ['EKS Auto Mode beside other nodes', ClusterDns.eksAutoMode({ serviceIp: '172.20.0.10', mixedNodes: true }), on53(KUBE_DNS, '172.20.0.10/32')],
    ['N8 AKS LocalDNS', ClusterDns.aksLocalDns(), on53('169.254.10.10/32', '169.254.10.11/32')],
    ['AKS LocalDNS beside other pools', ClusterDns.aksLocalDns({ mixedNodes: true }), on53(KUBE_DNS, '169.254.10.10/32', '169.254.10.11/32')],
  ];
  test.each(cases)('%s', (_, dns, expected) => expect(allowed(dns)).toEqual(expected));

  test.each(cases)('N6 %s: UDP and TCP, on the same port', (_, dns) => {
    for (const { ports } of dns._answerers) expect(ports.toString()).toMatch(/^UDP (\d+); TCP \1$/);
  });

  test.each(cases)('%s: every address is a single one, and a person can say where names come from', (_, dns) => {
    for (const { peer } of dns._answerers) {
      if (peer.kind === 'cidr') expect(peer.cidr.toString()).toMatch(/\/(32|128)$/);
    }
    expect(dns.toString()).toMatch(/DNS/i);
  });
});

describe('NodeLocal DNSCache', () => {
  test('N7 iptables: the local address, the ClusterIP and the DNS pods', () => {
    const dns = ClusterDns.coreDns({ nodeLocal: NodeLocalDns.iptables(), serviceIp });
    expect(allowed(dns)).toEqual(on53(KUBE_DNS, '10.96.0.10/32', '169.254.20.10/32'));
    expect(dns.toString()).toBe('CoreDNS behind NodeLocal DNS (iptables)');
  });

  test('N7 IPVS: the local address only, with and without the ClusterIP', () => {
    const nodeLocal = NodeLocalDns.ipvs();
    expect(allowed(ClusterDns.coreDns({ nodeLocal }))).toEqual(on53('169.254.20.10/32'));
    expect(allowed(ClusterDns.coreDns({ nodeLocal, serviceIp }))).toEqual(on53('169.254.20.10/32'));
  });

  test('N7 redirected: the cache is pods, and the DNS pods stand in for it', () => {
    expect(allowed(ClusterDns.coreDns({ nodeLocal: NodeLocalDns.redirected() }))).toEqual(on53(KUBE_DNS, NODE_LOCAL_PODS));
  });

  test('N7 Gardener: the cache and the ClusterIP answer on 53, the pods on 8053', () => {
    expect(allowed(ClusterDns.gardener({ nodeLocal: NodeLocalDns.iptables(), serviceIp: '100.64.0.10' }))).toEqual([
      `${KUBE_DNS} on UDP 8053; TCP 8053`, ...on53('100.64.0.10/32', '169.254.20.10/32'),
    ]);
  });

  test('the Helm chart has it too', () => {
    expect(allowed(ClusterDns.coreDnsChart({ namespaceName: 'dns', nodeLocal: NodeLocalDns.ipvs() }))).toEqual(on53('169.254.20.10/32'));
  });

  test('another local address', () => {
    expect(allowed(ClusterDns.coreDns({ nodeLocal: NodeLocalDns.ipvs({ localAddress: '169.254.25.10' }) }))).toEqual(on53('169.254.25.10/32'));
  });

  test('N18 IPv6 addresses are /128', () => {
    const nodeLocal = NodeLocalDns.iptables({ localAddress: 'fd00:90::10' });
    expect(allowed(ClusterDns.coreDns({ nodeLocal, serviceIp: 'fd00:10:96::a' }))).toEqual(on53(KUBE_DNS, 'fd00:10:96::a/128', 'fd00:90::10/128'));
  });

  test('a ClusterIP without the cache changes nothing', () => {
    expect(allowed(ClusterDns.coreDns({ serviceIp }))).toEqual(on53(KUBE_DNS));
  });

  test('N7 refuses NodeLocal in iptables mode without the Service IP', () => {
    const nodeLocal = NodeLocalDns.iptables();
    const message = 'NoDnsServiceIp: NodeLocal DNS in iptables mode needs the DNS Service\'s ClusterIP: pods keep asking it; '
      + 'give serviceIp, for example "10.96.0.10"';
    expect(() => ClusterDns.coreDns({ nodeLocal })).toThrow(message);
    expect(() => ClusterDns.coreDnsChart({ namespaceName: 'dns', nodeLocal })).toThrow(message);
    expect(() => ClusterDns.gardener({ nodeLocal })).toThrow(message);
  });
});

describe('custom', () => {
  const custom = (...peers: IPeer[]) => ClusterDns.custom({ peers: peers.map(({ asPeer }) => asPeer) });

  test('N6 a peer without ports answers on 53, UDP and TCP', () => {
    expect(allowed(custom(Peer.cidr('10.0.0.53/32')))).toEqual(on53('10.0.0.53/32'));
  });

  test('a peer with ports answers on these', () => {
    const pods = Peer.pods({ namespaceName: 'dns', labels: { app: 'unbound' }, ports: [Port.udp(5353), Port.tcp(5353)] });
    expect(allowed(custom(pods))).toEqual(['pods app=unbound in namespace dns on UDP 5353; TCP 5353']);
  });

  test('DNS over TLS is TCP alone', () => {
    expect(allowed(custom(Peer.cidr('1.1.1.1/32', { ports: [Port.tcp(853)] })))).toEqual(['1.1.1.1/32 on TCP 853']);
  });

  test('named ports, one for each protocol', () => {
    const ports = [Port.udpNamed('dns'), Port.tcpNamed('dns-tcp')];
    expect(allowed(custom(Peer.pods({ namespaceName: 'dns', ports })))).toEqual(['all pods in namespace dns on UDP dns; TCP dns-tcp']);
  });

  test('every kind that can be asked before a name is known', () => {
    for (const peer of [Peer.nodes(), Peer.internet(), Peer.anyone(), Peer.allPods(), Peer.namespaces({ labels: { dns: 'yes' } })]) {
      expect(allowed(custom(peer))).toEqual(on53(describeTerm(peer._term!)));
    }
  });

  test('order and repetition of peers never show', () => {
    const a = Peer.cidr('10.0.0.53/32');
    const b = Peer.cidr('10.0.1.53/32');
    expect(allowed(custom(b, a, b))).toEqual(allowed(custom(a, b)));
  });

  test('the list is taken as it was given', () => {
    const peers = [Peer.cidr('10.0.0.53/32')];
    const dns = ClusterDns.custom({ peers });
    peers.push(Peer.cidr('10.0.1.53/32'));
    expect(allowed(dns)).toEqual(on53('10.0.0.53/32'));
  });

  test('a workload answers where it lives', () => {
    expect(allowed(custom(workload({})))).toEqual(on53('pods app=unbound in namespace dns'));
  });

  test('N9 refuses a workload on the host network', () => {
    expect(() => allowed(custom(workload({ hostNetwork: true })))).toThrow(/^InvalidResolver: .*"unbound" is on the host network.*Peer\.nodes$/);
  });

  test('refuses a workload without a namespace', () => {
    expect(() => allowed(custom(workload({ namespaceName: undefined })))).toThrow(/^InvalidResolver: .*"unbound" has none; give its chart one/);
  });

  const tcp = [Port.udp(53), Port.tcp(853)];
  test.each<[string, () => unknown, RegExp]>([
    ['refuses no peers', () => custom(), /^NoResolver: .*got an empty list; give peers/],
    ['refuses no list of peers', () => ClusterDns.custom({} as any), /^NoResolver: .*got nothing/],
    ['refuses no options', () => (ClusterDns.custom as any)(), /^InvalidProps: CustomDnsOptions must be an object/],
    ['refuses something that is no peer', () => ClusterDns.custom({ peers: ['10.0.0.53' as any] }), /^InvalidProps: peers\[0\] must be a Peer/],
    ['refuses a hostname, which would need DNS first', () => custom(Peer.https('dns.google')), /^InvalidResolver: .*got dns\.google; /],
    ['refuses the API server', () => custom(Peer.apiServer()), /^InvalidResolver: .*got the API server/],
    ['N4 refuses pods without a namespace', () => custom(Peer.pods({ labels: { app: 'unbound' } })), /^InvalidResolver: .*give namespaceName/],
    ['refuses a wider wish', () => custom(Peer.cidr('10.0.0.53/32').orElse(Peer.anyone())), /^InvalidResolver: .*no orElse/],
    ['N6 refuses UDP alone', () => custom(Peer.cidr('10.0.0.53/32', { ports: [Port.DNS_UDP] })), /^HalfDns: .*got UDP 53; name both/],
    ['N6 refuses TCP 53 alone', () => custom(Peer.cidr('10.0.0.53/32', { ports: [Port.DNS_TCP] })), /^HalfDns: .*got TCP 53; name both/],
    ['N6 refuses UDP and TCP on different ports', () => custom(Peer.cidr('10.0.0.53/32', { ports: tcp })), /^HalfDns: .*got UDP 53; TCP 853/],
    ['N6 refuses a named UDP port alone', () => custom(Peer.pods({ namespaceName: 'dns', ports: [Port.udpNamed('dns')] })), /^HalfDns: .*got UDP dns/],
  ])('%s', (_, make, message) => expect(() => { make(); }).toThrow(message));
});

describe('missing or wrong facts', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['N7 refuses kube-dns on GKE without the Service IP', () => ClusterDns.gkeKubeDns({} as any), /^NoDnsServiceIp: kube-dns on GKE needs .*; give serviceIp/],
    ['refuses kube-dns on GKE without options', () => (ClusterDns.gkeKubeDns as any)(), /^InvalidProps: /],
    ['N8 refuses EKS Auto Mode without the Service IP', () => ClusterDns.eksAutoMode({} as any), /^NoDnsServiceIp: EKS Auto Mode needs .*no DNS pods/],
    ['refuses EKS Auto Mode without options', () => (ClusterDns.eksAutoMode as any)(), /^InvalidProps: /],
    ['refuses a Helm chart without a namespace', () => (ClusterDns.coreDnsChart as any)({}), /^InvalidName: namespace name must .*got nothing/],
    ['refuses a namespace that is no name', () => ClusterDns.coreDns({ namespaceName: 'Kube_System' }), /^InvalidName: namespace name .*"Kube_System"/],
    ['refuses no labels: every pod of kube-system would do', () => ClusterDns.coreDns({ labels: {} }), /^InvalidSelector: .*empty map/],
    ['N15 refuses port 0', () => ClusterDns.coreDns({ port: 0 }), /^InvalidPort: /],
    ['refuses a ClusterIP with a prefix length', () => ClusterDns.coreDns({ serviceIp: '10.96.0.10/32' }), /^InvalidIpAddress: serviceIp .*got "10\.96\.0\.10\/32"; .*without "\/"/],
    ['refuses a ClusterIP that is none', () => ClusterDns.eksAutoMode({ serviceIp: 'None' }), /^InvalidIpAddress: serviceIp .*got "None"/],
    ['refuses an empty ClusterIP', () => ClusterDns.eksAutoMode({ serviceIp: '' }), /^InvalidIpAddress: .*got ""/],
    ['refuses an incomplete ClusterIP', () => ClusterDns.gkeKubeDns({ serviceIp: '10.0.10' }), /^InvalidIpAddress: /],
    ['refuses a ClusterIP out of range', () => ClusterDns.gkeAutopilot({ serviceIp: '10.0.0.256' }), /^InvalidIpAddress: /],
    ['refuses a ClusterIP that is a number', () => ClusterDns.eksAutoMode({ serviceIp: 10 as any }), /^InvalidProps: serviceIp must be text, got 10;/],
    ['refuses a local address with a zone', () => NodeLocalDns.ipvs({ localAddress: 'fe80::1%eth0' }), /^InvalidIpAddress: localAddress .*without a zone/],
    ['refuses a local address that is a name', () => NodeLocalDns.iptables({ localAddress: 'localhost' }), /^InvalidIpAddress: localAddress .*"localhost"/],
    ['refuses an IPv4 address in IPv6 clothes', () => ClusterDns.coreDns({ serviceIp: '::ffff:10.96.0.10' }), /^InvalidCidr: .*IPv4-mapped/],
    ['N7 refuses the cache\'s address given for the Service\'s', () => ClusterDns.coreDns({ serviceIp: '169.254.20.10' }),
      /^InvalidDnsServiceIp: .*"169\.254\.20\.10", which is link-local/],
    ['refuses a link-local IPv6 address for the Service\'s', () => ClusterDns.eksAutoMode({ serviceIp: 'fe80::a' }), /^InvalidDnsServiceIp: /],
  ])('%s', (_, make, message) => expect(() => { make(); }).toThrow(message));
});
