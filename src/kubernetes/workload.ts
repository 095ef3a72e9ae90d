import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { ContainerPort, PodFacts, Subject } from '../model/subject';
import { checkProps, refuse, within } from '../values/errors';
import { LabelSelector } from '../values/label-selector';
import { checkDnsLabel, kebabCase } from '../values/names';
import { Port } from '../values/port';
import { checkPorts } from '../values/port-list';
import { quoted } from '../values/quoted';
import { Connections, IConnectable } from './connections';
import { readPodTemplate } from './read-pod-template';
import { settlePolicies } from './settle';

const WORKLOAD = Symbol.for('cdk8s-networking.Workload');
const KINDS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob', 'Pod']);

/** What is known of pods that are created elsewhere. */
export interface LabelledWorkloadProps {
  /** Labels the pods carry, all of them. */
  readonly labels: { [key: string]: string };
  /**
   * The ports they listen on.
   *
   * @default - every relation to them must name its ports
   */
  readonly ports?: Port[];
  /**
   * The namespace they live in.
   *
   * @default - the chart's namespace
   */
  readonly namespaceName?: string;
  /**
   * What people call them; their policy is named so.
   *
   * @default - the construct id in kebab-case
   */
  readonly workloadName?: string;
}

/** Which directions `isolate` closes. */
export interface IsolateOptions {
  /**
   * Closes what the pods may reach; DNS stays open.
   *
   * @default true
   */
  readonly egress?: boolean;
  /**
   * Closes who may reach the pods.
   *
   * @default true
   */
  readonly ingress?: boolean;
}

interface Description {
  readonly subject: Subject;
  readonly name: string;
  readonly namespaceName?: string;
  readonly ports?: () => readonly Port[];
}

/**
 * Pods of this app.
 *
 * Policies are written for them, and both ends of their relations.
 */
export class Workload extends Construct implements IConnectable {
  /**
   * Adopts the pods of any construct that holds exactly one pod template.
   *
   * A cdk8s-plus workload of any line, a raw ApiObject, an object of an `Include`, or a construct around one. Its labels and
   * ports are read at synth, so it may still change. Adopting twice gives the same workload.
   */
  public static of(construct: IConstruct): Workload {
    if (construct instanceof Workload) return construct;
    const object = workloadObject(construct) as ApiObject & { [WORKLOAD]?: Workload };
    const known = object[WORKLOAD];
    if (known !== undefined) return known;
    return Workload._adopt(object, { scope: placeOf(object), get facts() { return factsOf(object); } });
  }

  /** Adopts the pods of the workload of this name at or below `scope`, such as one of an `Include`. */
  public static find(scope: IConstruct, name: string): Workload {
    const all = workloadsIn(scope);
    const found = all.filter((object) => object.name === name);
    if (found.length === 1) return Workload.of(found[0]);
    const list = all.map((object) => `${object.kind} ${object.name}`).join(', ') || 'none';
    return refuse('NotAWorkload', `exactly one workload must be called ${quoted(name)} here, got ${list}; ${
      found.length === 0 ? 'correct the name' : 'pass the one that is meant to Workload.of'}`, scope);
  }

  /** @internal Makes the subject what `Workload.of(object)` gives. */
  public static _adopt(object: ApiObject, subject: Subject): Workload {
    const made = Workload._ofSubject(subject.scope ?? object, 'Workload', subject, { name: object.name, namespaceName: object.metadata.namespace });
    Object.defineProperty(object, WORKLOAD, { value: made });
    Ledger.of(object).adopt(subject);
    return made;
  }

  /** Pods of a namespace of ours that are created elsewhere, known by their labels. */
  public static fromLabels(scope: Construct, id: string, props: LabelledWorkloadProps): Workload {
    return new Workload(scope, id, (self) => within(self, () => {
      checkProps('props of a workload', props);
      const name = checkDnsLabel('workload name', props.workloadName ?? kebabCase(id));
      if (props.namespaceName !== undefined) checkDnsLabel('namespace name', props.namespaceName);
      checkPorts('ports', props.ports);
      const facts: PodFacts = {
        name,
        kind: 'Pods',
        namespaceName: props.namespaceName ?? Chart.of(self).namespace,
        pods: LabelSelector.labels(props.labels),
        containerPorts: (props.ports ?? []).flatMap(numberedPort),
        hostNetwork: false,
      };
      return { subject: { scope: self, facts }, ...facts, ports: props.ports === undefined ? undefined : () => props.ports! };
    }));
  }

