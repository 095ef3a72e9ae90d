import { ContainerPort } from '../model/subject';
import { Version } from '../model/version';
import { Cidr } from '../values/cidr';
import { checkEnum, refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { isQualifiedName } from '../values/label-syntax';
import { checkDnsLabel } from '../values/names';
import { Port, Protocol } from '../values/port';
import { IpFamilyPolicy, ServicePort, ServiceProps, ServiceType, TrafficDistribution, TrafficPolicy } from './service-props';
import { ServicePortShape, ServiceSpec } from './shapes';

const DAY_SECONDS = 86400;
const KUBELET_PORT = 10250;

/**
 * Refuses every combination of props that the API server refuses or warns of, before anything is written.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/validation/validation.go
 * @internal
 */
export function checkService(props: ServiceProps): void {
  checkEnum('serviceType', props.serviceType, ServiceType);
  checkEnum('internalTrafficPolicy', props.internalTrafficPolicy, TrafficPolicy);
  checkEnum('externalTrafficPolicy', props.externalTrafficPolicy, TrafficPolicy);
  checkEnum('trafficDistribution', props.trafficDistribution, TrafficDistribution);
  checkEnum('ipFamilyPolicy', props.ipFamilyPolicy, IpFamilyPolicy);
  const type = props.serviceType ?? ServiceType.CLUSTER_IP;
  const loadBalancer = type === ServiceType.LOAD_BALANCER;
  const external = loadBalancer || type === ServiceType.NODE_PORT;
  const local = props.externalTrafficPolicy === TrafficPolicy.LOCAL;
  const given = (names: ReadonlyArray<keyof ServiceProps>) => names.filter((name) => props[name] !== undefined && props[name] !== false);
  const only = (allowed: boolean, where: string, ...names: Array<keyof ServiceProps>) => {
    const wrong = given(names);
    if (!allowed && wrong.length > 0) refuse('InvalidService', `${wrong.join(' and ')} must only be given ${where}, got type ${type}; leave it out`);
  };

  if (props.workload !== undefined && props.selector !== undefined) {
    refuse('InvalidService', 'a Service must have a workload or a selector, got both; leave one out');
  }
  only(type !== ServiceType.EXTERNAL_NAME, 'on a Service with pods', 'workload', 'selector', 'headless', 'sessionAffinity', 'ipFamilyPolicy', 'ipFamilies');
  only(type === ServiceType.EXTERNAL_NAME, 'on an ExternalName Service', 'externalName');
  only(!external, 'on a ClusterIP Service', 'headless');
  only(external, 'on a NodePort or LoadBalancer Service', 'externalTrafficPolicy');
  only(loadBalancer, 'on a LoadBalancer Service', 'loadBalancerClass', 'loadBalancerSourceRanges');
  if (props.allocateLoadBalancerNodePorts !== undefined && !loadBalancer) {
    refuse('InvalidService', `allocateLoadBalancerNodePorts must only be given on a LoadBalancer Service, got type ${type}; leave it out`);
  }
  only(loadBalancer && local, 'on a LoadBalancer Service with externalTrafficPolicy Local', 'healthCheckNodePort');
  if (type === ServiceType.EXTERNAL_NAME && props.externalName === undefined) {
    refuse('InvalidService', 'an ExternalName Service must have an externalName, got none; give the DNS name it stands for');
  }
  if (props.headless === true && props.sessionAffinity === true) {
    refuse('InvalidService', 'a headless Service must not have sessionAffinity: clients choose a pod by themselves; leave one out');
  }
  if (props.sessionAffinityTimeout !== undefined) checkAffinity(props);
  if (props.ipFamilies !== undefined && (props.ipFamilies.length === 0 || new Set(props.ipFamilies).size !== props.ipFamilies.length)) {
    refuse('InvalidService', `ipFamilies must be one or both families, each once, got "${props.ipFamilies.join(', ')}"; correct the list`);
  }
  const dualStack = props.ipFamilyPolicy !== undefined && props.ipFamilyPolicy !== IpFamilyPolicy.SINGLE_STACK;
  if (props.ipFamilies?.length === 2 && !dualStack) {
    refuse('InvalidService', 'ipFamilies must come with ipFamilyPolicy PreferDualStack or RequireDualStack when there are two, '
      + `got ${props.ipFamilyPolicy ?? 'none'}; choose one of them`);
  }
  if (props.loadBalancerClass !== undefined && !isQualifiedName(props.loadBalancerClass)) {
    refuse('InvalidService', `loadBalancerClass must look like "example.com/internal" or a plain name, got "${props.loadBalancerClass}"; correct it`);
  }
  props.loadBalancerSourceRanges?.forEach((range) => Cidr.of(range));
  if (props.externalName !== undefined) externalName(props.externalName);
  if (props.healthCheckNodePort !== undefined) Port.tcp(props.healthCheckNodePort);
  if ((props.ports ?? []).length === 0 && props.workload === undefined && props.headless !== true && type !== ServiceType.EXTERNAL_NAME) {
    refuse('InvalidService', 'a Service must have ports, got none; give { ports: [...] }, or make it headless');
  }
  if (loadBalancer && props.ports?.some(({ port }) => port === KUBELET_PORT)) {
    refuse('InvalidService', `port ${KUBELET_PORT} is the kubelet's and must not be open on a LoadBalancer; choose another`);
  }
  props.ports?.forEach((port) => checkPort(port, external));
  if (props.ports !== undefined) checkTogether(props.ports);
}

function checkAffinity(props: ServiceProps): void {
  const seconds = props.sessionAffinityTimeout!.toSeconds({ integral: false });
  if (props.sessionAffinity !== true) {
    refuse('InvalidService', 'sessionAffinityTimeout must only be given with sessionAffinity, got none; set sessionAffinity: true or leave it out');
  }
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > DAY_SECONDS) {
    refuse('InvalidService', `sessionAffinityTimeout must be whole seconds from 1 to ${DAY_SECONDS}, got ${seconds}; choose another`);
  }
}

