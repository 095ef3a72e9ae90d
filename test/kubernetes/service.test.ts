import { ApiObject, App, Chart, Duration, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Cni, Findings, IpFamily, IpFamilyPolicy, Peer, Platform, Port, presets, Protocol, SecureNamespace, Service, ServiceProps, ServiceType,
  TrafficDistribution, TrafficPolicy, Workload,
} from '../../src';
import { expectYaml } from '../support/yaml-snapshot';
import { byApp, chartOn, documents, failure, pods, policies, tcp } from './harness';

const PORTS = [{ port: 80 }];
const SELECTOR = { app: 'web' };

function service(props: ServiceProps, chart = chartOn()): Service {
  return new Service(chart, 'Web', props);
}

function spec(props: ServiceProps, version?: string): any {
  const platform = version === undefined ? undefined : new Platform({ cni: Cni.enforcing('calico'), kubernetesVersion: version });
  return documents(service(props, chartOn(platform))).find(({ kind }) => kind === 'Service')!.spec;
}

describe('each type, as YAML', () => {
  const workload = (chart: Chart, ports: Parameters<typeof pods>[2] = { ports: [8080] }) => pods(chart, 'Pods', { name: 'web', ...ports });
  const ways: { [file: string]: (chart: Chart) => ServiceProps } = {
    'cluster-ip': (chart) => ({ workload: workload(chart), ports: [{ port: 80, targetPort: Port.tcp(8080), appProtocol: 'kubernetes.io/h2c' }] }),
    'headless': (chart) => ({
      workload: workload(chart, { kind: 'StatefulSet', ports: [{ name: 'sql', containerPort: 5432 }] }), headless: true, publishNotReadyAddresses: true,
    }),
    'node-port': (chart) => ({
      workload: workload(chart, { ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }] }),
      serviceType: ServiceType.NODE_PORT,
      ports: [
        { name: 'dns', port: 53, protocol: Protocol.UDP, nodePort: 30053 },
        { name: 'dns-tcp', port: 53, targetPort: Port.tcpNamed('dns'), nodePort: 30053 },
      ],
      externalTrafficPolicy: TrafficPolicy.LOCAL,
      internalTrafficPolicy: TrafficPolicy.LOCAL,
    }),
    'load-balancer': (chart) => ({
      workload: workload(chart),
      serviceName: 'front',
      serviceType: ServiceType.LOAD_BALANCER,
      loadBalancerClass: 'io.cilium/bgp-control-plane',
      loadBalancerSourceRanges: ['203.0.113.0/24', '10.0.0.0/8', '10.1.0.0/16'],
      allocateLoadBalancerNodePorts: false,
      externalTrafficPolicy: TrafficPolicy.LOCAL,
      healthCheckNodePort: 30080,
      sessionAffinity: true,
      sessionAffinityTimeout: Duration.hours(1),
      trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE,
      ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
      ipFamilies: [IpFamily.IPV6, IpFamily.IPV4],
      annotations: { 'metallb.io/address-pool': 'lan' },
      labels: { team: 'web' },
    }),
    'external-name': () => ({ serviceType: ServiceType.EXTERNAL_NAME, externalName: 'db.example.com' }),
    'without-selector': () => ({ ports: [{ port: 443, targetPort: Port.tcp(8443) }] }),
  };

  test.each(Object.entries(ways))('%s', (file, props) => {
    const chart = chartOn();
    service(props(chart), chart);
    expectYaml(Yaml.stringify(...documents(chart).filter(({ kind }) => kind === 'Service')), `services/${file}`);
  });
});

