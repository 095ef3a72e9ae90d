import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import {
  ClusterDns, Cni, ExposedApp, IPeer, LabelExpression, LabelSelector, NodeLocalDns, Peer, Platform, Port, presets, SecureNamespace, Service, Workload,
} from '../../src';
import { gatewayPlatform, LETSENCRYPT } from '../support/platforms';

const PLATFORMS: ReadonlyArray<() => Platform> = [
  () => new presets.K3s({
    issuer: LETSENCRYPT, domain: 'example.com', nodeCidrs: ['192.168.7.0/24'], apiServerCidrs: ['192.168.7.10/32', '10.43.0.1/32'],
  }),
  () => new presets.Kind({ monitoring: Peer.pods({ namespaceName: 'monitoring', labels: { app: 'prometheus' } }) }),
  () => gatewayPlatform(undefined, { domain: 'example.com', dns: ClusterDns.coreDns({ nodeLocal: NodeLocalDns.iptables(), serviceIp: '10.96.0.10' }) }),
  () => new Platform({ cni: Cni.enforcing('calico'), podCidrs: ['10.42.0.0/16', 'fd00:42::/48'], nodeCidrs: ['10.7.0.0/16'], dns: ClusterDns.openShift() }),
];

/** What a random app is made of, small enough that its numbers say all of it. */
export interface AppPlan {
  readonly platform: number;
  readonly namespaces: ReadonlyArray<{ readonly secured: boolean; readonly same: boolean; readonly scraped: boolean; readonly apiServer: boolean }>;
  readonly workloads: readonly WorkloadPlan[];
  readonly wishes: readonly WishPlan[];
}

interface WorkloadPlan {
  readonly namespace: number;
  readonly form: 'deployment' | 'labels' | 'exposed' | 'host' | 'job';
  /** Some share a label with others. */
  readonly tier?: string;
  readonly isolate?: { readonly egress: boolean; readonly ingress: boolean };
}

interface WishPlan {
  readonly who: number;
  readonly whom: number;
  readonly from: boolean;
  /** 0 to 2: to another workload; then peers. */
  readonly peer: number;
  readonly port: number;
}

const small = (max: number) => fc.nat({ max });

export const appPlans: fc.Arbitrary<AppPlan> = fc.record({
  platform: small(PLATFORMS.length - 1),
  namespaces: fc.array(fc.record({
    secured: fc.boolean(), same: fc.boolean(), scraped: fc.boolean(), apiServer: fc.boolean(),
  }), { minLength: 1, maxLength: 2 }),
  workloads: fc.array(fc.record({
    namespace: small(1),
    form: fc.constantFrom('deployment' as const, 'deployment' as const, 'labels' as const, 'exposed' as const, 'host' as const, 'job' as const),
    tier: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    isolate: fc.constantFrom(undefined, { egress: true, ingress: true }, { egress: true, ingress: false }, { egress: false, ingress: true }),
  }), { minLength: 1, maxLength: 4 }),
  wishes: fc.array(fc.record({ who: small(3), whom: small(3), from: fc.boolean(), peer: small(15), port: small(6) }), { maxLength: 5 }),
});

/** The container ports of every workload that has a template. */
const LISTENS = [{ name: 'http', containerPort: 8080 }, { name: 'dns', containerPort: 5353, protocol: 'UDP' }, { name: 'metrics', containerPort: 9090 }];
const PORTS: readonly Port[][] = [
  [Port.tcp(8080)], [Port.tcpNamed('http')], [Port.udpNamed('dns'), Port.tcp(9090)], [Port.tcpRange(8000, 8100)], [Port.allUdp()], [Port.all()], [Port.HTTPS, Port.DNS_UDP],
];

