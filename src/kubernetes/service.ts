import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { Platform } from '../model/platform';
import { checkProps, refuse, within } from '../values/errors';
import { LabelSelector } from '../values/label-selector';
import { checkDns1035, checkDnsLabel, kebabCase } from '../values/names';
import { Port } from '../values/port';
import { Connections, IConnectable } from './connections';
import { checkService, portsOfContainers, serviceSpec } from './emit-service';
import { defineObject } from './object';
import { ReadService, readService } from './read-service';
import { ServiceProps, ServiceType, TrafficPolicy } from './service-props';
import { ServiceSpec } from './shapes';
import { Workload } from './workload';

const SERVICE = Symbol.for('cdk8s-networking.Service');

/** A Service, written here or adopted. */
export interface IService extends IConstruct, IConnectable {
  /** Its name. */
  readonly serviceName: string;
  /**
   * Its namespace.
   *
   * @default - none is said, so whoever applies the manifests chooses
   */
  readonly namespaceName?: string;
}

/**
 * What other rooms need of a Service: where its ports lead, and its pods.
 *
 * @internal
 */
export interface ServiceView extends IService {
  readonly _scope: IConstruct;
  readonly _read: ReadService;
  readonly _workload?: Workload;
}

/**
 * A Service for a workload, for pods by labels, or for a DNS name.
 *
 * As an end of a relation it stands for its pods, at the ports it leads to.
 */
export class Service extends Construct implements IService {
  /**
   * Adopts the Service that a construct holds: one of cdk8s-plus of any line, a raw ApiObject, an object of an `Include`.
   *
   * Adopting one written here gives that one.
   */
  public static of(construct: IConstruct): IService {
    return Service._viewOf(construct);
  }

  /** @internal */
  public static _viewOf(construct: IConstruct): ServiceView {
    if (construct instanceof Service || construct instanceof AdoptedService) return construct;
    const object = serviceObject(construct) as ApiObject & { [SERVICE]?: ServiceView };
    if (object[SERVICE] === undefined) Object.defineProperty(object, SERVICE, { value: new AdoptedService(object) });
    return object[SERVICE]!;
  }

  public readonly serviceName: string;
  public readonly namespaceName?: string;
  public readonly asPeer: Peer;
  public readonly connections: Connections;
  /** The Service itself. */
  public readonly apiObject: ApiObject;
  /** @internal */
  public readonly _scope: IConstruct = this;
  /** @internal */
  public readonly _workload?: Workload;
  private readonly props: ServiceProps;

  public constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    checkProps('props of a Service', props, this);
    this.props = props;
    within(this, () => checkService(props));
    this.serviceName = within(this, () => checkDns1035('service name', props.serviceName ?? kebabCase(id)));
    if (props.namespaceName !== undefined) within(this, () => checkDnsLabel('namespace name', props.namespaceName!));
    this._workload = workloadOf(this, props);
    if (this._workload !== undefined && this._workload.node.root !== this.node.root) {
      refuse('AnotherApp', `a Service and its pods must be of one app, got [${this._workload.node.path}] of another; one app is one cluster`, this);
    }
    const home = this._workload === undefined || props.workload === undefined ? undefined : this._workload.namespaceName;
    this.namespaceName = props.namespaceName ?? home ?? Chart.of(this).namespace;
    if (home !== undefined && this.namespaceName !== home) {
      refuse('InvalidService', `a Service must stand in the namespace of its pods, "${home}", got "${this.namespaceName}"; leave namespaceName out`, this);
    }
    this.apiObject = Object.defineProperty(defineObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: this.serviceName,
        namespace: this.namespaceName,
        labels: props.labels ?? { 'app.kubernetes.io/name': this.serviceName },
        annotations: props.annotations,
      },
      spec: { ports: [] },
    }, () => this.spec()), SERVICE, { value: this });
    this.asPeer = within(this, () => peerOf(this._workload, props.externalName, () => this._read));
    this.connections = Connections._of(this, this.asPeer);
    if (this._workload !== undefined && hidesClients(props)) noteHiddenClients(this, this._workload);
    // What the pod template says is known once the tree is whole.
    if (props.workload !== undefined) this.checkAtSynth();
  }

  /** @internal */
  public get _read(): ReadService {
    return readService(this.spec(), this.props.annotations);
  }

  private spec(): ServiceSpec {
    return within(this, () => {
      const facts = this.props.workload === undefined ? undefined : this._workload!._subject.facts;
      const ports = this.props.ports ?? portsOfContainers(facts?.containerPorts ?? []);
      if (ports.length === 0 && facts !== undefined && this.props.headless !== true) {
        refuse('InvalidService', `a Service must have ports, and ${facts.kind} ${facts.name} declares none; give { ports: [...] }`);
      }
      return serviceSpec(this.props, facts?.pods._matchLabels ?? this.props.selector, ports, Platform._read(this)?._kubernetesVersion);
    });
  }

  private checkAtSynth(): void {
    Ledger.of(this).onSettle(() => {
      this.spec();
      return [];
    });
  }
}

