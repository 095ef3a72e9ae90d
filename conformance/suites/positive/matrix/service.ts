import { App, Chart, Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { deployment } from './users-objects';

const DIMENSIONS = {
  version: ['none', '1.33', '1.36'],
  type: ['none', 'NodePort', 'LoadBalancer', 'ExternalName'],
  pods: ['workload', 'selector', 'nobody'],
  ports: ['none', 'one', 'several', 'named-target', 'udp', 'node-port', 'headless'],
  affinity: ['none', 'on', 'timeout'],
  internal: ['none', 'Local', 'Cluster'],
  external: ['none', 'Local', 'health-check', 'Cluster'],
  distribution: ['none', 'PreferSameZone', 'PreferSameNode'],
  loadBalancer: ['none', 'class', 'ranges', 'no-node-ports'],
  families: ['none', 'single', 'single-v6', 'prefer-dual', 'require-dual'],
  notReady: ['none', 'on'],
  metadata: ['none', 'given'],
  namespace: ['none', 'given'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

function isValid(wish: Wish): boolean {
  const loadBalancer = wish.type === 'LoadBalancer';
  const external = loadBalancer || wish.type === 'NodePort';
  const alias = wish.type === 'ExternalName';
  return (!alias || (wish.pods === 'nobody' && wish.affinity === 'none' && wish.families === 'none' && wish.ports !== 'headless'))
    && (external || (wish.external === 'none' && wish.ports !== 'node-port'))
    && (loadBalancer || (wish.loadBalancer === 'none' && wish.external !== 'health-check'))
    && !(wish.ports === 'headless' && (external || wish.affinity !== 'none'))
    && !(wish.ports === 'none' && wish.pods !== 'workload' && !alias)
    && !(wish.distribution === 'PreferSameNode' && wish.version === '1.33')
    && !(wish.namespace === 'given' && wish.pods === 'workload');
}

export const SERVICE: Matrix = {
  construct: 'Service',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const app = new App();
  new net.Platform({ cni: net.Cni.enforcing('calico'), kubernetesVersion: wish.version === 'none' ? undefined : wish.version }).applyTo(app);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new net.Service(chart, 'Front', use('ServiceProps', {
    serviceName: wish.metadata === 'given' ? 'front-of-shop' : undefined,
    namespaceName: wish.namespace === 'given' ? 'elsewhere' : undefined,
    labels: wish.metadata === 'given' ? { team: 'payments' } : undefined,
    annotations: wish.metadata === 'given' ? { 'metallb.io/address-pool': 'lan' } : undefined,
    serviceType: wish.type === 'none' ? undefined : wish.type as net.ServiceType,
    externalName: wish.type === 'ExternalName' ? 'db.example.com' : undefined,
    workload: wish.pods === 'workload' ? deployment(chart, 'pods', [{ name: 'http', containerPort: 9000 }]) : undefined,
    selector: wish.pods === 'selector' ? { app: 'pods' } : undefined,
    headless: wish.ports === 'headless' ? true : undefined,
    ports: portsOf(wish)?.map((port) => use('ServicePort', port)),
    sessionAffinity: wish.affinity === 'none' ? undefined : true,
    sessionAffinityTimeout: wish.affinity === 'timeout' ? Duration.days(1) : undefined,
    internalTrafficPolicy: wish.internal === 'none' ? undefined : wish.internal as net.TrafficPolicy,
    externalTrafficPolicy: wish.external === 'none' ? undefined : wish.external === 'Cluster' ? net.TrafficPolicy.CLUSTER : net.TrafficPolicy.LOCAL,
    healthCheckNodePort: wish.external === 'health-check' ? 30011 : undefined,
    trafficDistribution: wish.distribution === 'none' ? undefined : wish.distribution as net.TrafficDistribution,
    loadBalancerClass: wish.loadBalancer === 'class' ? 'io.cilium/bgp-control-plane' : undefined,
    loadBalancerSourceRanges: wish.loadBalancer === 'ranges' ? ['192.0.2.0/24', '198.51.100.7/32', '2001:db8::/32'] : undefined,
    allocateLoadBalancerNodePorts: wish.loadBalancer === 'no-node-ports' ? false : undefined,
    ...familiesOf(wish),
    publishNotReadyAddresses: wish.notReady === 'on' ? true : undefined,
  }));
  return app;
}

function portsOf({ ports }: Wish): net.ServicePort[] | undefined {
  switch (ports) {
    case 'none': return undefined;
    case 'one': return [{ port: 80, targetPort: net.Port.tcp(9000) }];
    case 'several': return [
      { name: 'http', port: 80, targetPort: net.Port.tcp(9000), appProtocol: 'kubernetes.io/h2c' },
      { name: 'metrics', port: 9090, appProtocol: 'http' },
    ];
    case 'named-target': return [{ name: 'web', port: 80, targetPort: net.Port.tcpNamed('http') }];
    case 'udp': return [
      { name: 'dns', port: 53, protocol: net.Protocol.UDP }, { name: 'dns-tcp', port: 53 }, { name: 'sctp', port: 53, targetPort: net.Port.sctp(5353) },
    ];
    case 'node-port': return [{ port: 80, nodePort: 30010 }];
    case 'headless': return [{ name: 'peer', port: 7000 }];
  }
}

function familiesOf({ families }: Wish): Pick<net.ServiceProps, 'ipFamilies' | 'ipFamilyPolicy'> {
  const { IPV4, IPV6 } = net.IpFamily;
  switch (families) {
    case 'none': return {};
    case 'single': return { ipFamilyPolicy: net.IpFamilyPolicy.SINGLE_STACK };
    case 'single-v6': return { ipFamilyPolicy: net.IpFamilyPolicy.SINGLE_STACK, ipFamilies: [IPV6] };
    case 'prefer-dual': return { ipFamilyPolicy: net.IpFamilyPolicy.PREFER_DUAL_STACK, ipFamilies: [IPV6, IPV4] };
    case 'require-dual': return { ipFamilyPolicy: net.IpFamilyPolicy.REQUIRE_DUAL_STACK };
  }
}
