import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Places } from '../engine/places';
import { Relation } from '../engine/relation';
import { Finding } from '../model/finding';
import { Ledger } from '../model/ledger';
import { IPeer } from '../model/peer';
import { Platform } from '../model/platform';
import { Cidr } from '../values/cidr';
import { checkConstruct, checkProps, refuse } from '../values/errors';
import { Port } from '../values/port';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { TUNNEL_PORT } from '../vendors/istio/ambient';
import { Connection } from './connection';
import { Ends } from './ends';
import { Explanation, Verdict } from './explanation';
import { ExposedPath } from './exposed-path';
import { Interrogation } from './interrogation';
import { Loaded, loadDirectory, loadText } from './load-yaml';
import { Outside } from './outside';
import { Proxies, proxiesAround } from './proxies';
import { ReachabilityOptions } from './reachability-options';
import { Knowledge, Survey } from './survey';
import { UnprotectedPods } from './unprotected-pods';

/**
 * What can reach what, and why: read from the documents, whoever wrote them.
 *
 * Three answers are possible: allowed, denied, and undetermined where the documents do not tell. A workload stands for two
 * replicas or more; pods that no document shows are there as the selectors that mean them.
 */
export class Reachability {
  /** Of everything an app, a chart or another construct writes, policies included. */
  public static of(scope: IConstruct, options: ReachabilityOptions = {}): Reachability {
    checkConstruct('Reachability.of', scope);
    Ledger.of(scope).settle();
    const objects = scope.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each))
      .map((each) => ({ json: each.toJson() as unknown, place: each.node.path }));
    return new Reachability({ objects, findings: [] }, knowledgeOf(options, Platform.of(scope)), proxiesAround(scope));
  }

  /** Of YAML that anybody wrote: several documents, lists too. */
  public static ofManifests(text: string, options: ReachabilityOptions = {}): Reachability {
    return new Reachability(loadText(text), knowledgeOf(options));
  }

  /** Of every YAML and JSON file below a folder. */
  public static ofDirectory(path: string, options: ReachabilityOptions = {}): Reachability {
    return new Reachability(loadDirectory(path), knowledgeOf(options));
  }

  /** Whether policies have any effect; where they have none, everything is allowed. */
  public readonly enforcesPolicies: boolean;
  /** What could not be read, with its place. Verdicts that depend on it are undetermined. */
  public readonly findings: Finding[];
  /** Objects of kinds that carry no traffic, or that nobody here reads. */
  public readonly unread: string[];
  /** Every name that an end can be called by. */
  public readonly endpoints: string[];
  private readonly survey: Survey;
  private readonly ends: Ends;

  private constructor({ objects, findings }: Loaded, knowledge: Knowledge, private readonly proxies: Proxies = new Map()) {
    this.survey = new Survey(objects, knowledge);
    this.ends = new Ends(this.survey);
    this.enforcesPolicies = knowledge.enforcesPolicies;
    this.findings = [...findings, ...this.survey.findings];
    this.unread = this.survey.unread.map(({ id }) => id);
    this.endpoints = this.survey.network.endpoints.map(({ id }) => id);
  }

  /** Every pair of which one end is a shown workload and whose ports are not all denied, grouped. */
  public connections(): Connection[] {
    const { network } = this.survey;
    const counts = network.endpoints.map((each) => (each.kind === 'pods'
      ? !each.stranger || (['ingress', 'egress'] as const).some((direction) => !network.chainOf(each, direction).isEmpty)
      : each.kind === 'nodes' && each.workload === true));
    const names = (places: Places) => [...places].map((place) => network.endpoints[place].id).sort(compareText);
    return new Relation(network, (place) => counts[place]).rows()
      .map(({ sources, targets, verdict: { allowed, undetermined } }) =>
        Connection._of(names(sources), names(targets), allowed.toString(), undetermined.toString()))
      .sort((a, b) => compareText(a.sources[0], b.sources[0]) || compareText(a.targets[0], b.targets[0]) || compareText(a.ports, b.ports));
  }

  /**
   * Whether one end can reach another, what decided it at both, and what would have to change.
   *
   * @param source a workload's construct, a Peer, an object's name such as `shop/Deployment/web`, or an address
   * @param target the same, or a Service, which stands for its pods on the ports it leads to
   * @param port the port the target listens on, or the Service's own; every port when left out
   */
  public explain(source: IConstruct | IPeer | string, target: IConstruct | IPeer | string, port?: Port): Explanation {
    if (port !== undefined && !(port instanceof Port)) refuse('InvalidPort', `port must be a Port, got ${quoted(port)}; write for example Port.tcp(8080)`);
    const [from, to] = this.ends.pair(source, target);
    return new Interrogation(this.survey).explain(from, to, port);
  }

  /** Throws, with the reasons, unless the source surely reaches the target: on the port, or on any when none is given. */
  public expectAllowed(source: IConstruct | IPeer | string, target: IConstruct | IPeer | string, port?: Port): void {
    this.expect(Verdict.ALLOWED, 'NotAllowed', source, target, port);
  }

  /** Throws, with the reasons, unless the source surely cannot reach the target: on the port, or on none at all. */
  public expectDenied(source: IConstruct | IPeer | string, target: IConstruct | IPeer | string, port?: Port): void {
    this.expect(Verdict.DENIED, 'NotDenied', source, target, port);
  }

  /** Every host, path and load balancer that leads to pods, whether the world gets through, and what must be so for it. */
  public exposed(): ExposedPath[] {
    return new Outside(this.survey, this.ends, this.proxies).paths();
  }

  /** Workloads that no policy selects, in one direction or in both. */
  public unprotected(): UnprotectedPods[] {
    const { network } = this.survey;
    return network.endpoints.flatMap((each) => {
      if (each.kind === 'nodes' && each.workload === true) return [UnprotectedPods._of(each.id, true, true, 'it is on the host network, which no policy holds')];
      if (each.kind !== 'pods' || each.stranger) return [];
      const [ingress, egress] = (['ingress', 'egress'] as const).map((direction) => network.chainOf(each, direction).isEmpty);
      const because = this.enforcesPolicies ? 'no policy selects it' : 'policies are not enforced';
      return ingress || egress ? [UnprotectedPods._of(each.id, ingress, egress, because)] : [];
    });
  }

  /** All connections, a line each, after what could not be read. */
  public toString(): string {
    const { cniName } = this.survey.knowledge;
    return [
      ...(this.enforcesPolicies ? [] : [`${cniName ?? 'this platform'} does not enforce policies: everything is allowed`]),
      ...this.findings.map(({ path, sentence }) => `${path}: ${sentence}`),
      ...this.connections().map((connection) => connection.toString()),
    ].join('\n');
  }

  private expect(wanted: Verdict, id: string, source: IConstruct | IPeer | string, target: IConstruct | IPeer | string, port?: Port): void {
    const explanation = this.explain(source, target, port);
    if (explanation.verdict === wanted) return;
    const where = port === undefined ? '' : ` on ${port.toString()}`;
    refuse(id, `${explanation.source} → ${explanation.target}${where} must be ${wanted}, got ${explanation.verdict}; change what decided it\n${explanation.toString()}`);
  }
}

function knowledgeOf(options: ReachabilityOptions, platform?: Platform): Knowledge {
  checkProps('ReachabilityOptions', options);
  const { podCidrs, nodeCidrs, enforcesPolicies, ipBlocksMeanPods = platform?.cni._rangesMissNodes !== true } = options;
  return {
    surroundings: {
      tunnelPort: TUNNEL_PORT,
      podBlocks: podCidrs?.map((text) => Cidr.of(text)) ?? platform?._facts.podCidrs ?? [],
      nodeBlocks: nodeCidrs?.map((text) => Cidr.of(text)) ?? platform?._facts.nodeCidrs ?? [],
    },
    enforcesPolicies: enforcesPolicies ?? platform?.cni.enforcesPolicies ?? true,
    cniName: platform?.cni.cniName,
    ipBlocksNeverMean: ipBlocksMeanPods ? [] : ['pods', 'nodes'],
  };
}