describe('fields', () => {
  test.each<[string, Partial<ServiceProps>, object]>([
    ['ClusterIP is not said, being usual', { serviceType: ServiceType.CLUSTER_IP }, { ports: PORTS }],
    ['headless', { headless: true }, { clusterIP: 'None', ports: PORTS }],
    ['headless needs no ports', { headless: true, ports: undefined }, { clusterIP: 'None' }],
    ['affinity', { sessionAffinity: true }, { sessionAffinity: 'ClientIP', ports: PORTS }],
    ['affinity for a day', { sessionAffinity: true, sessionAffinityTimeout: Duration.days(1) },
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86400 } }, ports: PORTS }],
    ['internal traffic', { internalTrafficPolicy: TrafficPolicy.LOCAL }, { internalTrafficPolicy: 'Local', ports: PORTS }],
    ['usual traffic policies are not said', {
      serviceType: ServiceType.NODE_PORT, internalTrafficPolicy: TrafficPolicy.CLUSTER, externalTrafficPolicy: TrafficPolicy.CLUSTER,
    }, { type: 'NodePort', ports: PORTS }],
    ['usual booleans are not said', {
      serviceType: ServiceType.LOAD_BALANCER,
      allocateLoadBalancerNodePorts: true,
      publishNotReadyAddresses: false,
      sessionAffinity: false,
      headless: false,
    }, { type: 'LoadBalancer', ports: PORTS }],
    ['pods before they are ready', { publishNotReadyAddresses: true }, { publishNotReadyAddresses: true, ports: PORTS }],
    ['one family', { ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK, ipFamilies: [IpFamily.IPV6] },
      { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6'], ports: PORTS }],
    ['ports keep the order they are given in', { ports: [{ name: 'b', port: 2 }, { name: 'a', port: 1 }] },
      { ports: [{ name: 'b', port: 2 }, { name: 'a', port: 1 }] }],
    ['a target port of the same number is not said', { ports: [{ port: 80, targetPort: Port.tcp(80) }] }, { ports: PORTS }],
    ['a named target port', { ports: [{ port: 80, targetPort: Port.tcpNamed('http') }] }, { ports: [{ port: 80, targetPort: 'http' }] }],
    ['P3 the protocol follows the target port', { ports: [{ port: 53, targetPort: Port.udp(5353) }] }, { ports: [{ port: 53, targetPort: 5353, protocol: 'UDP' }] }],
    ['one number in two protocols', { ports: [{ name: 'a', port: 53, protocol: Protocol.UDP }, { name: 'b', port: 53 }] },
      { ports: [{ name: 'a', port: 53, protocol: 'UDP' }, { name: 'b', port: 53 }] }],
    ['an application protocol of our own', { ports: [{ port: 80, appProtocol: 'example.com/Custom_1' }] }, { ports: [{ port: 80, appProtocol: 'example.com/Custom_1' }] }],
  ])('%s', (_, props, written) => expect(spec({ selector: SELECTOR, ports: PORTS, ...props })).toEqual({ selector: SELECTOR, ...written }));

  test.each<[TrafficDistribution, string | undefined, string]>([
    [TrafficDistribution.PREFER_SAME_ZONE, undefined, 'PreferSameZone'],
    [TrafficDistribution.PREFER_SAME_ZONE, '1.33', 'PreferClose'],
    [TrafficDistribution.PREFER_SAME_ZONE, '1.34', 'PreferSameZone'],
    [TrafficDistribution.PREFER_SAME_NODE, '1.34', 'PreferSameNode'],
    [TrafficDistribution.PREFER_SAME_NODE, undefined, 'PreferSameNode'],
  ])('%s on Kubernetes %s is %s', (trafficDistribution, version, written) => {
    expect(spec({ selector: SELECTOR, ports: PORTS, trafficDistribution }, version).trafficDistribution).toBe(written);
  });

  test('refuses PreferSameNode on Kubernetes 1.33', () => {
    const chart = chartOn(new presets.Kind({ kubernetesVersion: '1.33' }));
    service({ workload: pods(chart, 'Pods', { ports: [80] }), trafficDistribution: TrafficDistribution.PREFER_SAME_NODE }, chart);
    expect(failure(chart)).toContain('InvalidService: trafficDistribution PreferSameNode needs Kubernetes 1.34, and the platform has 1.33; leave it out  [C/Web]');
  });

  test('P14 nothing is written that nobody asked for', () => {
    expect(documents(service({ selector: SELECTOR, ports: PORTS }))).toEqual([{
      apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'web' } }, spec: { selector: SELECTOR, ports: PORTS },
    }]);
  });

  test('the name and labels are the id\'s, or given; the chart\'s namespace, or given', () => {
    const chart = chartOn();
    const made = new Service(chart, 'ShopApi', { selector: SELECTOR, ports: PORTS });
    expect([made.serviceName, made.namespaceName, made.apiObject.name]).toEqual(['shop-api', 'shop', 'shop-api']);
    const other = new Service(chart, 'Other', { selector: SELECTOR, ports: PORTS, serviceName: 'front', namespaceName: 'edge', labels: { a: 'b' }, annotations: { c: 'd' } });
    expect([other.serviceName, other.namespaceName]).toEqual(['front', 'edge']);
    expect(other.apiObject.toJson().metadata).toEqual({ name: 'front', namespace: 'edge', labels: { a: 'b' }, annotations: { c: 'd' } });
  });
});

