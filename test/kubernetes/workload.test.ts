import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart, Include, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';
import { Peer, Port, SecureNamespace, Workload } from '../../src';
import { PodFacts } from '../../src/model/subject';
import { byApp, chartOn, failure, pods, policies, tcp } from './harness';

let chart: Chart;

beforeEach(() => {
  chart = chartOn();
});

function facts(workload: Workload): PodFacts {
  return workload._subject.facts;
}

/** What was read, as a person says it. */
function read(construct: IConstruct): string {
  const { kind, name, namespaceName, pods: selector, containerPorts, hostNetwork } = facts(Workload.of(construct));
  const ports = containerPorts.map((port) => `${port.name ?? ''}:${port.protocol}:${port.number}`).join(' ');
  return `${kind} ${name} in ${namespaceName} by ${selector.toString()} on [${ports}]${hostNetwork ? ' of the host' : ''}`;
}

function raw(apiVersion: string, kind: string, spec: object, labels?: { [key: string]: string }): ApiObject {
  return new ApiObject(chart, kind, { apiVersion, kind, metadata: { name: 'raw', labels }, spec });
}

const CONTAINERS = [{ name: 'main', image: 'app', ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 53, protocol: 'UDP' }] }];
const TEMPLATE = { metadata: { labels: { app: 'raw' } }, spec: { containers: CONTAINERS } };
const ON = 'on [http:TCP:8080 :UDP:53]';

describe('cdk8s-plus', () => {
  const metadata = { name: 'web' };
  const containers = [{ image: 'app', ports: [{ number: 8080, name: 'http' }, { number: 53, protocol: kplus.Protocol.UDP }] }];
  const byAddress = /cdk8s\.io\/metadata\.addr=\S+/;

  test.each<[string, () => Construct]>([
    ['Deployment', () => new kplus.Deployment(chart, 'Web', { metadata, containers })],
    ['StatefulSet', () => new kplus.StatefulSet(chart, 'Web', {
      metadata, containers, service: new kplus.Service(chart, 'Svc', { ports: [{ port: 80 }] }),
    })],
    ['DaemonSet', () => new kplus.DaemonSet(chart, 'Web', { metadata, containers })],
    ['Job', () => new kplus.Job(chart, 'Web', { metadata, containers })],
    ['Pod', () => new kplus.Pod(chart, 'Web', { metadata, containers })],
  ])('%s', (kind, make) => {
    expect(read(make()).replace(byAddress, 'ADDRESS')).toBe(`${kind} web in shop by ADDRESS ${ON}`);
  });

  test('CronJob', () => {
    const job = new kplus.CronJob(chart, 'Web', { metadata, containers, schedule: { _toKube: () => '* * * * *', expressionString: '* * * * *' } as never });
    expect(read(job).replace(byAddress, 'ADDRESS')).toBe(`CronJob web in shop by ADDRESS ${ON}`);
  });

  test('the namespace is the object\'s own', () => {
    expect(facts(Workload.of(new kplus.Deployment(chart, 'Web', { metadata: { namespace: 'other' }, containers }))).namespaceName).toBe('other');
  });

  test('its policy stands under the construct people made', () => {
    new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    const deployment = new kplus.Deployment(chart, 'Web', { metadata, containers });
    Workload.of(deployment).connections.allowTo(Peer.internet({ ports: [Port.HTTPS] }));
    policies(chart);
    expect(deployment.node.tryFindChild('NetworkPolicy-web')).toBeDefined();
  });

  test('containers and labels that come after the adoption count', () => {
    new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    const caller = Workload.of(pods(chart, 'Caller'));
    const deployment = new kplus.Deployment(chart, 'Late', { metadata, select: false, podMetadata: { labels: { app: 'late' } } });
    const late = Workload.of(deployment);
    caller.connections.allowTo(late);
    deployment.addContainer({ image: 'app', portNumber: 8080 });
    expect(policies(chart).web).toMatchObject({ podSelector: { matchLabels: { app: 'late' } }, ingress: [{ from: [byApp('caller')], ports: tcp(8080) }] });
  });

  test('P8 P16 connections of a workload itself are never asked: they stay as they are', () => {
    const deployment = new kplus.Deployment(chart, 'Web', { metadata, containers });
    Workload.of(deployment).isolate();
    expect(Object.keys(policies(chart))).toEqual(['web']);
  });
});

