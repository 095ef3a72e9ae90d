import { outsideOf } from '../engine/atoms';
import { EVERYTHING, named } from '../engine/demand';
import { Endpoint, Namespace, namespaceOf, NodesEndpoint, PodsEndpoint, Surroundings } from '../engine/endpoint';
import { Matching } from '../engine/matching';
import { Network } from '../engine/network';
import { ANYONE, Policy, Tier } from '../engine/policy';
import { Asked, strangersFor } from '../engine/strangers';
import { Manifest, manifestOf, ownersOf, recordOf } from '../kubernetes/manifest';
import { ADMIN_TIER, BASELINE_TIER, readClusterNetworkPolicy } from '../kubernetes/read-cluster-network-policy';
import { NETWORK_POLICY_TIER, NetworkPolicyMeaning, readNetworkPolicy } from '../kubernetes/read-network-policy';
import { readWorkload, WORKLOAD_KINDS } from '../kubernetes/read-workload';
import { Reading } from '../kubernetes/reading';
import { Finding, Severity } from '../model/finding';
import { PortSet } from '../values/port-set';
import { inMesh } from '../vendors/istio/ambient';
import { Backends } from './backends';
import { Entries } from './entries';
import { LoadedObject } from './load-yaml';

/**
 * What is known beside the objects.
 *
 * @internal
 */
export interface Knowledge extends NetworkPolicyMeaning {
  readonly surroundings: Surroundings;
  readonly enforcesPolicies: boolean;
  /** Who enforces them, or does not, as people call it. */
  readonly cniName?: string;
}

/** Policies of kinds nobody reads here: they may do anything to whom they select. */
const UNREAD_TIER: Tier = { name: 'unread', evaluation: 'ordered' };
const TIERS: readonly Tier[] = [UNREAD_TIER, ADMIN_TIER, NETWORK_POLICY_TIER, BASELINE_TIER];

type Reader = (manifest: Manifest, reading: Reading) => void;

/**
 * Reads objects, whoever wrote them, into a network; what cannot be read is noted, and what has no reader is listed.
 *
 * @internal
 */
export class Survey {
  public readonly network: Network;
  public readonly backends = new Backends();
  public readonly entries = new Entries();
  public readonly findings: Finding[] = [];
  /** Objects of kinds that have no reader. */
  public readonly unread: Manifest[] = [];
  public readonly places = new Map<string, string>();
  public readonly namespaces = new Map<string, Namespace>();
  private readonly workloads: Array<PodsEndpoint | NodesEndpoint> = [];
  private readonly policies: Policy[] = [];

  public constructor(objects: readonly LoadedObject[], public readonly knowledge: Knowledge) {
    const manifests = this.eachOnce(objects.flatMap(({ json, place }) => manifestOf(json, place) ?? this.nameless(place)));
    for (const { id, place } of manifests) this.places.set(id, place);
    const readers = this.readers();
    const isNamespace = ({ apiVersion, kind }: Manifest) => apiVersion === 'v1' && kind === 'Namespace';
    // Namespaces first: what lives in them has their labels.
    for (const manifest of [...manifests.filter(isNamespace), ...manifests.filter((each) => !isNamespace(each))]) {
      const reader = readers.get(`${groupOf(manifest)}/${manifest.kind}`);
      if (reader === undefined) this.listUnread(manifest);
      else this.read(manifest, reader);
    }
    this.network = this.built();
  }

  private built(): Network {
    const { surroundings, enforcesPolicies } = this.knowledge;
    const policies = enforcesPolicies ? this.policies : [];
    const matching = new Matching(surroundings);
    const asked: Asked[] = this.backends.services
      .flatMap(({ namespace, pods }) => (pods === undefined ? [] : [{ namespaces: named(namespace), pods }]));
    const strangers = strangersFor(this.policies, asked, this.workloads, this.namespaces, matching);
    const endpoints: Endpoint[] = [...this.workloads, ...strangers, ...outsideOf(this.policies, surroundings, this.backends.addresses)];
    return new Network({ endpoints, policies, tiers: TIERS, surroundings });
  }

