import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { Cni, Findings, Peer, Platform, Port, SecureNamespace, Service, Workload } from '../../src';
import { stderrOf } from '../model/stderr';
import { appOn } from '../support/platforms';
import { pods } from './harness';

/** An app whose constructs stand, and the wishes that may come in any order. */
interface World {
  readonly app: App;
  readonly secured: SecureNamespace;
  readonly wishes: ReadonlyArray<() => void>;
}

/**
 * Workloads in a denied namespace and in an open one.
 *
 * @param twice whether some pods are known in two ways, and two workloads share a name
 */
function world(twice: boolean): World {
  const app = appOn(new Platform({ cni: Cni.enforcing('calico'), nodeCidrs: ['192.168.1.0/24'] }));
  const [shop, data] = ['shop', 'data'].map((namespace) => new Chart(app, namespace, { namespace }));
  const secured = new SecureNamespace(shop, 'Namespace');
  const web = Workload.of(pods(shop, 'Web', { ports: [8080] }));
  const api = Workload.of(pods(shop, 'Api', { ports: [{ name: 'http', containerPort: 9000 }, { name: 'metrics', containerPort: 9090 }] }));
  const agent = Workload.of(pods(shop, 'Agent', { kind: 'DaemonSet', hostNetwork: true, ports: [9100] }));
  const db = Workload.of(pods(data, 'Db', { kind: 'StatefulSet', ports: [5432] }));
  // The same name as the database, and the same pods as the Deployment `cache`.
  const other = Workload.of(pods(data, 'Other', { name: twice ? 'db' : 'other', labels: { app: 'other' }, ports: [80] }));
  const cache = Workload.of(pods(data, 'Cache', { ports: [6379] }));
  const cacheByLabels = twice ? Workload.fromLabels(data, 'ByLabels', { labels: { app: 'cache' }, ports: [Port.REDIS] }) : cache;
  const queues = ['a', 'b'].map((each) =>
    Workload.fromLabels(data, `Queue${each}`, { workloadName: twice ? 'queue' : `queue-${each}`, labels: { app: each } }));
  const apiService = new Service(shop, 'ApiService', {
    ...(twice ? { selector: { app: 'api' } } : { workload: api._subject.scope }), ports: [{ port: 80, targetPort: Port.tcp(9000) }],
  });

  const http = { ports: [Port.tcpNamed('http')] };
  return {
    app,
    secured,
    wishes: [
      () => web.connections.allowTo(api, http),
      () => web.connections.allowTo(apiService),
      () => apiService.connections.allowFrom(agent),
      () => api.connections.allowFrom(Peer.pods({ namespaceName: 'monitoring' }), { ports: [Port.tcpNamed('metrics')] }),
      () => api.connections.allowTo(db),
      () => db.connections.allowFrom(api, { reason: 'said from the other side' }),
      () => api.connections.allowTo(cacheByLabels),
      () => cache.connections.allowFrom(web, { ports: [Port.tcpRange(6379, 6380)] }),
      () => db.connections.allowTo(db),
      () => other.connections.allowTo(Peer.internet({ ports: [Port.HTTPS] })),
      () => api.connections.allowTo(Peer.https('api.stripe.com').orElse(Peer.internet())),
      () => api.connections.allowTo(Peer.https('maps.example.com')),
      () => agent.connections.allowTo(Peer.cidr('10.0.0.0/8'), { ports: [Port.all()] }),
      () => web.connections.allowTo(Peer.cidr('10.0.0.0/8'), { ports: [Port.HTTPS, Port.HTTP] }),
      () => web.connections.allowTo(Peer.cidr('10.1.0.0/16'), { ports: [Port.HTTP] }),
      () => cache.isolate({ egress: false }),
      () => cacheByLabels.isolate({ ingress: false }),
      () => other.isolate(),
      () => db.isolate({ ingress: false }),
      () => db.isolate({ egress: false }),
      () => api.isolate(),
      () => queues[0].isolate(),
      () => queues[1].isolate(),
      () => Findings.of(shop).acknowledge('PolicyCannotNameHostnames', 'the mesh allows it'),
      () => Findings.of(app).acknowledge('PeerWrittenElsewhere', 'agreed with them'),
      () => Findings.of(shop).acknowledge('PeerWrittenElsewhere', 'agreed with all of them'),
      () => Findings.of(app).acknowledge('HostNetworkIgnoresPolicies', 'the node\'s firewall'),
    ],
  };
}

/** What a reader sees: the YAML, the warnings, and what was accepted with which reason. */
function outcome({ app }: World): { yaml: string; warnings: string[]; findings: unknown } {
  let yaml = '';
  const warnings = stderrOf(() => {
    yaml = app.synthYaml();
  });
  return { yaml, warnings, findings: Findings.of(app).all };
}

function inOrder(order: readonly number[], made = world(true), meanwhile: (at: number) => void = () => undefined): ReturnType<typeof outcome> {
  order.forEach((wish, at) => {
    made.wishes[wish]();
    meanwhile(at);
  });
  return outcome(made);
}

const STRAIGHT = world(true).wishes.map((_, i) => i);
const orders = fc.shuffledSubarray(STRAIGHT, { minLength: STRAIGHT.length });
const SEED = { seed: 20260101, numRuns: 120 };

const expected = inOrder(STRAIGHT);

test('the graph writes what it should: seven policies beside the namespace\'s two', () => {
  expect(expected.yaml.match(/^kind: NetworkPolicy$/gm)).toHaveLength(9);
  expect(expected.findings).toHaveLength(3);
});

test('the order of wishes never shows: the same bytes, warnings and findings', () => {
  fc.assert(fc.property(orders, (order) => expect(inOrder(order)).toEqual(expected)), SEED);
});

test('P4 saying everything twice, in any order, is harmless', () => {
  fc.assert(fc.property(orders, orders, (first, second) => expect(inOrder([...first, ...second])).toEqual(expected)), { ...SEED, numRuns: 40 });
});

test('reading objects or findings at any time, and wishing on, ends the same documents', () => {
  // A name once given stays, so a workload must not come to share its name, or its pods, after the reading.
  const straight = inOrder(STRAIGHT, world(false));
  const sorted = (yaml: string) => yaml.split(/^---\n/m).map((document) => document.trim()).sort();
  fc.assert(fc.property(orders, fc.uniqueArray(fc.constantFrom(...STRAIGHT), { maxLength: 4 }), (order, readings) => {
    const made = world(false);
    const { yaml, warnings } = inOrder(order, made, (at) => {
      if (readings.includes(at)) void (at % 2 === 0 ? made.secured.objects : Findings.of(made.app).all);
    });
    expect(sorted(yaml)).toEqual(sorted(straight.yaml));
    expect(warnings).toEqual(straight.warnings);
  }), SEED);
});