function checkPort(port: ServicePort, external: boolean): void {
  Port.tcp(port.port);
  if (port.nodePort !== undefined) {
    Port.tcp(port.nodePort);
    if (!external) refuse('InvalidService', `nodePort must only be given on a NodePort or LoadBalancer Service, got ${port.nodePort}; leave it out`);
  }
  const target = port.targetPort;
  const single = target?.portName !== undefined || (target?.firstPort !== undefined && target.firstPort === target.lastPort);
  if (target !== undefined && !single) {
    refuse('InvalidService', `targetPort must be one port, got ${target.toString()}; name a number or a port name`);
  }
  if (port.protocol !== undefined && target !== undefined && target.protocol !== port.protocol) {
    refuse('InvalidService', `protocol must be that of the targetPort, ${target.toString()}, got ${port.protocol}; leave protocol out`);
  }
  if (port.name !== undefined) checkDnsLabel('port name', port.name);
  if (port.appProtocol !== undefined && !isQualifiedName(port.appProtocol)) {
    refuse('InvalidService', `appProtocol must look like "kubernetes.io/h2c" or "https", got "${port.appProtocol}"; correct it`);
  }
}

function checkTogether(ports: readonly ServicePort[]): void {
  if (ports.length > 1 && ports.some(({ name }) => name === undefined)) {
    const nameless = ports.filter(({ name }) => name === undefined).map(({ port }) => port).join(', ');
    refuse('InvalidService', `ports of a Service with several must have names, got none for ${nameless}; name them`);
  }
  const seen = new Set<string>();
  for (const port of ports) {
    const protocol = protocolOf(port);
    const nodePort = port.nodePort === undefined ? [] : [`${protocol} node port ${port.nodePort}`];
    for (const key of [`${protocol} ${port.port}`, ...(port.name === undefined ? [] : [`name ${port.name}`]), ...nodePort]) {
      if (seen.has(key)) refuse('InvalidService', `ports of a Service must differ, got ${key} twice; leave one out`);
      seen.add(key);
    }
  }
}

function protocolOf(port: ServicePort): Protocol {
  return port.protocol ?? port.targetPort?.protocol ?? Protocol.TCP;
}

/**
 * Container ports under their own numbers, named when there are several.
 *
 * @internal
 */
export function portsOfContainers(ports: readonly ContainerPort[]): ServicePort[] {
  return ports.map(({ number, protocol, name }) => ({
    port: number,
    protocol,
    name: name ?? (ports.length > 1 ? `${protocol.toLowerCase()}-${number}` : undefined),
  }));
}

/** @internal */
export function serviceSpec(
  props: ServiceProps, selector: { readonly [key: string]: string } | undefined, ports: readonly ServicePort[], version?: Version,
): ServiceSpec {
  const type = props.serviceType ?? ServiceType.CLUSTER_IP;
  const differs = <T>(value: T | undefined, usual: T) => (value === undefined || value === usual ? undefined : value);
  return {
    type: differs(type, ServiceType.CLUSTER_IP),
    clusterIP: props.headless === true ? 'None' : undefined,
    externalName: props.externalName === undefined ? undefined : externalName(props.externalName),
    selector,
    ports: ports.length === 0 ? undefined : ports.map(portShape),
    ipFamilyPolicy: props.ipFamilyPolicy,
    ipFamilies: props.ipFamilies,
    sessionAffinity: props.sessionAffinity === true ? 'ClientIP' : undefined,
    sessionAffinityConfig: props.sessionAffinityTimeout === undefined ? undefined
      : { clientIP: { timeoutSeconds: props.sessionAffinityTimeout.toSeconds() } },
    internalTrafficPolicy: differs(props.internalTrafficPolicy, TrafficPolicy.CLUSTER),
    externalTrafficPolicy: differs(props.externalTrafficPolicy, TrafficPolicy.CLUSTER),
    healthCheckNodePort: props.healthCheckNodePort,
    trafficDistribution: distribution(props.trafficDistribution, version),
    loadBalancerClass: props.loadBalancerClass,
    loadBalancerSourceRanges: props.loadBalancerSourceRanges === undefined ? undefined
      : Cidr._minimal(props.loadBalancerSourceRanges.map((range) => Cidr.of(range))).map(String),
    allocateLoadBalancerNodePorts: differs(props.allocateLoadBalancerNodePorts, true),
    publishNotReadyAddresses: differs(props.publishNotReadyAddresses, false),
  };
}

function portShape(port: ServicePort): ServicePortShape {
  const target = port.targetPort?.portName ?? port.targetPort?.firstPort;
  const protocol = protocolOf(port);
  return {
    name: port.name,
    port: port.port,
    targetPort: target === port.port ? undefined : target,
    protocol: protocol === Protocol.TCP ? undefined : protocol,
    nodePort: port.nodePort,
    appProtocol: port.appProtocol,
  };
}

function externalName(text: string): string {
  const name = Hostname.of(text);
  if (name.isWildcard) refuse('InvalidService', `externalName must not be a wildcard, got "${text}"; give one name`);
  return name.toString();
}

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution */
function distribution(wanted?: TrafficDistribution, version?: Version): string | undefined {
  if (wanted === undefined || version === undefined || version.atLeast(1, 34)) return wanted;
  if (wanted === TrafficDistribution.PREFER_SAME_ZONE) return 'PreferClose';
  return refuse('InvalidService', `trafficDistribution ${wanted} needs Kubernetes 1.34, and the platform has ${version.toString()}; leave it out`);
}