describe('for a workload', () => {
  test('its ports are the container ports, named when there are several', () => {
    const chart = chartOn();
    const ports = [{ name: 'http', containerPort: 8080 }, { containerPort: 53, protocol: 'UDP' }];
    expect(service({ workload: pods(chart, 'Pods', { ports }) }, chart)._read.ports.map(({ name, port, protocol }) => [name, port, protocol])).toEqual([
      ['http', 8080, 'TCP'], ['udp-53', 53, 'UDP'],
    ]);
  });

  test('one container port needs no name', () => {
    const chart = chartOn();
    expect(service({ workload: pods(chart, 'Pods', { ports: [8080] }) }, chart).apiObject.toJson().spec).toEqual({ selector: { app: 'pods' }, ports: [{ port: 8080 }] });
  });

  test('it stands in the namespace of its pods', () => {
    const chart = chartOn();
    const elsewhere = new Chart(chart.node.root as App, 'Other', { namespace: 'other' });
    expect(service({ workload: pods(elsewhere, 'Pods', { ports: [80] }) }, chart).namespaceName).toBe('other');
    expect(() => new Service(chart, 'Web2', { workload: pods(elsewhere, 'Pods2', { ports: [80] }), namespaceName: 'shop' })).toThrow(
      'InvalidService: a Service must stand in the namespace of its pods, "other", got "shop"; leave namespaceName out  [C/Web2]');
  });

  test('containers that come later count; without any it is refused', () => {
    const chart = chartOn();
    const deployment = new kplus.Deployment(chart, 'Late');
    const made = service({ workload: deployment }, chart);
    deployment.addContainer({ image: 'app', portNumber: 8080 });
    expect(documents(chart).find(({ kind }) => kind === 'Service')!.spec.ports).toEqual([{ port: 8080 }]);
    expect(made._workload).toBe(Workload.of(deployment));
  });

  test('refuses pods without ports', () => {
    const chart = chartOn();
    service({ workload: pods(chart, 'Pods') }, chart);
    expect(failure(chart)).toContain('InvalidService: a Service must have ports, and Deployment pods declares none; give { ports: [...] }  [C/Web]');
  });

  test('P9 refuses pods that nothing selects, and never writes an empty selector', () => {
    const chart = chartOn();
    service({ workload: pods(chart, 'Pods', { labels: {}, ports: [80] }) }, chart);
    expect(failure(chart)).toContain('NoPodLabels: the pods of Deployment pods must carry a label to be selected by, got none; label the pod template  [C/Pods]');
  });
});