  /** @internal */
  public static _ofSubject(scope: IConstruct, id: string, subject: Subject, identity: { name: string; namespaceName?: string }): Workload {
    return new Workload(scope as Construct, id, () => ({ subject, ...identity }));
  }

  /** What these pods may reach and who may reach them. */
  public readonly connections: Connections;
  public readonly asPeer: Peer;
  /** What people call them: the name of the Deployment, StatefulSet… */
  public readonly workloadName: string;
  /**
   * The namespace they live in.
   *
   * @default - none is said, so whoever applies the manifests chooses
   */
  public readonly namespaceName?: string;
  /** @internal */
  public readonly _subject: Subject;

  private constructor(scope: Construct, id: string, describe: (self: Workload) => Description) {
    super(scope, id);
    const { subject, name, namespaceName, ports } = describe(this);
    this._subject = subject;
    this.workloadName = name;
    this.namespaceName = namespaceName;
    this.asPeer = Peer._ofSubject(subject, ports);
    this.connections = Connections._of(subject.scope ?? this, this.asPeer);
    settlePolicies(this);
  }

  /** Denies these pods everything that is not declared, save DNS; for a whole namespace use `SecureNamespace`. */
  public isolate(options: IsolateOptions = {}): void {
    checkProps('options of isolate', options, this);
    const { egress = true, ingress = true } = options;
    if (!egress && !ingress) refuse('NothingToIsolate', 'isolate must close at least one direction, got neither; leave the call out', this);
    const ledger = Ledger.of(this);
    const known = ledger.isolatedSubjects.get(this._subject);
    ledger.isolateSubject(this._subject, {
      scope: this._subject.scope ?? this,
      egress: egress || known?.egress === true,
      ingress: ingress || known?.ingress === true,
    });
  }
}

function workloadsIn(construct: IConstruct): ApiObject[] {
  if (construct?.node === undefined) {
    refuse('NotAWorkload', 'a workload must be a construct that holds a pod template, got something else; pass the Deployment itself');
  }
  return construct.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child) && holdsPods(child));
}

function workloadObject(construct: IConstruct): ApiObject {
  const found = workloadsIn(construct);
  if (found.length === 0) {
    refuse('NotAWorkload', 'a workload must hold a pod template, got none; pass a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod', construct);
  }
  if (found.length > 1) {
    const list = found.map((object) => `${object.kind} ${object.name}`).join(', ');
    refuse('SeveralWorkloads', `a workload must hold exactly one pod template, got ${list}; pass one of them`, construct);
  }
  return found[0];
}

/** Well-known kinds are taken at their word: their pod template may still be empty, and rendering it would fail. */
function holdsPods(object: ApiObject): boolean {
  return KINDS.has(object.kind) || (!STANDARD_GROUPS.has(object.apiGroup) && readPodTemplate(object.toJson()) !== undefined);
}

/** Groups whose other kinds hold no pods, so they need not be rendered to be looked at. */
const STANDARD_GROUPS = new Set(['core', 'apps', 'batch', 'networking.k8s.io', 'rbac.authorization.k8s.io', 'policy', 'autoscaling']);

/** The construct people made, where the object is what cdk8s-plus and its like keep inside it. */
function placeOf(object: ApiObject): IConstruct {
  const parent = object.node.scope;
  return parent !== undefined && parent.node.defaultChild === object ? parent : object;
}

function factsOf(object: ApiObject): PodFacts {
  const read = readPodTemplate(object.toJson());
  if (read?.pods === undefined) {
    refuse('NoPodLabels', `the pods of ${object.kind} ${object.name} must carry a label to be selected by, got none; label the pod template`, object);
  }
  return { ...read, pods: read.pods, name: object.name, kind: object.kind, namespaceName: object.metadata.namespace };
}

function numberedPort(port: Port): ContainerPort[] {
  return port.protocol === undefined || port.firstPort === undefined || port.firstPort !== port.lastPort
    ? [] : [{ number: port.firstPort, protocol: port.protocol }];
}
