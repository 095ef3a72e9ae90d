import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { IpFamily } from '../values/cidr';
import { Port, Protocol } from '../values/port';

/** How a Service is reached. */
export enum ServiceType {
  /** At an address inside the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** At a port of every node, too. */
  NODE_PORT = 'NodePort',
  /** At an address outside that somebody assigns, too. */
  LOAD_BALANCER = 'LoadBalancer',
  /** Not at all: its name is an alias of another DNS name. */
  EXTERNAL_NAME = 'ExternalName',
}

/** Where traffic goes that reaches a node. */
export enum TrafficPolicy {
  /** To any pod; the client's address may be replaced by a node's. */
  CLUSTER = 'Cluster',
  /** To pods of that node alone; dropped where there is none. */
  LOCAL = 'Local',
}

/** Which address families a Service has. */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Both where the cluster has both. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both, or it is refused. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** Which pods traffic prefers. */
export enum TrafficDistribution {
  /** Those of the client's zone. Kubernetes before 1.34 knows it as `PreferClose`, which is then written. */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Those of the client's node; from Kubernetes 1.34 on. */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** One port of a Service. */
export interface ServicePort {
  /** The port clients use, 1 to 65535. */
  readonly port: number;
  /**
   * Its name; needed when there are several.
   *
   * @default - none
   */
  readonly name?: string;
  /**
   * Where it leads on the pods.
   *
   * @default - the same number
   */
  readonly targetPort?: Port;
  /**
   * TCP, UDP or SCTP.
   *
   * @default - that of the target port; TCP when there is none
   */
  readonly protocol?: Protocol;
  /**
   * The port of every node; only for NodePort and LoadBalancer.
   *
   * @default - the cluster chooses
   */
  readonly nodePort?: number;
  /**
   * What is spoken, such as `kubernetes.io/h2c`, `kubernetes.io/ws` or `https`.
   *
   * @default - not said
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}

/** What a Service is made of; fields as Kubernetes spells them. */
export interface ServiceProps {
  /**
   * The pods behind it: any construct that holds one pod template.
   *
   * @default - those of `selector`
   */
  readonly workload?: IConstruct;
  /**
   * Labels of the pods behind it, where they are created elsewhere.
   *
   * @default - those of `workload`; with neither, somebody else writes its EndpointSlices
   */
  readonly selector?: { [key: string]: string };
  /**
   * Its ports.
   *
   * @default - the container ports of the workload, under their own numbers
   */
  readonly ports?: ServicePort[];
  /**
   * The Service's name, a DNS label that begins with a letter.
   *
   * @default - the construct id in kebab-case
   */
  readonly serviceName?: string;
  /**
   * The namespace; that of the pods.
   *
   * @default - the workload's, else the chart's
   */
  readonly namespaceName?: string;
  /**
   * How it is reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;
  /**
   * No address of its own: its name resolves to the pods'.
   *
   * @default false
   */
  readonly headless?: boolean;
  /**
   * The DNS name an ExternalName Service is an alias of.
   *
   * @default - none; needed for ExternalName and refused elsewhere
   */
  readonly externalName?: string;
  /**
   * Whether one client stays with one pod.
   *
   * @default false
   */
  readonly sessionAffinity?: boolean;
  /**
   * How long a client stays, up to a day.
   *
   * @default - three hours
   */
  readonly sessionAffinityTimeout?: Duration;
  /**
   * Where traffic from inside the cluster goes. `Local` drops it on a node without a pod.
   *
   * @default TrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /**
   * Where traffic from outside goes; only for NodePort and LoadBalancer. `Local` keeps the client's address.
   *
   * @default TrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
  /**
   * The node port of the health check; only for LoadBalancer with `Local`.
   *
   * @default - the cluster chooses
   */
  readonly healthCheckNodePort?: number;
  /**
   * Which pods traffic prefers.
   *
   * @default - none in particular
   */
  readonly trafficDistribution?: TrafficDistribution;
  /**
   * Who assigns the address, such as `io.cilium/bgp-control-plane`; only for LoadBalancer.
   *
   * @default - the cluster's default
   */
  readonly loadBalancerClass?: string;
  /**
   * Who may reach the load balancer; only for LoadBalancer.
   *
   * @default - everyone
   */
  readonly loadBalancerSourceRanges?: string[];
  /**
   * Whether a LoadBalancer has node ports as well.
   *
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /**
   * Which address families it has.
   *
   * @default - the cluster's
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  /**
   * The families, the first one first; at most both.
   *
   * @default - the cluster's
   */
  readonly ipFamilies?: IpFamily[];
  /**
   * Whether pods are found before they are ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * Annotations, such as a cloud's or an address assigner's.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
  /**
   * Labels of the Service itself.
   *
   * @default - `app.kubernetes.io/name`, the Service's name
   */
  readonly labels?: { [key: string]: string };
}