describe('by structure', () => {
  test.each<[string, () => ApiObject, string]>([
    ['a Deployment', () => raw('apps/v1', 'Deployment', { selector: { matchLabels: { app: 'raw' } }, template: TEMPLATE }), `Deployment raw in shop by app=raw ${ON}`],
    ['a Pod', () => raw('v1', 'Pod', { containers: CONTAINERS }, { app: 'raw' }), `Pod raw in shop by app=raw ${ON}`],
    ['a CronJob', () => raw('batch/v1', 'CronJob', { jobTemplate: { spec: { template: TEMPLATE } } }), `CronJob raw in shop by app=raw ${ON}`],
    ['a ReplicationController, whose selector is a plain map', () => raw('v1', 'ReplicationController', { selector: { app: 'raw' }, template: TEMPLATE }),
      `ReplicationController raw in shop by app=raw ${ON}`],
    ['an Argo Rollout', () => raw('argoproj.io/v1alpha1', 'Rollout', { selector: { matchLabels: { app: 'raw' } }, template: TEMPLATE }),
      `Rollout raw in shop by app=raw ${ON}`],
    ['a Knative-like kind without a selector', () => raw('example.com/v1', 'Thing', { template: TEMPLATE }), `Thing raw in shop by app=raw ${ON}`],
  ])('%s', (_, make, text) => expect(read(make())).toBe(text));

  test('the selector\'s labels are the fewest, and cannot change', () => {
    const template = { ...TEMPLATE, metadata: { labels: { app: 'raw', version: '7' } } };
    expect(read(raw('apps/v1', 'Deployment', { selector: { matchLabels: { app: 'raw' } }, template }))).toContain('by app=raw on');
  });

  test('a selector with expressions gives way to the template\'s labels', () => {
    const selector = { matchLabels: { app: 'raw' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] };
    const template = { ...TEMPLATE, metadata: { labels: { app: 'raw', tier: 'front' } } };
    expect(read(raw('apps/v1', 'Deployment', { selector, template }))).toContain('by app=raw, tier=front on');
  });

  test('P16 native sidecars count, containers that only prepare do not', () => {
    const initContainers = [
      { name: 'proxy', image: 'proxy', restartPolicy: 'Always', ports: [{ name: 'metrics', containerPort: 9090 }] },
      { name: 'migrate', image: 'migrate', ports: [{ containerPort: 1 }] },
    ];
    const object = raw('apps/v1', 'Deployment', { template: { ...TEMPLATE, spec: { containers: CONTAINERS, initContainers } } });
    expect(read(object)).toContain('on [http:TCP:8080 :UDP:53 metrics:TCP:9090]');
  });

  test('N9 the host network is seen', () => {
    expect(read(pods(chart, 'Agent', { kind: 'DaemonSet', hostNetwork: true }))).toBe('DaemonSet agent in shop by app=agent on [] of the host');
  });

  test('all objects of a file, where one holds pods', () => {
    const folder = mkdtempSync(join(tmpdir(), 'workload-'));
    const url = join(folder, 'all.yaml');
    writeFileSync(url, [
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'db' } },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { selector: { app: 'db' }, ports: [{ port: 5432 }] } },
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db', namespace: 'data' }, spec: { template: TEMPLATE } },
    ].map((object) => JSON.stringify(object)).join('\n---\n'));
    try {
      expect(read(new Include(chart, 'All', { url }))).toBe(`StatefulSet db in data by app=raw ${ON}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('labels changed after the adoption, before synth', () => {
    const object = raw('apps/v1', 'Deployment', { template: TEMPLATE });
    const workload = Workload.of(object);
    workload.isolate();
    object.addJsonPatch(JsonPatch.replace('/spec/template/metadata/labels', { app: 'changed' }));
    expect(policies(chart).raw.podSelector).toEqual({ matchLabels: { app: 'changed' } });
  });
});

describe('adoption', () => {
  test('twice gives the same workload, from the object or around it', () => {
    const around = new Construct(chart, 'Around');
    const object = pods(around, 'Web', { ports: [80] });
    const workload = Workload.of(object);
    expect([Workload.of(object), Workload.of(around)]).toEqual([workload, workload]);
    expect([workload.workloadName, workload.namespaceName]).toEqual(['web', 'shop']);
  });

  test('the same after its policy was written under it', () => {
    const around = new Construct(chart, 'Around');
    const workload = Workload.of(pods(around, 'Web'));
    workload.isolate();
    policies(chart);
    expect(Workload.of(around)).toBe(workload);
  });

  test('adopting alone writes nothing and says nothing', () => {
    Workload.of(pods(chart, 'Web', { hostNetwork: true }));
    expect(policies(chart)).toEqual({});
  });

  test.each<[string, () => IConstruct, string]>([
    ['no pods', () => new Construct(chart, 'Empty'),
      'NotAWorkload: a workload must hold a pod template, got none; pass a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod  [C/Empty]'],
    ['a kind with a template of something else', () => raw('bitnami.com/v1alpha1', 'SealedSecret', { template: { metadata: {} } }), 'NotAWorkload: '],
    ['a ConfigMap', () => raw('v1', 'ConfigMap', {}), 'NotAWorkload: '],
    ['several', () => {
      const around = new Construct(chart, 'Around');
      pods(around, 'Web');
      pods(around, 'Db', { kind: 'StatefulSet' });
      return around;
    }, 'SeveralWorkloads: a workload must hold exactly one pod template, got Deployment web, StatefulSet db; pass one of them  [C/Around]'],
    ['nothing', () => undefined as unknown as IConstruct,
      'NotAWorkload: a workload must be a construct that holds a pod template, got something else; pass the Deployment itself'],
    ['something else', () => 'web' as unknown as IConstruct, 'NotAWorkload: '],
  ])('refuses %s', (_, make, message) => expect(() => Workload.of(make())).toThrow(message));

  test.each<[string, object]>([['no labels', {}], ['an empty map of labels', { metadata: { labels: {} } }]])('refuses pods with %s at synth', (_, template) => {
    Workload.of(raw('apps/v1', 'Deployment', { template: { ...template, spec: { containers: CONTAINERS } } })).isolate();
    expect(failure(chart)).toContain(
      'NoPodLabels: the pods of Deployment raw must carry a label to be selected by, got none; label the pod template  [C/Deployment]');
  });

  test('refuses labels that no selector may hold', () => {
    Workload.of(raw('apps/v1', 'Deployment', { template: { ...TEMPLATE, metadata: { labels: { app: 7 } } } })).isolate();
    expect(failure(chart)).toMatch(/^.*Invalid\w+: .* \[C\/Deployment\]$/m);
  });
});

describe('by labels', () => {
  test('the chart\'s namespace and the id\'s name, or given', () => {
    const known = (props: Partial<Parameters<typeof Workload.fromLabels>[2]>, id = 'OrderDb') =>
      facts(Workload.fromLabels(chart, id, { labels: { app: 'db' }, ...props }));
    expect(known({})).toMatchObject({ name: 'order-db', kind: 'Pods', namespaceName: 'shop', containerPorts: [], hostNetwork: false });
    expect(known({ namespaceName: 'data', workloadName: 'db', ports: [Port.POSTGRES, Port.udp(53)] }, 'B')).toMatchObject({
      name: 'db', namespaceName: 'data', containerPorts: [{ number: 5432, protocol: 'TCP' }, { number: 53, protocol: 'UDP' }],
    });
  });

  test('its ports are the relation\'s, ranges and names among them', () => {
    const db = Workload.fromLabels(chart, 'Db', { labels: { app: 'db' }, ports: [Port.tcpRange(5432, 5440), Port.tcpNamed('metrics')] });
    db.isolate({ egress: false });
    db.connections.allowFrom(Peer.sameNamespace());
    expect(policies(chart).db.ingress).toEqual([{
      from: [{ podSelector: {} }], ports: [{ port: 5432, endPort: 5440, protocol: 'TCP' }, { port: 'metrics', protocol: 'TCP' }],
    }]);
  });

  test.each<[string, Partial<Parameters<typeof Workload.fromLabels>[2]>, string]>([
    ['no labels', { labels: {} }, 'InvalidSelector: '],
    ['a label that is none', { labels: { 'a b': 'c' } }, 'InvalidLabel'],
    ['a namespace that is no DNS label', { namespaceName: 'Data' }, 'InvalidName: namespace name'],
    ['an empty list of ports', { ports: [] }, 'NoPorts: '],
  ])('refuses %s', (_, props, message) => {
    const make = () => Workload.fromLabels(chart, 'Db', { labels: { app: 'db' }, ...props });
    expect(make).toThrow(message);
    expect(() => Workload.fromLabels(chart, 'Db2', { labels: { app: 'db' }, ...props })).toThrow(/ {2}\[C\/Db2\]$/);
  });

  test('refuses a relation without ports to pods whose ports nobody said', () => {
    const db = Workload.fromLabels(chart, 'Db', { labels: { app: 'db' } });
    Workload.of(pods(chart, 'Web')).connections.allowTo(db);
    expect(failure(chart)).toContain('UnclearPorts: Pods db must have at least one container port to be reached without naming ports, got none');
  });
});