  private readers(): Map<string, Reader> {
    const workload: Reader = (manifest) => {
      if (!this.isOwned(manifest)) this.workloads.push(inMesh(readWorkload(manifest, this.namespace(manifest.namespace!))));
    };
    const workloads = [...WORKLOAD_KINDS].map(([kind, group]) => [`${group}/${kind}`, workload] as const);
    return new Map<string, Reader>([
      ['/Namespace', ({ name, labels }) => this.namespaces.set(name, namespaceOf(name, labels))],
      ...workloads,
      ['networking.k8s.io/NetworkPolicy', (manifest, reading) => this.policies.push(...readNetworkPolicy(manifest, reading, this.knowledge))],
      ['policy.networking.k8s.io/ClusterNetworkPolicy', (manifest, reading) => this.policies.push(...readClusterNetworkPolicy(manifest, reading))],
      ...this.backends.readers,
      ...this.entries.readers,
    ]);
  }

  private read(manifest: Manifest, reader: Reader): void {
    const reading = new Reading(manifest);
    reading.at('', () => reader(manifest, reading), () => undefined);
    for (const { path, error } of reading.unreadable) {
      const [sentence, ...mend] = error.sentence.split('; ');
      this.findings.push({
        id: error.id,
        path: [manifest.place, manifest.id, path].filter((text) => text !== '').join(' '),
        sentence,
        mend: mend.join('; ') || 'correct it',
        severity: Severity.ERROR,
      });
    }
  }

  /** Shown by an owner that is shown too: a Deployment's ReplicaSets and Pods, when somebody dumps a whole cluster. */
  private isOwned(manifest: Manifest): boolean {
    return ownersOf(manifest).some(({ kind, name, controller }) => controller === true && this.places.has(`${manifest.namespace}/${kind}/${name}`));
  }

  public namespace(name: string): Namespace {
    const known = this.namespaces.get(name) ?? namespaceOf(name);
    this.namespaces.set(name, known);
    return known;
  }

  /** Applied, the later of two would replace the earlier. */
  private eachOnce(manifests: readonly Manifest[]): Manifest[] {
    const last = new Map(manifests.map((each) => [`${groupOf(each)} ${each.id}`, each]));
    for (const each of manifests) {
      const other = last.get(`${groupOf(each)} ${each.id}`)!;
      if (other === each) continue;
      this.findings.push({
        id: 'NameTaken',
        path: `${each.place} ${each.id}`,
        sentence: `${each.id} is written again at ${other.place}, which would replace it`,
        mend: 'leave one out, or give it another name; the later one is analysed',
        severity: Severity.WARNING,
      });
    }
    return [...last.values()];
  }

  private nameless(place: string): never[] {
    this.findings.push({
      id: 'UnreadableObject',
      path: place,
      sentence: 'an object must have apiVersion, kind and metadata.name, and one has not',
      mend: 'give it them; it is not analysed',
      severity: Severity.WARNING,
    });
    return [];
  }

  private listUnread(manifest: Manifest): void {
    this.unread.push(manifest);
    if (!manifest.kind.endsWith('NetworkPolicy')) return;
    const doubt = `nobody here reads ${manifest.id} of ${manifest.apiVersion}`;
    // Kinds for the whole cluster name no namespace, and nobody here knows which those are.
    const home = recordOf(recordOf(manifest.json)?.metadata)?.namespace;
    const namespaces = typeof home === 'string' && home !== '' ? named(home) : EVERYTHING;
    for (const direction of ['egress', 'ingress'] as const) {
      this.policies.push({
        object: manifest.id,
        tier: UNREAD_TIER.name,
        direction,
        order: 0,
        isolates: false,
        doubt,
        subject: { namespaces, pods: EVERYTHING },
        rules: (['deny', 'accept'] as const).map((action) => ({ action, peers: ANYONE, ports: PortSet.EVERYTHING, path: 'spec' })),
      });
    }
    this.findings.push({
      id: 'UnreadPolicy',
      path: `${manifest.place} ${manifest.id}`,
      sentence: `policies of ${manifest.apiVersion} ${manifest.kind} are not read, so verdicts on whom it may select are undetermined`,
      mend: 'leave it out to see what the other policies say',
      severity: Severity.WARNING,
    });
  }
}

function groupOf({ apiVersion }: Manifest): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

