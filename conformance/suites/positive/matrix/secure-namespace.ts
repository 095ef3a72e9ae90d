import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';

/** Every way names are resolved. */
const DNS: { readonly [name: string]: () => net.ClusterDns } = {
  'coredns': () => net.ClusterDns.coreDns({ namespaceName: 'dns', labels: { app: 'coredns' }, port: 1053 }),
  'node-local-iptables': () => net.ClusterDns.coreDns({ nodeLocal: net.NodeLocalDns.iptables(), serviceIp: '10.96.0.10' }),
  'node-local-ipvs': () => net.ClusterDns.coreDns({ nodeLocal: net.NodeLocalDns.ipvs() }),
  'node-local-redirected': () => net.ClusterDns.coreDns({ nodeLocal: net.NodeLocalDns.redirected() }),
  'coredns-chart': () => net.ClusterDns.coreDnsChart({ namespaceName: 'coredns' }),
  'openshift': () => net.ClusterDns.openShift(),
  'gardener': () => net.ClusterDns.gardener(),
  'eks-auto': () => net.ClusterDns.eksAutoMode({ serviceIp: '172.20.0.10', mixedNodes: true }),
  'aks-local': () => net.ClusterDns.aksLocalDns({ mixedNodes: true }),
  'gke-cloud-dns': () => net.ClusterDns.gkeCloudDns({ dataplaneV2: true, nodeLocalCache: true }),
  'gke-kube-dns': () => net.ClusterDns.gkeKubeDns({ serviceIp: 'fd00:10:96::a' }),
  'gke-autopilot': () => net.ClusterDns.gkeAutopilot({ dataplaneV2: true }),
};

const DIMENSIONS = {
  dns: ['none', ...Object.keys(DNS)],
  name: ['none', 'given'],
  create: ['none', 'off'],
  labels: ['none', 'given'],
  enforce: ['none', 'privileged', 'baseline', 'restricted'],
  warn: ['none', 'privileged', 'baseline', 'restricted'],
  neighbours: ['none', 'on'],
  monitoring: ['none', 'ports'],
  apiServer: ['none', 'on'],
  relations: ['none', 'pods', 'namespaces', 'addresses', 'everyone', 'outside'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

const isValid = (wish: Wish) => wish.create === 'none' || (wish.labels === 'none' && wish.enforce === 'none' && wish.warn === 'none');

/** A namespace that denies, and relations of its pods with every kind of peer. */
export const SECURE_NAMESPACE: Matrix = {
  construct: 'SecureNamespace',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const app = new App();
  new net.Platform({
    cni: net.Cni.enforcing('calico'),
    dns: DNS[wish.dns]?.(),
    nodeCidrs: ['192.168.0.0/24', 'fd00:1::/64'],
    podCidrs: ['10.244.0.0/16'],
    apiServerCidrs: ['192.168.0.10/32', 'fd00:1::a/128'],
    monitoring: net.Peer.namespaces({ labels: { purpose: 'monitoring' } }),
  }).applyTo(app);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new net.SecureNamespace(chart, 'Ns', use('SecureNamespaceProps', {
    namespaceName: wish.name === 'given' ? 'shop' : undefined,
    createNamespace: wish.create === 'off' ? false : undefined,
    labels: wish.labels === 'given' ? { 'team': 'payments', 'example.com/tier': '' } : undefined,
    podSecurity: wish.enforce === 'none' ? undefined : wish.enforce as net.PodSecurityLevel,
    podSecurityWarning: wish.warn === 'none' ? undefined : wish.warn as net.PodSecurityLevel,
    allowSameNamespace: wish.neighbours === 'on' ? true : undefined,
    monitoringPorts: wish.monitoring === 'ports' ? [net.Port.tcp(9090), net.Port.tcpNamed('metrics')] : undefined,
    allowApiServer: wish.apiServer === 'on' ? true : undefined,
  }));
  relate(net.Workload.fromLabels(chart, 'Api', use('LabelledWorkloadProps', {
    labels: { app: 'api' }, ports: [net.Port.tcp(8080)], namespaceName: wish.name === 'given' ? 'shop' : undefined, workloadName: wish.name === 'given' ? 'orders' : undefined,
  })).connections, wish);
  return app;
}

function relate(api: net.Connections, { relations }: Wish): void {
  const options = (ports: net.Port[]) => use('ConnectionOptions', { ports, reason: 'because' });
  switch (relations) {
    case 'none': return;
    case 'pods':
      api.allowTo(net.Peer.pods(use('PodsPeerOptions', { namespaceName: 'kafka', labels: { app: 'kafka' }, ports: [net.Port.KAFKA] })));
      api.allowFrom(net.Peer.pods(use('PodsPeerOptions', { selector: manyDemands() })));
      // Standard policies cannot say it, so the wider wish is what is written.
      return api.allowFrom(net.Peer.pods(use('PodsPeerOptions', { labels: { app: 'web' }, serviceAccountName: 'web' })).orElse(net.Peer.sameNamespace()));
    case 'namespaces':
      api.allowTo(net.Peer.namespaces(use('NamespacesPeerOptions', { labels: { team: 'payments' }, podLabels: { app: 'db' }, ports: [net.Port.POSTGRES] })));
      return api.allowFrom(net.Peer.namespaces(use('NamespacesPeerOptions', { selector: net.LabelSelector.everything() })));
    case 'addresses':
      api.allowTo(net.Peer.cidr('10.0.0.0/8', use('CidrPeerOptions', { excluding: ['10.1.0.0/16', '10.2.3.4/32'], ports: [net.Port.tcpRange(1, 65535)] })));
      api.allowFrom(net.Peer.cidr('2001:db8::/32', { excluding: ['2001:db8:1::/48'] }), options([net.Port.tcp(8080)]));
      return api.allowTo(net.Peer.internet({ excluding: ['192.0.2.0/24'] }), options([net.Port.HTTPS, net.Port.udp(443), net.Port.sctp(3868)]));
    case 'everyone':
      api.allowFrom(net.Peer.anyone(), options([net.Port.all()]));
      return api.allowTo(net.Peer.allPods(use('PeerOptions', { ports: [net.Port.allUdp(), net.Port.allTcp()] })));
    case 'outside':
      api.allowTo(net.Peer.nodes(), options([net.Port.tcp(10250)]));
      api.allowFrom(net.Peer.apiServer(), options([net.Port.tcp(8443)]));
      return api.allowTo(net.Peer.hostname('api.example.com', { ports: [net.Port.HTTPS] }).orElse(net.Peer.internet()));
  }
}

function manyDemands(): net.LabelSelector {
  const { LabelExpression, LabelSelector } = net;
  return LabelSelector.of(use('LabelSelectorProps', {
    matchLabels: { tier: 'web' },
    matchExpressions: [LabelExpression.exists('a'), LabelExpression.doesNotExist('b'), LabelExpression.notIn('c', ['', 'x_y.z'])],
  }));
}