describe('refuses', () => {
  const external = { serviceType: ServiceType.EXTERNAL_NAME, externalName: 'db.example.com' };
  const loadBalancer = { selector: SELECTOR, ports: PORTS, serviceType: ServiceType.LOAD_BALANCER };

  test.each<[string, ServiceProps, string]>([
    ['both a workload and a selector', { workload: chartOn(), selector: SELECTOR }, 'a Service must have a workload or a selector, got both; leave one out'],
    ['a selector of an alias', { ...external, selector: SELECTOR }, 'selector must only be given on a Service with pods, got type ExternalName; leave it out'],
    ['affinity and families of an alias', { ...external, sessionAffinity: true, ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK, ipFamilies: [IpFamily.IPV4], headless: true },
      'headless and sessionAffinity and ipFamilyPolicy and ipFamilies must only be given on a Service with pods, got type ExternalName'],
    ['an alias of nothing', { serviceType: ServiceType.EXTERNAL_NAME }, 'an ExternalName Service must have an externalName, got none; give the DNS name it stands for'],
    ['an alias beside pods', { selector: SELECTOR, ports: PORTS, externalName: 'db.example.com' },
      'externalName must only be given on an ExternalName Service, got type ClusterIP; leave it out'],
    ['an alias of a wildcard', { ...external, externalName: '*.example.com' }, 'externalName must not be a wildcard, got "*.example.com"; give one name'],
    ['a headless NodePort', { selector: SELECTOR, ports: PORTS, headless: true, serviceType: ServiceType.NODE_PORT },
      'headless must only be given on a ClusterIP Service, got type NodePort; leave it out'],
    ['a headless LoadBalancer', { ...loadBalancer, headless: true }, 'headless must only be given on a ClusterIP Service, got type LoadBalancer'],
    ['headless with affinity', { selector: SELECTOR, ports: PORTS, headless: true, sessionAffinity: true },
      'a headless Service must not have sessionAffinity: clients choose a pod by themselves; leave one out'],
    ['external traffic of a ClusterIP', { selector: SELECTOR, ports: PORTS, externalTrafficPolicy: TrafficPolicy.LOCAL },
      'externalTrafficPolicy must only be given on a NodePort or LoadBalancer Service, got type ClusterIP; leave it out'],
    ['a class of a NodePort', { ...loadBalancer, serviceType: ServiceType.NODE_PORT, loadBalancerClass: 'a', loadBalancerSourceRanges: ['10.0.0.0/8'] },
      'loadBalancerClass and loadBalancerSourceRanges must only be given on a LoadBalancer Service, got type NodePort'],
    ['node ports of a ClusterIP load balancer', { selector: SELECTOR, ports: PORTS, allocateLoadBalancerNodePorts: false },
      'allocateLoadBalancerNodePorts must only be given on a LoadBalancer Service, got type ClusterIP; leave it out'],
    ['a health check without Local', { ...loadBalancer, healthCheckNodePort: 30080 },
      'healthCheckNodePort must only be given on a LoadBalancer Service with externalTrafficPolicy Local, got type LoadBalancer; leave it out'],
    ['a timeout without affinity', { selector: SELECTOR, ports: PORTS, sessionAffinityTimeout: Duration.hours(1) },
      'sessionAffinityTimeout must only be given with sessionAffinity, got none; set sessionAffinity: true or leave it out'],
    ['a timeout over a day', { selector: SELECTOR, ports: PORTS, sessionAffinity: true, sessionAffinityTimeout: Duration.seconds(86401) },
      'sessionAffinityTimeout must be whole seconds from 1 to 86400, got 86401; choose another'],
    ['a timeout under a second', { selector: SELECTOR, ports: PORTS, sessionAffinity: true, sessionAffinityTimeout: Duration.millis(500) },
      'sessionAffinityTimeout must be whole seconds from 1 to 86400, got 0.5'],
    ['one family twice', { selector: SELECTOR, ports: PORTS, ipFamilies: [IpFamily.IPV4, IpFamily.IPV4] },
      'ipFamilies must be one or both families, each once, got "IPv4, IPv4"; correct the list'],
    ['no family', { selector: SELECTOR, ports: PORTS, ipFamilies: [] }, 'ipFamilies must be one or both families, each once, got ""'],
    ['two families on a single stack', { selector: SELECTOR, ports: PORTS, ipFamilies: [IpFamily.IPV4, IpFamily.IPV6], ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK },
      'ipFamilies must come with ipFamilyPolicy PreferDualStack or RequireDualStack when there are two, got SingleStack; choose one of them'],
    ['two families without a policy', { selector: SELECTOR, ports: PORTS, ipFamilies: [IpFamily.IPV4, IpFamily.IPV6] },
      'ipFamilies must come with ipFamilyPolicy PreferDualStack or RequireDualStack when there are two, got none'],
    ['a class that is no name', { ...loadBalancer, loadBalancerClass: 'Example.com/a/b' },
      'loadBalancerClass must look like "example.com/internal" or a plain name, got "Example.com/a/b"; correct it'],
    ['the kubelet\'s port on a LoadBalancer', { ...loadBalancer, ports: [{ port: 10250 }] },
      'port 10250 is the kubelet\'s and must not be open on a LoadBalancer; choose another'],
    ['no ports', { selector: SELECTOR }, 'a Service must have ports, got none; give { ports: [...] }, or make it headless'],
    ['no ports and no pods', {}, 'a Service must have ports, got none'],
    ['an empty list of ports', { selector: SELECTOR, ports: [] }, 'a Service must have ports, got none'],
    ['T7 several ports without names', { selector: SELECTOR, ports: [{ port: 80 }, { port: 443 }, { name: 'c', port: 1 }] },
      'ports of a Service with several must have names, got none for 80, 443; name them'],
    ['a port twice', { selector: SELECTOR, ports: [{ name: 'a', port: 80 }, { name: 'b', port: 80, protocol: Protocol.TCP }] },
      'ports of a Service must differ, got TCP 80 twice; leave one out'],
    ['a name twice', { selector: SELECTOR, ports: [{ name: 'a', port: 80 }, { name: 'a', port: 81 }] }, 'ports of a Service must differ, got name a twice; leave one out'],
    ['a node port twice', { ...loadBalancer, ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'b', port: 81, nodePort: 30080 }] },
      'ports of a Service must differ, got TCP node port 30080 twice; leave one out'],
    ['a node port of a ClusterIP', { selector: SELECTOR, ports: [{ port: 80, nodePort: 30080 }] },
      'nodePort must only be given on a NodePort or LoadBalancer Service, got 30080; leave it out'],
    ['a range to lead to', { selector: SELECTOR, ports: [{ port: 80, targetPort: Port.tcpRange(80, 90) }] },
      'targetPort must be one port, got TCP 80-90; name a number or a port name'],
    ['all TCP ports to lead to', { selector: SELECTOR, ports: [{ port: 80, targetPort: Port.allTcp() }] }, 'targetPort must be one port, got all TCP'],
    ['all ports to lead to', { selector: SELECTOR, ports: [{ port: 80, targetPort: Port.all() }] }, 'targetPort must be one port, got all ports'],
    ['another protocol than the target\'s', { selector: SELECTOR, ports: [{ port: 80, targetPort: Port.udp(80), protocol: Protocol.TCP }] },
      'protocol must be that of the targetPort, UDP 80, got TCP; leave protocol out'],
    ['an application protocol that is none', { selector: SELECTOR, ports: [{ port: 80, appProtocol: 'h2c!' }] },
      'appProtocol must look like "kubernetes.io/h2c" or "https", got "h2c!"; correct it'],
  ])('%s', (_, props, message) => {
    const make = () => documents(service(props));
    expect(make).toThrow(`InvalidService: ${message}`);
    expect(make).toThrow('[C/Web]');
  });

  test.each<[string, ServiceProps, string]>([
    ['N15 port 0', { selector: SELECTOR, ports: [{ port: 0 }] }, 'InvalidPort: '],
    ['N15 port 65536', { selector: SELECTOR, ports: [{ port: 65536 }] }, 'InvalidPort: '],
    ['node port 0', { ...loadBalancer, ports: [{ port: 80, nodePort: 0 }] }, 'InvalidPort: '],
    ['health check port 0', { ...loadBalancer, externalTrafficPolicy: TrafficPolicy.LOCAL, healthCheckNodePort: 0 }, 'InvalidPort: '],
    ['a port name in capitals', { selector: SELECTOR, ports: [{ port: 80, name: 'HTTP' }] }, 'InvalidName: port name must be'],
    ['a name that begins with a digit', { selector: SELECTOR, ports: PORTS, serviceName: '1web' },
      'InvalidName: service name must be a DNS label of at most 63 characters that begins with a letter, got "1web"'],
    ['N21 a name that is too long', { selector: SELECTOR, ports: PORTS, serviceName: 'a'.repeat(64) }, 'InvalidName: service name'],
    ['a namespace that is no DNS label', { selector: SELECTOR, ports: PORTS, namespaceName: 'Shop' }, 'InvalidName: namespace name must be'],
    ['an empty selector', { selector: {}, ports: PORTS }, 'InvalidSelector: '],
    ['source ranges with host bits', { ...loadBalancer, loadBalancerSourceRanges: ['10.0.0.1/8'] }, 'InvalidCidr: '],
    ['an alias that DNS has not', { ...external, externalName: 'db_1' }, 'InvalidHostname: '],
  ])('%s', (_, props, message) => {
    const make = () => documents(service(props));
    expect(make).toThrow(message);
    expect(make).toThrow('[C/Web]');
  });

  test('two Services of one name in a namespace', () => {
    const chart = chartOn();
    service({ selector: SELECTOR, ports: PORTS }, chart);
    expect(() => new Service(chart, 'Again', { selector: SELECTOR, ports: PORTS, serviceName: 'web' })).toThrow(
      'NameTaken: Service shop/web is already written by [C/Web/Resource]; give one of the two another name');
  });
});

