import { Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface ServiceInput {
  readonly name: string;
  readonly type?: net.ServiceType;
  readonly selector?: { [key: string]: string };
  readonly ports?: PortInput[];
  readonly headless?: boolean;
  readonly externalName?: string;
  readonly affinity?: boolean;
  readonly affinitySeconds?: number;
  readonly internal?: net.TrafficPolicy;
  readonly external?: net.TrafficPolicy;
  readonly healthCheckNodePort?: number;
  readonly distribution?: net.TrafficDistribution;
  readonly loadBalancerClass?: string;
  readonly ranges?: string[];
  readonly nodePorts?: boolean;
  readonly families?: net.IpFamily[];
  readonly familyPolicy?: net.IpFamilyPolicy;
  readonly notReady?: boolean;
  readonly labels?: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
}

interface PortInput {
  readonly port: number;
  readonly name?: string;
  readonly target?: number | string;
  readonly protocol: net.Protocol;
  readonly nodePort?: number;
  readonly appProtocol?: string;
}

const NODE_PORT = fc.integer({ min: 30020, max: 30085 });
const PORT_INPUT: fc.Arbitrary<PortInput> = fc.record({
  port: texts.PORT,
  name: fc.constantFrom(undefined, 'http', 'web-1', '8080', 'a'),
  target: fc.oneof(fc.constant(undefined), texts.PORT, fc.constantFrom('http', 'x', 'web-api')),
  protocol: fc.constantFrom(net.Protocol.TCP, net.Protocol.TCP, net.Protocol.UDP, net.Protocol.SCTP),
  appProtocol: sometimes(texts.APP_PROTOCOL),
});
const POLICY = fc.constantFrom(net.TrafficPolicy.CLUSTER, net.TrafficPolicy.LOCAL);
const FAMILIES = fc.constantFrom<net.IpFamily[]>([net.IpFamily.IPV4], [net.IpFamily.IPV6], [net.IpFamily.IPV6, net.IpFamily.IPV4]);

/** A good ClusterIP Service; the breakers below also give what belongs to other types, so that every combination is met. */
const PLAIN: fc.Arbitrary<ServiceInput> = fc.record({
  name: texts.LABEL,
  selector: sometimes(texts.LABELS),
  ports: fc.uniqueArray(PORT_INPUT, { minLength: 1, maxLength: 3, selector: ({ port }) => port })
    .map((ports) => ports.map((port, index) => (ports.length > 1 ? { ...port, name: `port-${index}` } : port))),
  internal: sometimes(POLICY),
  distribution: sometimes(fc.constantFrom(...Object.values(net.TrafficDistribution))),
  notReady: sometimes(fc.boolean()),
  labels: sometimes(texts.LABELS),
  annotations: sometimes(texts.ANNOTATIONS),
  affinity: sometimes(fc.boolean()),
});
const LOAD_BALANCER: fc.Arbitrary<ServiceInput> = fc.tuple(PLAIN, fc.record({
  type: fc.constant(net.ServiceType.LOAD_BALANCER),
  external: sometimes(POLICY),
  loadBalancerClass: sometimes(fc.constantFrom('example.com/internal', 'own')),
  ranges: sometimes(fc.uniqueArray(texts.CIDR, { minLength: 1, maxLength: 2 })),
  nodePorts: sometimes(fc.boolean()),
})).map(([plain, more]) => ({ ...plain, ...more }));
const NODE_PORTS: fc.Arbitrary<ServiceInput> = fc.tuple(PLAIN, NODE_PORT, fc.boolean()).map(([plain, nodePort, given]) => ({
  ...plain, type: net.ServiceType.NODE_PORT, ports: plain.ports!.map((port, index) => (given && index === 0 ? { ...port, nodePort } : port)),
}));
const HEADLESS = PLAIN.map((plain): ServiceInput => ({ ...plain, headless: true, affinity: undefined }));
const ALIAS: fc.Arbitrary<ServiceInput> = fc.record({
  name: texts.LABEL,
  type: fc.constant(net.ServiceType.EXTERNAL_NAME),
  externalName: fc.constantFrom('db.example.com', 'localhost'),
  labels: sometimes(texts.LABELS),
});

const INPUTS = damaged(fc.oneof({ weight: 3, arbitrary: PLAIN }, LOAD_BALANCER, NODE_PORTS, HEADLESS, ALIAS), [
  replace('name', texts.ODD_NAME),
  replace('type', fc.constantFrom(...Object.values(net.ServiceType))),
  replace('selector', texts.ODD_LABELS),
  replace('labels', texts.ODD_LABELS),
  replace('annotations', texts.ODD_ANNOTATIONS),
  replace('headless', fc.boolean()),
  replace('ports', fc.constantFrom<PortInput[] | undefined>(undefined, [])),
  replace('ports', fc.array(PORT_INPUT, { minLength: 2, maxLength: 3 })),
  replace('externalName', fc.oneof(texts.HOSTNAME, texts.ODD_HOSTNAME)),
  replace('affinity', fc.boolean()),
  replace('affinitySeconds', fc.constantFrom(1, 86400, 0, 86401, 1.5)),
  fc.constantFrom(1, 10800, 86400, 0, 86401).map((affinitySeconds) => (input: ServiceInput) => ({ ...input, affinity: true, affinitySeconds })),
  replace('external', POLICY),
  replace('healthCheckNodePort', fc.oneof(NODE_PORT, texts.ODD_PORT, fc.constant(80))),
  replace('loadBalancerClass', texts.ODD_APP_PROTOCOL),
  replace('ranges', fc.oneof(fc.array(texts.ODD_CIDR, { minLength: 1, maxLength: 1 }), fc.constant<never[]>([]), fc.constant<string[]>(['10.0.0.0/8']))),
  replace('nodePorts', fc.boolean()),
  replace('families', fc.oneof(FAMILIES, fc.constant<never[]>([]), fc.constant<net.IpFamily[]>([net.IpFamily.IPV4, net.IpFamily.IPV4]))),
  fc.tuple(FAMILIES, fc.constantFrom(...Object.values(net.IpFamilyPolicy)))
    .map(([families, familyPolicy]) => (input: ServiceInput) => ({ ...input, families, familyPolicy })),
  replace('familyPolicy', fc.constantFrom(...Object.values(net.IpFamilyPolicy))),
  replaceIn<ServiceInput, 'ports', PortInput>('ports', texts.ODD_PORT.map((port) => (each) => ({ ...each, port }))),
  replaceIn<ServiceInput, 'ports', PortInput>('ports', texts.ODD_NAME.map((name) => (each) => ({ ...each, name }))),
  replaceIn<ServiceInput, 'ports', PortInput>('ports', fc.oneof(texts.ODD_PORT, texts.ODD_NAME, fc.constantFrom('a--b', 'abcdefghijklmnop', '1-a'))
    .map((target) => (each) => ({ ...each, target }))),
  replaceIn<ServiceInput, 'ports', PortInput>('ports', fc.oneof(texts.ODD_PORT, NODE_PORT, fc.constantFrom(80, 29999, 32768)).map((nodePort) => (each) => ({ ...each, nodePort }))),
  replaceIn<ServiceInput, 'ports', PortInput>('ports', texts.ODD_APP_PROTOCOL.map((appProtocol) => (each) => ({ ...each, appProtocol }))),
]);

export const SERVICE_QUESTION: Question<ServiceInput> = {
  kind: 'Service',
  inputs: INPUTS,
  write: (input) => written((chart) => {
    new net.Service(chart, 'Service', {
      serviceName: input.name,
      serviceType: input.type,
      selector: input.selector,
      ports: input.ports?.map(({ target, ...port }) => ({ ...port, targetPort: targetPort(target, port.protocol) })),
      headless: input.headless,
      externalName: input.externalName,
      sessionAffinity: input.affinity,
      sessionAffinityTimeout: input.affinitySeconds === undefined ? undefined : Duration.millis(input.affinitySeconds * 1000),
      internalTrafficPolicy: input.internal,
      externalTrafficPolicy: input.external,
      healthCheckNodePort: input.healthCheckNodePort,
      trafficDistribution: input.distribution,
      loadBalancerClass: input.loadBalancerClass,
      loadBalancerSourceRanges: input.ranges,
      allocateLoadBalancerNodePorts: input.nodePorts,
      ipFamilies: input.families,
      ipFamilyPolicy: input.familyPolicy,
      publishNotReadyAddresses: input.notReady,
      labels: input.labels,
      annotations: input.annotations,
    });
  }),
  meaning: (input) => [{
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: input.name, namespace: HOME, labels: input.labels, annotations: input.annotations },
    spec: {
      type: input.type,
      clusterIP: input.headless === true ? 'None' : undefined,
      externalName: input.externalName,
      selector: input.selector,
      ports: input.ports?.map(({ target, ...port }) => ({ ...port, targetPort: target })),
      sessionAffinity: input.affinity === true ? 'ClientIP' : undefined,
      sessionAffinityConfig: input.affinitySeconds === undefined ? undefined : { clientIP: { timeoutSeconds: input.affinitySeconds } },
      internalTrafficPolicy: input.internal,
      externalTrafficPolicy: input.external,
      healthCheckNodePort: input.healthCheckNodePort,
      trafficDistribution: input.distribution,
      loadBalancerClass: input.loadBalancerClass,
      loadBalancerSourceRanges: input.ranges,
      allocateLoadBalancerNodePorts: input.nodePorts,
      ipFamilies: input.families,
      ipFamilyPolicy: input.familyPolicy,
      publishNotReadyAddresses: input.notReady,
    },
  }],
  stricter: [
    { id: 'InvalidService', says: /must only be given/, because: 'the server takes the field there and ignores it, so it would do nothing' },
    { id: 'InvalidService', says: /headless Service must not have sessionAffinity/, because: 'the server ignores it with a warning: clients of a headless Service choose a pod by themselves' },
    { id: 'InvalidService', says: /when there are two/, because: 'for a headless Service without pods of its own the server fills in the policy; for all others two families need it said' },
    { id: 'InvalidService', says: /ipFamilies must be .* got "";/, because: 'an empty list of families says nothing' },
    { id: 'InvalidSelector', says: /got an empty map/, because: 'the server takes an empty selector for none at all, so no pods are ever found' },
    { id: 'InvalidPort', says: /got (0|"");/, because: '0 or an empty text as a target is how the server spells that none was said' },
    { id: 'InvalidPort', says: /got (-1|65536|1000000000);/, because: 'a node port is compared with the range when it is allocated, which a dry run does not do' },
    { id: 'InvalidName', says: /port name .* got "";/, because: 'an empty port name is how the server spells that none was said' },
    { id: 'InvalidName', says: /begins with a letter, got "1/, because: 'a digit first is new in Kubernetes 1.36 (RelaxedServiceNameValidation); older servers refuse it' },
    { id: 'InvalidHostname', says: /63 characters each/, because: 'DNS carries no label of more than 63 characters' },
  ],
};

function targetPort(target: number | string | undefined, protocol: net.Protocol): net.Port | undefined {
  const { Port, Protocol } = net;
  if (target === undefined) return undefined;
  if (typeof target === 'string') {
    return ({ [Protocol.TCP]: Port.tcpNamed, [Protocol.UDP]: Port.udpNamed, [Protocol.SCTP]: Port.sctpNamed })[protocol](target);
  }
  return ({ [Protocol.TCP]: Port.tcp, [Protocol.UDP]: Port.udp, [Protocol.SCTP]: Port.sctp })[protocol](target);
}