/** A Service that somebody else wrote. */
class AdoptedService extends Construct implements ServiceView {
  public readonly asPeer: Peer;
  public readonly connections: Connections;
  public readonly _workload?: Workload;

  public constructor(public readonly _scope: ApiObject) {
    super(_scope, 'Adopted');
    const { pods, externalName, hidesClients: hidden } = this._read;
    if (pods !== undefined) {
      const facts = { name: this.serviceName, kind: 'Pods', namespaceName: this.namespaceName, pods, containerPorts: [], hostNetwork: false };
      this._workload = Workload._ofSubject(this, 'Pods', { scope: _scope, facts, ofService: true }, facts);
      if (hidden) noteHiddenClients(_scope, this._workload);
    }
    this.asPeer = within(_scope, () => peerOf(this._workload, externalName, () => this._read));
    this.connections = Connections._of(_scope, this.asPeer);
  }

  public get serviceName(): string {
    return this._scope.name;
  }

  public get namespaceName(): string | undefined {
    return this._scope.metadata.namespace;
  }

  public get _read(): ReadService {
    const { spec, metadata } = this._scope.toJson() as { spec?: ServiceSpec; metadata?: { annotations?: { [key: string]: string } } };
    return readService(spec, metadata?.annotations);
  }
}

function serviceObject(construct: IConstruct): ApiObject {
  const found = construct?.node === undefined ? []
    : construct.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child) && child.kind === 'Service');
  if (found.length === 1) return found[0];
  const list = found.map(({ name }) => name).join(', ');
  return refuse('NotAService', `a construct must hold exactly one Service to be adopted, got ${list || 'none'}; pass the Service itself`,
    construct?.node === undefined ? undefined : construct);
}

function workloadOf(service: Service, props: ServiceProps): Workload | undefined {
  if (props.workload !== undefined) return Workload.of(props.workload);
  if (props.selector === undefined) return undefined;
  const selector = props.selector;
  const facts = {
    name: service.serviceName,
    kind: 'Pods',
    namespaceName: props.namespaceName ?? Chart.of(service).namespace,
    pods: within(service, () => LabelSelector.labels(selector)),
    containerPorts: [],
    hostNetwork: false,
  };
  return Workload._ofSubject(service, 'Pods', { scope: service, facts, ofService: true }, facts);
}

function peerOf(workload: Workload | undefined, externalName: string | undefined, read: () => ReadService): Peer {
  if (workload !== undefined) return Peer._ofSubject(workload._subject, () => read().ports.map(({ target }): Port => target));
  if (externalName !== undefined) return Peer.hostname(externalName);
  return Peer._ofNobody('a Service without a selector has no pods that a policy could name, got one; allow the addresses behind it with Peer.cidr');
}

function hidesClients(props: ServiceProps): boolean {
  const external = props.serviceType === ServiceType.NODE_PORT || props.serviceType === ServiceType.LOAD_BALANCER;
  return external && props.externalTrafficPolicy !== TrafficPolicy.LOCAL;
}

function noteHiddenClients(scope: IConstruct, workload: Workload): void {
  Ledger.of(scope).hiddenClients.set(workload._subject, {
    because: 'its Service hands clients on with a node\'s address (externalTrafficPolicy Cluster)',
    mend: 'set externalTrafficPolicy Local, or loadBalancerSourceRanges on a LoadBalancer',
  });
}