describe('as an end of a relation', () => {
  const NAMED = [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }];

  function ends(props: Partial<ServiceProps> = {}): { chart: Chart; caller: Workload; web: Service } {
    const chart = chartOn();
    new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    const caller = Workload.of(pods(chart, 'Caller'));
    const web = service({ workload: pods(chart, 'Pods', { ports: NAMED }), ports: [{ port: 80, targetPort: Port.tcp(8080) }], ...props }, chart);
    return { chart, caller, web };
  }

  test('N1 policies hold the pods\' port after DNAT, not the Service\'s', () => {
    const { chart, caller, web } = ends();
    caller.connections.allowTo(web);
    expect(policies(chart).caller.egress).toEqual([{ to: [byApp('pods')], ports: tcp(8080) }]);
    expect(policies(chart).pods.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(8080) }]);
  });

  test('N1 a port without a target leads to its own number', () => {
    const { chart, caller, web } = ends({ ports: [{ port: 8443 }] });
    caller.connections.allowTo(web);
    expect(policies(chart).pods.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(8443) }]);
  });

  test('N1 a named target port becomes the container port', () => {
    const { chart, caller, web } = ends({ ports: [{ port: 80, targetPort: Port.tcpNamed('http') }] });
    web.connections.allowFrom(caller);
    expect(policies(chart).pods.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(8080) }]);
  });

  test('N1 every port of the Service counts, unless ports are named', () => {
    const { chart, caller, web } = ends({ ports: [{ name: 'a', port: 80, targetPort: Port.tcpNamed('http') }, { name: 'b', port: 81, targetPort: Port.tcp(9090) }] });
    caller.connections.allowTo(web);
    expect(policies(chart).pods.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(8080, 9090) }]);
    const other = ends({ ports: undefined });
    other.caller.connections.allowTo(other.web, { ports: [Port.tcpNamed('metrics')] });
    expect(policies(other.chart).pods.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(9090) }]);
  });

  test('as a source it stands for its pods', () => {
    const { chart, web } = ends();
    web.connections.allowTo(Peer.internet({ ports: [Port.HTTPS] }));
    expect(policies(chart).pods.policyTypes).toEqual(['Egress']);
  });

  test('a headless Service without ports leads to the only container port, else which must be said', () => {
    const one = ends({ headless: true, ports: [], workload: undefined, selector: { app: 'x' } });
    one.caller.connections.allowTo(one.web);
    expect(failure(one.chart)).toContain('UnclearPorts');
    const chart = chartOn();
    const caller = Workload.of(pods(chart, 'Caller'));
    caller.isolate();
    const web = service({ workload: pods(chart, 'Pods', { kind: 'StatefulSet', ports: [5432] }), headless: true, ports: [] }, chart);
    caller.connections.allowTo(web);
    expect(policies(chart).caller.egress).toContainEqual({ to: [byApp('pods')], ports: tcp(5432) });
  });

  test('a Service by labels is named by its selector, and its policy by the Service', () => {
    const { chart, caller, web } = ends({ workload: undefined, selector: { app: 'elsewhere' } });
    caller.connections.allowTo(web);
    expect(policies(chart).web).toEqual({
      podSelector: { matchLabels: { app: 'elsewhere' } }, policyTypes: ['Ingress'], ingress: [{ from: [byApp('caller')], ports: tcp(8080) }],
    });
  });

  test('its pods and its workload are one subject: one policy, named as the workload', () => {
    const { chart, caller } = ends();
    const byLabels = new Service(chart, 'Alias', { selector: { app: 'pods' }, ports: [{ port: 80, targetPort: Port.tcp(9090) }] });
    caller.connections.allowTo(byLabels);
    caller.connections.allowTo(Workload.of(chart.node.findChild('Pods')), { ports: [Port.tcpNamed('http')] });
    expect(Object.keys(policies(chart))).toEqual(['default-deny', 'allow-dns', 'caller', 'pods']);
    expect(policies(chart).pods.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(8080, 9090) }]);
  });

  test('an ExternalName is the hostname it stands for', () => {
    const { chart, caller } = ends();
    const db = new Service(chart, 'Db', { serviceType: ServiceType.EXTERNAL_NAME, externalName: 'db.example.com' });
    expect(() => caller.connections.allowTo(db)).toThrow('NoPorts');
    caller.connections.allowTo(db, { ports: [Port.POSTGRES] });
    expect(failure(chart)).toContain('PolicyCannotNameHostnames: a NetworkPolicy cannot name db.example.com here');
    Findings.of(chart).acknowledge('PolicyCannotNameHostnames', 'the address is allowed below');
    caller.connections.allowTo(Peer.cidr('203.0.113.5/32', { ports: [Port.POSTGRES] }));
    expect(policies(chart).caller.egress).toEqual([{ to: [{ ipBlock: { cidr: '203.0.113.5/32' } }], ports: tcp(5432) }]);
  });

  test('refuses a Service without a selector, as either end', () => {
    const { caller, web } = ends({ workload: undefined });
    const message = 'NotAPeer: a Service without a selector has no pods that a policy could name, got one; allow the addresses behind it with Peer.cidr';
    expect(() => caller.connections.allowTo(web)).toThrow(message);
    expect(() => caller.connections.allowFrom(web, { ports: [Port.HTTP] })).toThrow(message);
    expect(() => web.connections.allowFrom(caller)).toThrow(message);
    expect(() => web.connections.allowTo(caller, { ports: [Port.HTTP] })).toThrow(message);
  });

  test.each<[string, Peer]>([['a range', Peer.cidr('203.0.113.0/24')], ['the internet', Peer.internet()]])(
    'N12 refuses %s behind a NodePort or LoadBalancer that hides it', (_, peer) => {
      for (const serviceType of [ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER]) {
        const { chart, web } = ends({ serviceType });
        web.connections.allowFrom(peer);
        expect(failure(chart)).toMatch(/SourceAddressHidden: a policy cannot admit .* alone: its Service hands clients on with a node's address \(externalTrafficPolicy Cluster\); set externalTrafficPolicy Local, or loadBalancerSourceRanges on a LoadBalancer/);
        Findings.of(chart).acknowledge('SourceAddressHidden', 'the load balancer limits it');
        expect(policies(chart).pods.ingress).toHaveLength(1);
      }
    });

  test('N12 the workload behind it is hidden too', () => {
    const { chart, web } = ends({ serviceType: ServiceType.LOAD_BALANCER });
    web._workload!.connections.allowFrom(Peer.cidr('203.0.113.0/24'), { ports: [Port.tcp(8080)] });
    expect(failure(chart)).toContain('SourceAddressHidden: a policy cannot admit 203.0.113.0/24 alone');
  });

  test.each<[string, Partial<ServiceProps>]>([
    ['Local keeps the address', { serviceType: ServiceType.LOAD_BALANCER, externalTrafficPolicy: TrafficPolicy.LOCAL }], ['a ClusterIP has none outside', {}],
  ])('N12 %s', (_, props) => {
    const { chart, web } = ends(props);
    web.connections.allowFrom(Peer.cidr('203.0.113.0/24'));
    expect(policies(chart).pods.ingress).toEqual([{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: tcp(8080) }]);
  });

  test('N12 pods and everyone are not hidden', () => {
    const { chart, caller, web } = ends({ serviceType: ServiceType.LOAD_BALANCER });
    web.connections.allowFrom(caller);
    web.connections.allowFrom(Peer.anyone());
    expect(policies(chart).pods.ingress).toEqual([{ ports: tcp(8080) }]);
  });
});