/** Peers by number, so that a plan is data. */
const PEERS: ReadonlyArray<() => Peer> = [
  () => Peer.pods({ namespaceName: 'kafka', labels: { app: 'kafka' } }),
  () => Peer.pods({ selector: LabelSelector.of({ matchExpressions: [LabelExpression.isIn('tier', ['a', 'b'])] }) }),
  () => Peer.namespaces({ labels: { team: 'data' }, podLabels: { app: 'db' } }),
  () => Peer.sameNamespace(),
  () => Peer.allPods(),
  () => Peer.anyone(),
  () => Peer.internet({ excluding: ['203.0.113.0/24'] }),
  () => Peer.cidr('10.0.0.0/8', { excluding: ['10.42.0.0/16'] }),
  () => Peer.cidr('2001:db8::/32'),
  () => Peer.nodes(),
  () => Peer.https('api.example.com').orElse(Peer.internet()),
  () => Peer.https('api.example.com'),
  () => Peer.monitoring(),
];

/** The app that a plan describes. */
export function appOf(plan: AppPlan): App {
  const app = new App();
  const platform = PLATFORMS[plan.platform]();
  platform.applyTo(app);
  const charts = plan.namespaces.map(({ secured, same, scraped, apiServer }, at) => {
    const chart = new Chart(app, `ns-${at}`, { namespace: `ns-${at}` });
    if (secured) {
      new SecureNamespace(chart, 'Ns', {
        allowSameNamespace: same,
        labels: { team: at === 0 ? 'data' : 'web' },
        monitoringPorts: scraped && plan.platform === 1 ? [Port.tcpNamed('metrics')] : undefined,
        allowApiServer: apiServer && plan.platform === 0,
      });
    }
    return chart;
  });
  const workloads = plan.workloads.map((each, at) => made(charts[each.namespace % charts.length], `w-${at}`, each, platform.defaultExposure !== undefined));
  plan.workloads.forEach(({ isolate }, at) => isolate && workloads[at].adopted.isolate(isolate));
  for (const { who, whom, from, peer, port } of plan.wishes) {
    const self = workloads[who % workloads.length].end;
    const other: IPeer = peer < 3 ? workloads[whom % workloads.length].end : PEERS[peer - 3]();
    // Names are those of pods of ours: nobody knows what they stand for elsewhere.
    const ports = peer < 3 || from ? PORTS[port] : PORTS[port].filter(({ portName }) => portName === undefined);
    if (ports.length === 0) continue;
    if (from) self.connections.allowFrom(other, { ports });
    else self.connections.allowTo(other, { ports });
  }
  return app;
}

function made(
  chart: Chart, name: string, { form, tier }: WorkloadPlan, canBeExposed: boolean,
): { end: Workload | ExposedApp | Service; adopted: Workload } {
  const labels = { app: name, ...(tier === undefined ? {} : { tier }) };
  if (form === 'labels') {
    const adopted = Workload.fromLabels(chart, name, { labels, ports: [Port.tcp(8080), Port.udp(5353), Port.tcp(9090)] });
    return { end: adopted, adopted };
  }
  const object = new ApiObject(chart, name, {
    apiVersion: form === 'job' ? 'batch/v1' : 'apps/v1',
    kind: form === 'job' ? 'Job' : form === 'host' ? 'DaemonSet' : 'Deployment',
    metadata: { name },
    spec: {
      ...(form === 'job' ? {} : { selector: { matchLabels: labels } }),
      template: { metadata: { labels }, spec: { containers: [{ name, ports: LISTENS }], ...(form === 'host' ? { hostNetwork: true } : {}) } },
    },
  });
  const adopted = Workload.of(object);
  if (form === 'exposed') {
    return {
      end: canBeExposed ? new ExposedApp(chart, `App-${name}`, { workload: object, port: 8080, appName: `${name}-app` })
        : new Service(chart, `Svc-${name}`, { workload: object, serviceName: `${name}-svc`, ports: [{ name: 'http', port: 80, targetPort: Port.tcpNamed('http') }] }),
      adopted,
    };
  }
  return { end: adopted, adopted };
}
