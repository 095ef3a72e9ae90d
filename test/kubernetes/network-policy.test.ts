import { readFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { Cni, ClusterDns, Findings, IConnectable, NodeLocalDns, Peer, Platform, Port, presets, SecureNamespace, Workload } from '../../src';
import { appOn } from '../support/platforms';
import { byApp, chartOn, documents, failure, KUBE_DNS_RULE, pods, policies, tcp, warnings } from './harness';

const GOLDEN = join(__dirname, '../__yaml__/policies/graph.kind.yaml');

/** A chart whose namespace `shop` is denied, and in it `web` and `api` on TCP 9000. */
function shop(on?: Platform, ports: NonNullable<Parameters<typeof pods>[2]>['ports'] = [9000]): { chart: Chart; web: Workload; api: Workload } {
  const chart = chartOn(on);
  new SecureNamespace(chart, 'Namespace', { createNamespace: false });
  return { chart, web: Workload.of(pods(chart, 'Web')), api: Workload.of(pods(chart, 'Api', { ports })) };
}

function platform(more: Partial<ConstructorParameters<typeof Platform>[0]> = {}): Platform {
  return new Platform({ cni: Cni.enforcing('calico'), ...more });
}

const INTERNET = [
  { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'] } },
  { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
];

describe('the graph of the source documents', () => {
  test('one line a relation; both ends are written, as the golden file has them, in its order', () => {
    const chart = new Chart(appOn(), 'C', { namespace: 'backend' });
    const labelled = (id: string, port?: number) => Workload.fromLabels(chart, id, {
      labels: { app: id.toLowerCase() }, ports: port === undefined ? undefined : [Port.tcp(port)],
    });
    new SecureNamespace(chart, 'Namespace');
    const [api, frontend, postgres, redis] = [labelled('Api', 9000), labelled('Frontend'), labelled('Postgres', 5432), labelled('Redis', 6379)];

    frontend.connections.allowTo(api);
    api.connections.allowTo(postgres);
    api.connections.allowTo(redis);
    api.connections.allowTo(Peer.pods({ namespaceName: 'kafka', labels: { app: 'kafka' }, ports: [Port.KAFKA] }));

    Findings.of(chart).acknowledge('PeerWrittenElsewhere', 'Kafka\'s team lets us in');
    expect(warnings(chart)).toEqual([]);
    expect(documents(chart)).toEqual(parseAllDocuments(readFileSync(GOLDEN, 'utf8')).map((document) => document.toJS()));
  });

  test('PostgreSQL replicates between its own pods: egress and ingress of the same policy', () => {
    const { chart } = shop();
    const postgres = Workload.of(pods(chart, 'Postgres', { kind: 'StatefulSet', ports: [5432] }));
    postgres.connections.allowTo(postgres);
    expect(policies(chart).postgres).toEqual({
      podSelector: { matchLabels: { app: 'postgres' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [byApp('postgres')], ports: tcp(5432) }],
      egress: [{ to: [byApp('postgres')], ports: tcp(5432) }],
    });
  });

  test('a relation across namespaces of one app is written in both', () => {
    const chart = chartOn();
    const kafkaChart = new Chart(chart.node.root as App, 'K', { namespace: 'kafka' });
    new SecureNamespace(chart, 'Namespace');
    new SecureNamespace(kafkaChart, 'Namespace');
    Workload.of(pods(chart, 'Api')).connections.allowTo(Workload.of(pods(kafkaChart, 'Kafka', { ports: [9092] })));
    const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
    expect(policies(chart).api.egress).toEqual([{ to: [{ ...inNamespace('kafka'), ...byApp('kafka') }], ports: tcp(9092) }]);
    expect(policies(chart)['kafka/kafka'].ingress).toEqual([{ from: [{ ...inNamespace('shop'), ...byApp('api') }], ports: tcp(9092) }]);
  });
});

describe('every kind of peer, in both directions', () => {
  const known = () => platform({
    nodeCidrs: ['192.168.1.0/24', 'fd00:1::/64'],
    apiServerCidrs: ['10.96.0.1/32', '192.168.1.10/32'],
    monitoring: Peer.pods({ namespaceName: 'monitoring', labels: { app: 'prometheus' } }),
  });
  const metadataName = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

  const cases: [string, Peer, object[] | undefined][] = [
    ['N4 pods of the own namespace', Peer.pods({ labels: { app: 'x' } }), [byApp('x')]],
    ['N3 pods of another namespace: one element, so both must hold', Peer.pods({ namespaceName: 'y', labels: { app: 'x' } }), [{ ...metadataName('y'), ...byApp('x') }]],
    ['all pods of another namespace', Peer.pods({ namespaceName: 'y' }), [metadataName('y')]],
    ['the own namespace by its name is said the short way', Peer.pods({ namespaceName: 'shop', labels: { app: 'x' } }), [byApp('x')]],
    ['the same namespace', Peer.sameNamespace(), [{ podSelector: {} }]],
    ['P15 namespaces by labels', Peer.namespaces({ labels: { team: 'a' } }), [{ namespaceSelector: { matchLabels: { team: 'a' } } }]],
    ['N3 pods in namespaces by labels', Peer.namespaces({ labels: { team: 'a' }, podLabels: { app: 'x' } }),
      [{ namespaceSelector: { matchLabels: { team: 'a' } }, ...byApp('x') }]],
    ['all pods', Peer.allPods(), [{ namespaceSelector: {} }]],
    ['N19 anyone has no peer list', Peer.anyone(), undefined],
    ['a range with exceptions', Peer.cidr('10.0.0.0/8', { excluding: ['10.1.0.0/16'] }), [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }]],
    ['N18 one IPv6 address', Peer.cidr('2001:db8::1/128'), [{ ipBlock: { cidr: '2001:db8::1/128' } }]],
    ['N9 nodes', Peer.nodes(), [{ ipBlock: { cidr: '192.168.1.0/24' } }, { ipBlock: { cidr: 'fd00:1::/64' } }]],
    ['monitoring', Peer.monitoring(), [{ ...metadataName('monitoring'), ...byApp('prometheus') }]],
  ];

  test.each(cases)('to %s', (_, peer, to) => {
    const { chart, api } = shop(known());
    api.connections.allowTo(peer, { ports: [Port.HTTPS] });
    expect(policies(chart).api).toEqual({
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Egress'],
      egress: [{ ...(to && { to }), ports: tcp(443) }],
    });
  });

  test.each(cases)('from %s', (_, peer, from) => {
    const { chart, api } = shop(known());
    api.connections.allowFrom(peer);
    expect(policies(chart).api).toEqual({
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress'],
      ingress: [{ ...(from && { from }), ports: tcp(9000) }],
    });
  });

  test('N19 the internet: both families, without private, shared, link-local and the platform\'s own ranges', () => {
    const { chart, api } = shop(platform({
      podCidrs: ['100.100.0.0/16', '203.0.113.0/25'],
      serviceCidrs: ['fd00::/108', '192.0.2.0/24'],
      nodeCidrs: ['198.51.100.0/24', '2001:db8::/64'],
    }));
    api.connections.allowTo(Peer.internet({ excluding: ['8.8.8.0/24', '8.8.8.8/32'], ports: [Port.HTTPS] }));
    expect(policies(chart).api.egress).toEqual([{
      to: [
        {
          ipBlock: {
            cidr: '0.0.0.0/0',
            except: [
              '8.8.8.0/24', '10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.0.2.0/24', '192.168.0.0/16',
              '198.51.100.0/24', '203.0.113.0/25',
            ],
          },
        },
        { ipBlock: { cidr: '::/0', except: ['2001:db8::/64', 'fc00::/7', 'fe80::/10'] } },
      ],
      ports: tcp(443),
    }]);
  });

  test('N10 to the API server: its addresses on 443 and 6443, never a selector and never everyone', () => {
    const { chart, api } = shop(known());
    api.connections.allowTo(Peer.apiServer());
    expect(policies(chart).api.egress).toEqual([{
      to: [{ ipBlock: { cidr: '10.96.0.1/32' } }, { ipBlock: { cidr: '192.168.1.10/32' } }], ports: tcp(443, 6443),
    }]);
  });

  test('N11 from the API server: the port alone, since its calls arrive from anywhere', () => {
    const { chart, api } = shop(platform());
    api.connections.allowFrom(Peer.apiServer());
    expect(policies(chart).api.ingress).toEqual([{ ports: tcp(9000) }]);
  });
});

describe('what a NetworkPolicy cannot say', () => {
  const cases: [string, Peer, string][] = [
    ['hostnames', Peer.https('api.stripe.com'), 'PolicyCannotNameHostnames: a NetworkPolicy cannot name api.stripe.com here, so nothing is allowed; '
      + 'say the wider wish too, for example .orElse(Peer.internet()), or give address ranges  [C/Api]'],
    ['service accounts', Peer.pods({ serviceAccountName: 'robot', ports: [Port.HTTP] }),
      'PolicyCannotNameServiceAccounts: a NetworkPolicy cannot name all pods in the same namespace running as robot here, so nothing is allowed; '
      + 'select the pods by labels alone  [C/Api]'],
    ['N9 nodes without their ranges', Peer.nodes({ ports: [Port.HTTP] }),
      'NodeCidrsUnknown: a NetworkPolicy cannot name the cluster\'s nodes here, so nothing is allowed; give the platform its nodeCidrs  [C/Api]'],
    ['N10 the API server without its addresses', Peer.apiServer(),
      'ApiServerCidrsUnknown: a NetworkPolicy cannot name the API server here, so nothing is allowed; '
      + 'give the platform its apiServerCidrs: the endpoints of Service default/kubernetes, and its ClusterIP  [C/Api]'],
    ['monitoring that nobody described', Peer._ofTerm({ kind: 'monitoring' }, [Port.HTTP]),
      'MonitoringUnknown: a NetworkPolicy cannot name monitoring here, so nothing is allowed; '
      + 'give the platform its monitoring, for example Peer.pods({ namespaceName: \'monitoring\' })  [C/Api]'],
    ['the ingress identity', Peer._ofTerm({ kind: 'ingressIdentity' }, [Port.HTTP]),
      'PolicyCannotNameIngressIdentity: a NetworkPolicy cannot name the ingress identity here, so nothing is allowed; '
      + 'choose a way in whose proxies are pods, nodes or address ranges  [C/Api]'],
  ];

  test.each(cases)('refuses %s, and says who asked, for what, and what to do', (_, peer, message) => {
    const { chart, api } = shop(platform());
    api.connections.allowTo(peer);
    expect(failure(chart)).toContain(message);
  });

  test.each(cases)('N19 acknowledged, %s write no rule, and never an empty list', (_, peer, message) => {
    const { chart, api, web } = shop(platform());
    api.connections.allowTo(peer);
    api.connections.allowTo(web, { ports: [Port.HTTP] });
    Findings.of(chart).acknowledge(message.split(':')[0], 'another layer allows it');
    expect(policies(chart).api.egress).toEqual([{ to: [byApp('web')], ports: tcp(80) }]);
  });

  test('acknowledged and alone, the policy isolates and allows nothing', () => {
    const { chart, api } = shop();
    api.connections.allowTo(Peer.https('api.stripe.com'));
    Findings.of(api._subject.scope!).acknowledge('PolicyCannotNameHostnames', 'not yet');
    expect(policies(chart).api).toEqual({ podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Egress'] });
  });

  test('where nobody isolates the pods nothing falls short', () => {
    const chart = chartOn();
    Workload.of(pods(chart, 'Api')).connections.allowTo(Peer.https('api.stripe.com'));
    expect(policies(chart)).toEqual({});
  });

  test('monitoring that is monitoring does not go round in a circle', () => {
    const { chart, api } = shop(platform({ monitoring: Peer.monitoring() }));
    api.connections.allowFrom(Peer.monitoring());
    expect(failure(chart)).toContain('MonitoringUnknown');
  });
});

describe('orElse', () => {
  test('the first wish that can be said is written, with the ports of the first', () => {
    const { chart, api } = shop(platform());
    api.connections.allowTo(Peer.https('api.stripe.com').orElse(Peer.nodes()).orElse(Peer.internet({ ports: [Port.HTTP] })));
    expect(policies(chart).api.egress).toEqual([{ to: INTERNET, ports: tcp(443) }]);
  });

  test('a wish that can be said is not widened', () => {
    const { chart, api } = shop(platform({ nodeCidrs: ['192.168.1.0/24'] }));
    api.connections.allowTo(Peer.nodes({ ports: [Port.HTTP] }).orElse(Peer.internet()));
    expect(policies(chart).api.egress).toEqual([{ to: [{ ipBlock: { cidr: '192.168.1.0/24' } }], ports: tcp(80) }]);
  });

  test('a chain of which nothing can be said falls short for the first wish', () => {
    const { chart, api } = shop(platform());
    api.connections.allowTo(Peer.https('api.stripe.com').orElse(Peer.nodes()));
    expect(failure(chart)).toContain('PolicyCannotNameHostnames');
    expect(failure(chart)).not.toContain('NodeCidrsUnknown');
  });

  test('a workload may be the wider wish', () => {
    const { chart, api, web } = shop(platform());
    api.connections.allowTo(Peer.https('api.stripe.com').orElse(web.asPeer));
    expect(policies(chart).api.egress).toEqual([{ to: [byApp('web')], ports: tcp(443) }]);
  });
});

describe('ports', () => {
  const NAMED = [{ name: 'http', containerPort: 8080 }, { name: 'dns', containerPort: 53, protocol: 'UDP' }, { name: 'dns', containerPort: 5353 }];

  test('the only container port is meant when none is named', () => {
    const { chart, web, api } = shop();
    web.connections.allowTo(api);
    expect(policies(chart).api.ingress).toEqual([{ from: [byApp('web')], ports: tcp(9000) }]);
  });

  test('N1 a named port becomes the container port, at both ends', () => {
    const { chart, web, api } = shop(platform(), NAMED);
    web.connections.allowTo(api, { ports: [Port.tcpNamed('http')] });
    expect(policies(chart).api.ingress).toEqual([{ from: [byApp('web')], ports: tcp(8080) }]);
    expect(policies(chart).web.egress).toEqual([{ to: [byApp('api')], ports: tcp(8080) }]);
  });

  test('P3 a name is looked up by protocol: UDP stays UDP', () => {
    const { chart, web, api } = shop(platform(), NAMED);
    web.connections.allowTo(api, { ports: [Port.udpNamed('dns')] });
    expect(policies(chart).api.ingress).toEqual([{ from: [byApp('web')], ports: [{ port: 53, protocol: 'UDP' }] }]);
  });

  test('P3 the only container port keeps its protocol', () => {
    const { chart, web, api } = shop(platform(), [{ containerPort: 53, protocol: 'UDP' }]);
    web.connections.allowTo(api);
    expect(policies(chart).api.ingress).toEqual([{ from: [byApp('web')], ports: [{ port: 53, protocol: 'UDP' }] }]);
  });

  test('a name that pods elsewhere may have is kept', () => {
    const { chart, api } = shop();
    api.connections.allowTo(Workload.fromLabels(chart, 'Db', { labels: { app: 'db' } }), { ports: [Port.tcpNamed('sql')] });
    expect(policies(chart).db.ingress).toEqual([{ from: [byApp('api')], ports: [{ port: 'sql', protocol: 'TCP' }] }]);
  });

  test('refuses a name that the pods have not', () => {
    const { chart, web, api } = shop(platform(), NAMED);
    web.connections.allowTo(api, { ports: [Port.udpNamed('http')] });
    expect(failure(chart)).toContain('UnknownPortName: Deployment api must have a UDP container port named "http", got http, dns, dns; '
      + 'correct the name or give the number  [C/Web]');
  });

  test('P16 refuses to open several container ports unasked, metrics among them', () => {
    const { web, api } = shop(platform(), [8080, { name: 'metrics', containerPort: 9090 }]);
    expect(() => web.connections.allowTo(api)).toThrow(
      'UnclearPorts: Deployment api must have exactly one container port to be reached without naming ports, got TCP 8080, metrics TCP 9090; '
      + 'give { ports: [...] }  [C/Web]');
  });

  test('refuses pods without container ports at synth, when no port is named', () => {
    const { chart, web, api } = shop();
    api.connections.allowTo(web);
    expect(failure(chart)).toContain(
      'UnclearPorts: Deployment web must have at least one container port to be reached without naming ports, got none; give { ports: [...] }  [C/Api]');
  });

  test.each<[string, Port[], object[] | undefined]>([
    ['P5 all TCP ports', [Port.allTcp()], [{ protocol: 'TCP' }]],
    ['P5 all TCP and UDP ports', [Port.allTcp(), Port.allUdp()], [{ protocol: 'UDP' }, { protocol: 'TCP' }]],
    ['everything', [Port.all()], undefined],
    ['everything beside one', [Port.HTTP, Port.all()], undefined],
    ['N15 a range', [Port.tcpRange(8000, 8080)], [{ port: 8000, endPort: 8080, protocol: 'TCP' }]],
    ['N15 neighbours are a range', [Port.tcp(82), Port.tcp(80), Port.tcp(81)], [{ port: 80, endPort: 82, protocol: 'TCP' }]],
    ['several, sorted', [Port.HTTPS, Port.sctp(80), Port.HTTP], [{ port: 80, protocol: 'TCP' }, { port: 80, protocol: 'SCTP' }, { port: 443, protocol: 'TCP' }]],
    ['one said twice', [Port.HTTP, Port.tcpRange(80, 80)], tcp(80)],
  ])('%s', (_, ports, written) => {
    const { chart, api } = shop();
    api.connections.allowFrom(Peer.sameNamespace(), { ports });
    expect(policies(chart).api.ingress).toEqual([{ from: [{ podSelector: {} }], ...(written && { ports: written }) }]);
  });

  test('N19 all ports of everyone are one empty rule', () => {
    const { chart, api } = shop();
    api.connections.allowFrom(Peer.anyone(), { ports: [Port.all()] });
    expect(policies(chart).api.ingress).toEqual([{}]);
  });

  test.each<[string, () => Port]>([
    ['N15 port 0', () => Port.tcp(0)],
    ['P5 port 0 to 65535', () => Port.tcpRange(0, 65535)],
    ['N15 65536', () => Port.udp(65536)],
    ['P7 a range that falls', () => Port.tcpRange(90, 80)],
    ['P7 a range without its first port', () => Port.tcpRange(undefined as unknown as number, 90)],
  ])('refuses %s', (_, make) => expect(make).toThrow('InvalidPort: '));
});

describe('several rules', () => {
  test('peers with the same ports share a rule; other ports make another', () => {
    const { chart, api } = shop();
    for (const app of ['b', 'a']) api.connections.allowFrom(Peer.pods({ labels: { app } }));
    api.connections.allowFrom(Peer.pods({ labels: { app: 'c' } }), { ports: [Port.HTTP, Port.tcp(9000)] });
    expect(policies(chart).api.ingress).toEqual([
      { from: [byApp('a'), byApp('b')], ports: tcp(9000) },
      { from: [byApp('c')], ports: tcp(80, 9000) },
    ]);
  });

  test('everyone stands alone: in a list with others they would be lost', () => {
    const { chart, api } = shop();
    api.connections.allowFrom(Peer.anyone());
    api.connections.allowFrom(Peer.pods({ labels: { app: 'a' } }), { ports: [Port.tcp(9000), Port.HTTP] });
    expect(policies(chart).api.ingress).toEqual([
      { ports: tcp(9000) },
      { from: [byApp('a')], ports: tcp(80, 9000) },
    ]);
  });

  test('a rule that another one holds is dropped', () => {
    const { chart, api, web } = shop();
    api.connections.allowFrom(web);
    api.connections.allowFrom(Peer.cidr('10.1.0.0/16'));
    api.connections.allowFrom(Peer.cidr('10.0.0.0/8'));
    api.connections.allowFrom(Peer.sameNamespace());
    expect(policies(chart).api.ingress).toEqual([{ from: [{ podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8' } }], ports: tcp(9000) }]);
  });

  test('P4 saying a relation twice is harmless, with the same ports and with others', () => {
    const { chart, api, web } = shop();
    web.connections.allowTo(api);
    web.connections.allowTo(api);
    api.connections.allowFrom(web);
    web.connections.allowTo(api, { ports: [Port.tcp(9001)], reason: 'metrics' });
    expect(policies(chart).api.ingress).toEqual([{ from: [byApp('web')], ports: [{ port: 9000, endPort: 9001, protocol: 'TCP' }] }]);
    expect(Object.keys(policies(chart))).toEqual(['default-deny', 'allow-dns', 'web', 'api']);
  });

  test('N17 both directions are named, whatever the rules', () => {
    const { chart, api, web } = shop();
    web.connections.allowTo(api);
    api.connections.allowTo(Peer.internet({ ports: [Port.HTTPS] }));
    const types = Object.entries(policies(chart)).map(([name, { policyTypes }]) => [name, policyTypes]);
    expect(Object.fromEntries(types)).toEqual({
      'default-deny': ['Ingress', 'Egress'], 'allow-dns': ['Egress'], 'web': ['Egress'], 'api': ['Ingress', 'Egress'],
    });
  });
});

describe('who is isolated', () => {
  test('N20 allowing denies nobody: without isolation nothing is written, and it is said once a namespace', () => {
    const chart = chartOn();
    const [a, b, c] = ['A', 'B', 'C'].map((id) => Workload.of(pods(chart, id, { ports: [80] })));
    a.connections.allowTo(b);
    b.connections.allowTo(c);
    expect(warnings(chart)).toEqual(['warning NotIsolated: pods of namespace shop are open to everyone, so allowing a relation writes nothing for them; '
      + 'add a SecureNamespace, or isolate() the workload  [C]']);
    expect(policies(chart)).toEqual({});
  });

  test('P1 being allowed to someone does not shut others out', () => {
    const chart = chartOn();
    const [a, b] = ['A', 'B'].map((id) => Workload.of(pods(chart, id, { ports: [80] })));
    b.isolate();
    b.connections.allowTo(a);
    expect(Object.keys(policies(chart))).toEqual(['b']);
  });

  test('N20 the end that is isolated is written, the other is not', () => {
    const chart = chartOn();
    const [a, b] = ['A', 'B'].map((id) => Workload.of(pods(chart, id, { ports: [80] })));
    b.isolate({ egress: false });
    a.connections.allowTo(b);
    expect(policies(chart)).toEqual({
      b: { podSelector: { matchLabels: { app: 'b' } }, policyTypes: ['Ingress'], ingress: [{ from: [byApp('a')], ports: tcp(80) }] },
    });
  });

  test('P2 isolate() closes both ways, and names still resolve', () => {
    const chart = chartOn();
    Workload.of(pods(chart, 'A')).isolate();
    expect(policies(chart).a).toEqual({ podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Ingress', 'Egress'], egress: [KUBE_DNS_RULE] });
  });

  test('N5 isolate() for egress alone opens DNS; for ingress alone it need not', () => {
    const chart = chartOn();
    Workload.of(pods(chart, 'A')).isolate({ ingress: false });
    Workload.of(pods(chart, 'B')).isolate({ egress: false });
    expect(policies(chart).a).toEqual({ podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Egress'], egress: [KUBE_DNS_RULE] });
    expect(policies(chart).b).toEqual({ podSelector: { matchLabels: { app: 'b' } }, policyTypes: ['Ingress'] });
  });

  test('P4 isolating twice is harmless, and closes what either call closed', () => {
    const chart = chartOn();
    const a = Workload.of(pods(chart, 'A'));
    a.isolate({ egress: false });
    a.isolate({ ingress: false });
    a.isolate({ egress: false });
    expect(policies(chart).a.policyTypes).toEqual(['Ingress', 'Egress']);
  });

  test('two ways to the same pods close what either closed', () => {
    const chart = chartOn();
    Workload.of(pods(chart, 'A')).isolate({ egress: false });
    Workload.fromLabels(chart, 'Same', { labels: { app: 'a' } }).isolate({ ingress: false });
    expect(policies(chart)).toEqual({
      a: { podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Ingress', 'Egress'], egress: [KUBE_DNS_RULE] },
    });
  });

  test('pods with more labels than isolated ones are isolated with them, so their relations are written', () => {
    const chart = chartOn();
    Workload.fromLabels(chart, 'All', { labels: { app: 'a' } }).isolate({ egress: false });
    const some = Workload.of(pods(chart, 'Some', { labels: { app: 'a', tier: 'b' }, ports: [80] }));
    some.connections.allowFrom(Peer.allPods());
    expect(policies(chart)).toEqual({
      all: { podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Ingress'] },
      some: {
        podSelector: { matchLabels: { app: 'a', tier: 'b' } }, policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector: {} }], ports: tcp(80) }],
      },
    });
    expect(Findings.of(chart).all.map(({ id }) => id)).toEqual(['PeerWrittenElsewhere']);
  });

  test('in a secured namespace DNS is the namespace\'s; isolate() says nothing more', () => {
    const { chart, api } = shop();
    api.isolate();
    expect(policies(chart).api).toEqual({ podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress', 'Egress'] });
  });

  test('a namespace denied elsewhere: relations are written, nothing else', () => {
    const chart = chartOn();
    SecureNamespace.fromName(chart, 'Namespace', 'shop');
    const [a, b] = ['A', 'B'].map((id) => Workload.of(pods(chart, id, { ports: [80] })));
    a.connections.allowTo(b);
    expect(Object.keys(policies(chart))).toEqual(['a', 'b']);
  });

  test('pods of a chart without a namespace are told apart from those of a namespace', () => {
    const chart = new Chart(appOn(), 'C');
    Workload.of(pods(chart, 'A')).connections.allowTo(Peer.internet({ ports: [Port.HTTPS] }));
    expect(warnings(chart)).toEqual([expect.stringMatching(/^warning NotIsolated: pods of this chart are open to everyone/)]);
  });

  test('refuses a relation between pods of which only one has a namespace', () => {
    const chart = chartOn();
    const other = new Chart(chart.node.root as App, 'Other');
    Workload.of(pods(chart, 'A')).connections.allowTo(Workload.of(pods(other, 'B', { ports: [80] })));
    expect(failure(chart)).toContain(
      'NoNamespace: a relation across namespaces needs both named, and Deployment b has none; give its chart a namespace  [C/A]');
  });

  test('P14 pods without namespaces know each other, and names stay plain', () => {
    const chart = new Chart(appOn(), 'C');
    const [a, b] = ['A', 'B'].map((id) => Workload.of(pods(chart, id, { ports: [80] })));
    b.isolate({ egress: false });
    a.connections.allowTo(b);
    expect(policies(chart)['undefined/b'].ingress).toEqual([{ from: [byApp('a')], ports: tcp(80) }]);
  });
});

describe('pods of others', () => {
  test('only our end is written, and what the other team must admit is said once', () => {
    const { chart, api } = shop();
    api.connections.allowTo(Peer.pods({ namespaceName: 'kafka', labels: { app: 'kafka' }, ports: [Port.KAFKA] }));
    api.connections.allowFrom(Peer.pods({ namespaceName: 'edge' }));
    expect(warnings(chart)).toEqual([
      'warning PeerWrittenElsewhere: all pods in namespace edge are named by labels alone, so only our end is written; '
      + 'if they are isolated, their egress must admit TCP 9000 to pods app=api in namespace shop; see to it there, and acknowledge it  [C/Api]',
      'warning PeerWrittenElsewhere: pods app=kafka in namespace kafka are named by labels alone, so only our end is written; '
      + 'if they are isolated, their ingress must admit TCP 9092 from pods app=api in namespace shop; see to it there, and acknowledge it  [C/Api]',
    ]);
  });

  test('addresses and everyone need nobody\'s consent', () => {
    const { chart, api } = shop();
    for (const peer of [Peer.anyone(), Peer.internet(), Peer.cidr('203.0.113.0/24')]) api.connections.allowTo(peer, { ports: [Port.HTTPS] });
    expect(warnings(chart)).toEqual([]);
  });
});

describe('N9 pods on the host network', () => {
  const nodes = () => platform({ nodeCidrs: ['192.168.1.0/24'] });

  test('no policy is written for them, and it is said', () => {
    const { chart, api } = shop(nodes());
    const agent = Workload.of(pods(chart, 'Agent', { kind: 'DaemonSet', hostNetwork: true, ports: [9100] }));
    agent.connections.allowTo(api);
    agent.isolate();
    expect(Object.keys(policies(chart))).toEqual(['default-deny', 'allow-dns', 'api']);
    expect(Findings.of(agent._subject.scope!).all).toMatchObject([{
      id: 'HostNetworkIgnoresPolicies',
      severity: 'warning',
      path: 'C/Agent',
      sentence: 'DaemonSet agent is on the host network, where policies do not select pods, so none is written for it',
    }]);
  });

  test('others name their nodes, in both directions', () => {
    const { chart, api } = shop(nodes());
    const agent = Workload.of(pods(chart, 'Agent', { kind: 'DaemonSet', hostNetwork: true, ports: [9100] }));
    agent.connections.allowTo(api);
    api.connections.allowTo(agent);
    expect(policies(chart).api).toMatchObject({
      ingress: [{ from: [{ ipBlock: { cidr: '192.168.1.0/24' } }], ports: tcp(9000) }],
      egress: [{ to: [{ ipBlock: { cidr: '192.168.1.0/24' } }], ports: tcp(9100) }],
    });
  });

  test('refuses to guess the nodes', () => {
    const { chart, api } = shop(platform());
    api.connections.allowFrom(Workload.of(pods(chart, 'Agent', { hostNetwork: true })));
    expect(failure(chart)).toContain('NodeCidrsUnknown');
  });
});

describe('a secured namespace and its platform', () => {
  const names = (chart: Chart) => policies(chart)['allow-dns'].egress;
  const ON_53 = KUBE_DNS_RULE.ports;

  test('N5 N6 stock CoreDNS: UDP and TCP 53 to the kube-dns pods, both selectors in one element', () => {
    expect(names(shop().chart)).toEqual([KUBE_DNS_RULE]);
  });

  test('N8 OpenShift: its own pods, on 5353', () => {
    expect(names(shop(platform({ dns: ClusterDns.openShift() })).chart)).toEqual([{
      to: [{
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
        podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
      }],
      ports: [{ port: 5353, protocol: 'UDP' }, { port: 5353, protocol: 'TCP' }],
    }]);
  });

  test('N7 NodeLocal DNS in iptables mode: the ClusterIP, the local address and the pods', () => {
    const dns = ClusterDns.coreDns({ nodeLocal: NodeLocalDns.iptables(), serviceIp: '10.96.0.10' });
    const [{ to, ports }, ...more] = names(shop(platform({ dns })).chart);
    expect([more, ports]).toEqual([[], ON_53]);
    expect(to).toHaveLength(3);
    expect(to).toEqual(expect.arrayContaining([
      { ipBlock: { cidr: '10.96.0.10/32' } }, { ipBlock: { cidr: '169.254.20.10/32' } }, ...KUBE_DNS_RULE.to,
    ]));
  });

  test('N7 NodeLocal DNS in IPVS mode: the local address alone', () => {
    expect(names(shop(platform({ dns: ClusterDns.coreDns({ nodeLocal: NodeLocalDns.ipvs() }) })).chart)).toEqual([
      { to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: ON_53 },
    ]);
  });

  test('isolate() outside of one takes the same DNS', () => {
    const chart = chartOn(platform({ dns: ClusterDns.coreDns({ nodeLocal: NodeLocalDns.ipvs() }) }));
    Workload.of(pods(chart, 'A')).isolate();
    expect(policies(chart).a.egress).toEqual([{ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: ON_53 }]);
  });

  test('refuses a CNI that does not enforce policies', () => {
    const chart = chartOn(new presets.K3s({ networkPolicy: false }));
    new SecureNamespace(chart, 'Namespace');
    expect(failure(chart)).toContain('PoliciesNotEnforced: k3s with --disable-network-policy does not enforce NetworkPolicies, so nothing is denied here; '
      + 'choose a CNI that does, or acknowledge it with a reason  [C/Namespace]');
    Findings.of(chart).acknowledge('PoliciesNotEnforced', 'a test cluster');
    expect(Object.keys(policies(chart))).toEqual(['default-deny', 'allow-dns']);
  });

  test('without a platform the assumptions are said, once', () => {
    const app = new App();
    for (const namespace of ['a', 'b']) new SecureNamespace(new Chart(app, namespace, { namespace }), 'Namespace');
    expect(warnings(app)).toEqual(['warning NoPlatform: no platform is applied, so policies assume that they are enforced '
      + 'and that DNS is kube-dns in kube-system; describe the cluster with new Platform({ ... }).applyTo(app), or a preset']);
    expect(policies(app)['a/allow-dns'].egress).toEqual([KUBE_DNS_RULE]);
  });

  test('J7 the Namespace itself has no namespace, and comes first', () => {
    const chart = chartOn();
    pods(chart, 'Web');
    new SecureNamespace(chart, 'Namespace');
    expect(documents(chart)[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'baseline', 'pod-security.kubernetes.io/warn': 'restricted' },
      },
    });
  });

  test('refuses to secure a namespace twice', () => {
    const { chart } = shop();
    expect(() => new SecureNamespace(chart, 'Again', { createNamespace: false })).toThrow('NameTaken: the isolation of namespace shop is already written');
  });
});

describe('N21 names', () => {
  const namesOf = (chart: Chart) => Object.keys(policies(chart)).filter((name) => !['default-deny', 'allow-dns'].includes(name));
  const isolated = (chart: Chart, id: string, wish: Parameters<typeof pods>[2]) => Workload.of(pods(chart, id, wish)).isolate();

  test('two workloads that share a name carry their kinds', () => {
    const chart = chartOn();
    isolated(chart, 'A', { name: 'db', labels: { app: 'a' } });
    isolated(chart, 'B', { kind: 'StatefulSet', name: 'db', labels: { app: 'b' } });
    expect(namesOf(chart)).toEqual(['db-deployment', 'db-statefulset']);
  });

  test('where the kind is not enough a hash tells them apart, the same on every run', () => {
    const make = () => {
      const chart = chartOn();
      Workload.fromLabels(chart, 'A', { workloadName: 'db', labels: { app: 'a' } }).isolate();
      Workload.fromLabels(chart, 'B', { workloadName: 'db', labels: { app: 'b' } }).isolate();
      return namesOf(chart);
    };
    expect(make()).toEqual(['db-pods', expect.stringMatching(/^db-pods-[0-9a-f]{8}$/)]);
    expect(make()).toEqual(make());
  });

  test('the same name in two namespaces is no collision', () => {
    const chart = chartOn();
    isolated(chart, 'Db', {});
    Workload.fromLabels(chart, 'Elsewhere', { workloadName: 'db', labels: { app: 'db' }, namespaceName: 'other' }).isolate();
    expect(namesOf(chart)).toEqual(['db', 'other/db']);
  });

  test('the names of the namespace\'s own policies are kept for them', () => {
    const { chart } = shop();
    isolated(chart, 'A', { name: 'default-deny', labels: { app: 'a' } });
    expect(Object.keys(policies(chart))).toEqual(['default-deny', 'allow-dns', 'default-deny-deployment']);
  });

  test('a long name with its kind is cut to 63 and ends in a hash', () => {
    const chart = chartOn();
    const name = 'a'.repeat(60);
    isolated(chart, 'A', { name, labels: { app: 'a' } });
    isolated(chart, 'B', { kind: 'StatefulSet', name, labels: { app: 'b' } });
    expect(namesOf(chart).map((each) => each.length)).toEqual([63, 63]);
    expect(new Set(namesOf(chart)).size).toBe(2);
  });

  test('a Deployment may have points in its name', () => {
    const chart = chartOn();
    isolated(chart, 'A', { name: 'web.v1', labels: { app: 'a' } });
    isolated(chart, 'B', { name: 'db.v1', labels: { app: 'b' } });
    isolated(chart, 'C', { kind: 'StatefulSet', name: 'db.v1', labels: { app: 'c' } });
    expect(namesOf(chart)).toEqual(['web.v1', 'db-v1-deployment', 'db-v1-statefulset']);
  });

  test('a name once given stays, when wishes come after objects were read', () => {
    const chart = chartOn();
    const namespace = new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    isolated(chart, 'A', { name: 'db', labels: { app: 'a' } });
    expect(namespace.objects).toHaveLength(2);
    isolated(chart, 'B', { kind: 'StatefulSet', name: 'db', labels: { app: 'b' } });
    expect(namesOf(chart)).toEqual(['db', 'db-statefulset']);
  });

  test('refuses a policy name that another object of ours has', () => {
    const chart = chartOn();
    Workload.fromLabels(chart, 'A', { workloadName: 'allow-dns', labels: { app: 'a' }, namespaceName: 'other' }).isolate();
    const late = new Chart(chart.node.root as App, 'Late', { namespace: 'other' });
    expect(Object.keys(policies(chart))).toEqual(['other/allow-dns']);
    new SecureNamespace(late, 'Namespace', { createNamespace: false });
    expect(failure(chart)).toContain('NameTaken: NetworkPolicy other/allow-dns would be written twice; give one of the two another name  [C/A]');
  });

  test('refuses a name that an object of others has: applied, one would replace the other', () => {
    const chart = chartOn();
    const others = (kind: string, name: string, apiVersion: string, namespace?: string) =>
      new ApiObject(chart, `${kind}-${name}-${apiVersion}-${namespace}`, { apiVersion, kind, metadata: { name, namespace }, spec: {} });
    others('NetworkPolicy', 'a', 'networking.k8s.io/v1', 'elsewhere');
    others('NetworkPolicy', 'a', 'example.com/v1');
    others('NetworkPolicy', 'b', 'networking.k8s.io/v1');
    new SecureNamespace(chart, 'Namespace');
    isolated(chart, 'A', {});
    expect(namesOf(chart)).toContain('a');
    others('NetworkPolicy', 'allow-dns', 'networking.k8s.io/v1');
    others('NetworkPolicy', 'late', 'networking.k8s.io/v1');
    isolated(chart, 'Late', {});
    expect(failure(chart)).toMatch(new RegExp([
      'NameTaken: NetworkPolicy allow-dns is already written by \\[C/Namespace/NetworkPolicy-allow-dns\\]; give one of the two another name  \\[C/Network.*',
      '.*NameTaken: NetworkPolicy late is already written by \\[C/Late/NetworkPolicy-late\\]',
    ].join('\n')));
  });

  test.each([['Web_1'], ['a.b'], ['x'.repeat(64)]])('refuses the workload name %p', (workloadName) => {
    const chart = chartOn();
    expect(() => Workload.fromLabels(chart, 'A', { workloadName, labels: { app: 'a' } })).toThrow(/^InvalidName: workload name must be .* \[C\/A\]$/);
  });
});

describe('who may stand at the ends', () => {
  test.each<[string, (ours: Workload) => void, string]>([
    ['something that is no peer', (web) => web.connections.allowTo({} as IConnectable),
      'NotAPeer: the other end must be a Workload, a Service, an ExposedApp or a Peer, got an object; adopt any other construct with Workload.of(construct)  [C/Web]'],
    ['nothing', (web) => web.connections.allowFrom(undefined as unknown as IConnectable), 'NotAPeer: '],
    ['P8 a construct that was not adopted', (web) => web.connections.allowTo(web._subject.scope as unknown as IConnectable), 'NotAPeer: '],
    ['an empty list of ports', (web) => web.connections.allowTo(Peer.anyone(), { ports: [] }),
      'NoPorts: ports must not be an empty list; leave them out or name at least one, such as Port.HTTPS  [C/Web]'],
    ['a peer and a relation without ports', (web) => web.connections.allowTo(Peer.anyone()),
      'NoPorts: a relation to a peer that names no ports must name them; give { ports: [Port.HTTPS] }, or Port.all() for everything  [C/Web]'],
  ])('refuses %s', (_, act, message) => {
    const { web } = shop();
    expect(() => act(web)).toThrow(message);
  });

  test('policies stand under the construct of their pods, so that they move and are acknowledged with it', () => {
    const { chart, api, web } = shop();
    web.connections.allowTo(api);
    policies(chart);
    const paths = chart.node.findAll().filter((child) => ApiObject.isApiObject(child) && child.kind === 'NetworkPolicy').map(({ node }) => node.path);
    expect(paths).toEqual([
      'C/Namespace/NetworkPolicy-default-deny', 'C/Namespace/NetworkPolicy-allow-dns', 'C/Web/NetworkPolicy-web', 'C/Api/NetworkPolicy-api',
    ]);
    expect(new Construct(chart, 'Other').node.children).toEqual([]);
  });
});