describe('adopted', () => {
  function raw(chart: Chart, more: object): ApiObject {
    return new ApiObject(chart, 'Raw', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'raw' }, spec: more });
  }

  test('a cdk8s-plus Service: its pods, at the ports it leads to', () => {
    const chart = chartOn();
    new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    const deployment = new kplus.Deployment(chart, 'Web', { containers: [{ image: 'app', ports: [{ number: 8080 }] }] });
    const plus = deployment.exposeViaService({ name: 'web', ports: [{ port: 80, targetPort: 8080 }] });
    const adopted = Service.of(plus);
    expect([adopted.serviceName, adopted.namespaceName, Service.of(plus)]).toEqual(['web', 'shop', adopted]);
    Workload.of(pods(chart, 'Caller')).connections.allowTo(adopted);
    const written = policies(chart);
    expect(written.caller.egress).toEqual([{ to: [{ podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': expect.any(String) } } }], ports: tcp(8080) }]);
    expect(written.web.ingress).toEqual([{ from: [byApp('caller')], ports: tcp(8080) }]);
  });

  test('a raw Service, with a named target port, which pods elsewhere resolve', () => {
    const chart = chartOn();
    new SecureNamespace(chart, 'Namespace', { createNamespace: false });
    const adopted = Service.of(raw(chart, { selector: SELECTOR, ports: [{ port: 53, targetPort: 'dns', protocol: 'UDP' }] }));
    Workload.of(pods(chart, 'Caller')).connections.allowTo(adopted);
    expect(policies(chart).raw.ingress).toEqual([{ from: [byApp('caller')], ports: [{ port: 'dns', protocol: 'UDP' }] }]);
  });

  test('one written here is itself', () => {
    const made = service({ selector: SELECTOR, ports: PORTS });
    expect([Service.of(made), Service.of(made.apiObject)]).toEqual([made, made]);
  });

  test('N12 a LoadBalancer hides clients from its pods, however they are named', () => {
    const chart = chartOn();
    Service.of(raw(chart, { type: 'LoadBalancer', selector: { app: 'web' }, ports: PORTS }));
    const web = Workload.of(pods(chart, 'Web', { ports: [80] }));
    web.connections.allowFrom(Peer.cidr('203.0.113.0/24'));
    expect(failure(chart)).toContain('SourceAddressHidden');
  });

  test.each<[string, object, string]>([
    ['an ExternalName', { type: 'ExternalName', externalName: 'db.example.com' }, 'db.example.com'],
    ['no selector', { ports: PORTS }, 'nobody'],
    ['an empty selector', { selector: {}, ports: PORTS }, 'nobody'],
  ])('%s', (_, more, who) => {
    const { asPeer } = Service.of(raw(chartOn(), more));
    expect(asPeer._term?.kind === 'hostname' ? asPeer._term.hostname.toString() : asPeer._refusal && 'nobody').toBe(who);
  });

  test('P9 refuses one of cdk8s-plus whose expressions were dropped, so that it selects nothing', () => {
    const chart = chartOn();
    const plus = new kplus.Service(chart, 'Plus', { ports: [{ port: 80 }] });
    plus.select(kplus.Pods.select(chart, 'Pods', { expressions: [kplus.LabelExpression.exists('app')] }));
    expect(() => Workload.of(pods(chart, 'Caller')).connections.allowTo(Service.of(plus))).toThrow('NotAPeer: a Service without a selector');
  });

  test('refuses a construct with none, or several', () => {
    const chart = chartOn();
    expect(() => Service.of(chart)).toThrow('NotAService: a construct must hold exactly one Service to be adopted, got none; pass the Service itself  [C]');
    for (const id of ['A', 'B']) new Service(chart, id, { selector: SELECTOR, ports: PORTS });
    expect(() => Service.of(chart)).toThrow('got a, b; pass the Service itself');
    expect(() => Service.of(undefined as unknown as Chart)).toThrow('NotAService: ');
  });
});

test.each([
  ['a label key', { labels: { 'a b': 'c' } }, 'InvalidLabel: label key must be'],
  ['a label value', { labels: { a: '-b' } }, 'InvalidLabel: value of label "a" must be'],
  ['labels that are no map', { labels: 'web' as never }, 'InvalidProps: labels must be an object of names and values, got "web"'],
  ['an annotation key', { annotations: { 'a/b/c': 'd' } }, 'InvalidLabel: label key must be'],
  ['an annotation value', { annotations: { a: 1 as never } }, 'InvalidProps: annotations["a"] must be text, got 1'],
  ['a source range', { serviceType: ServiceType.LOAD_BALANCER, loadBalancerSourceRanges: [''] }, 'InvalidCidr: '],
  ['a type', { serviceType: 'Loadbalancer' as never }, 'InvalidChoice: serviceType must be one of ClusterIP, NodePort, LoadBalancer, ExternalName, got "Loadbalancer"'],
  ['an application protocol', { ports: [{ port: 80, appProtocol: 'a..b/c' }] }, 'InvalidService: appProtocol must look like'],
])('refuses %s at once, with the path', (_, props, message) => {
  const make = () => new Service(new Chart(new App(), 'C', { namespace: 'shop' }), 'S', { selector: SELECTOR, ports: PORTS, ...props });
  expect(make).toThrow(message);
  expect(make).toThrow(/\[C\/S\]$/);
});
