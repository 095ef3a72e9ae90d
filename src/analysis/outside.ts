import { AddressesEndpoint, Endpoint, PodsEndpoint } from '../engine/endpoint';
import { Judgement } from '../engine/network';
import { bothOpen, within } from '../engine/verdict';
import { DataPlane } from '../model/data-plane';
import { Port } from '../values/port';
import { PortSet } from '../values/port-set';
import { compareText } from '../values/text-order';
import { Attachments } from './attachment';
import { ServiceEnd } from './backends';
import { DecidingRule } from './deciding-rule';
import { Ends, endpointsBehind, isPrivate, targetPorts } from './ends';
import { overall, Verdict } from './explanation';
import { ExposedPath } from './exposed-path';
import { verdictOf } from './interrogation';
import { Proxies } from './proxies';
import { Survey } from './survey';

/** A host and path at a listener, and where it leads. */
interface Way {
  readonly listener: string;
  /** What routes name the proxies by; absent where clients reach the pods themselves. */
  readonly proxies?: string;
  readonly hostname: string;
  readonly path: string;
  readonly service: string;
  /** Number or name of the Service's port; its only one, or all, when absent. */
  readonly port?: number | string;
  readonly preconditions: readonly string[];
  readonly refused?: string;
}

/** Somebody of whom nothing is known, not even the labels. */
const UNKNOWN: PodsEndpoint = {
  kind: 'pods',
  id: 'unknown proxies',
  namespace: { name: '', labels: {}, open: 'nobody said whose proxies they are' },
  labels: {},
  open: 'nobody said whose proxies they are',
  stranger: true,
};

/**
 * What the world reaches: world to proxies, proxies to pods, and whether routes attach at all.
 *
 * Of namespaces that nobody showed it takes for granted what must be so, and says it.
 *
 * @internal
 */
export class Outside {
  private readonly world: readonly AddressesEndpoint[];
  private readonly attachments: Attachments;

  public constructor(private readonly survey: Survey, private readonly ends: Ends, private readonly proxies: Proxies) {
    this.world = survey.network.endpoints.filter((each): each is AddressesEndpoint => each.kind === 'addresses' && !isPrivate(each));
    this.attachments = new Attachments(survey.entries, (name) => survey.namespace(name));
  }

  public paths(): ExposedPath[] {
    return [...this.throughIngresses(), ...this.throughRoutes()].flatMap((way) => this.followed(way))
      .concat(this.survey.backends.services.filter(({ type }) => type === 'LoadBalancer' || type === 'NodePort').flatMap((service) => this.direct(service)))
      .sort((a, b) => compareText(a.hostname, b.hostname) || compareText(a.path, b.path) || compareText(a.listener, b.listener)
        || compareText(a.workload, b.workload));
  }

  private throughIngresses(): Way[] {
    return this.survey.entries.ingresses.flatMap(({ id, namespace, className, paths }) => paths.map((each): Way => ({
      listener: `Ingress ${namespace}/${id.split('/')[2]}${className === undefined ? '' : ` of class ${className}`}`,
      proxies: `IngressClass/${className ?? ''}`,
      hostname: each.hostname ?? '*',
      path: each.path,
      service: `${namespace}/Service/${each.serviceName}`,
      port: each.servicePort,
      preconditions: [],
    })));
  }

  private throughRoutes(): Way[] {
    const { survey } = this;
    const ends = survey.entries.routes.flatMap((route) => this.attachments.of(route).flatMap((attached) =>
      route.rules.flatMap((rule) => rule.backends.map((backend) => ({ route, attached, rule, backend })))));
    return ends.flatMap(({ route, attached, rule, backend }) => {
      const granted = this.attachments.mayRefer(route, backend, (name) => survey.namespace(name).open === undefined);
      return (attached.hostnames.length === 0 ? ['*'] : attached.hostnames).flatMap((hostname) => rule.paths.map((path): Way => ({
        listener: attached.listener,
        proxies: attached.gatewayId,
        hostname,
        path,
        service: `${backend.namespace}/Service/${backend.serviceName}`,
        port: backend.port,
        preconditions: [...attached.preconditions, ...(typeof granted === 'string' ? [granted] : [])],
        refused: attached.refused ?? (granted === false ? `no ReferenceGrant lets ${route.id} refer to Services of ${backend.namespace}` : undefined),
      })));
    });
  }

  private followed(way: Way): ExposedPath[] {
    const { network, backends } = this.survey;
    const service = backends.find(way.service);
    if (service === undefined) {
      return [this.path(way, undefined, PortSet.EMPTY, Verdict.UNDETERMINED, [`nobody showed ${way.service}`], [])];
    }
    const asked = portsNamed(service, way.port);
    const targets = endpointsBehind(this.survey, service);
    if (targets.length === 0) return [this.path(way, undefined, PortSet.EMPTY, Verdict.UNDETERMINED, [`nobody showed what is behind ${service.id}`], [])];
    const plane = this.proxies.get(way.proxies ?? '');
    return targets.map((target) => {
      const { sure, maybe } = network.matching.portsAt(targetPorts(service, asked), target);
      const ports = plane?.sidecars === undefined ? sure.union(maybe) : PortSet.of([Port.tcp(plane.sidecars.port)]);
      if (way.refused !== undefined) return this.path(way, target, ports, Verdict.DENIED, [way.refused], []);
      if (asked?.isEmpty === true) return this.path(way, target, ports, Verdict.DENIED, [`${service.id} has no port ${way.port}`], []);
      return plane === undefined ? this.fromUnknown(way, target, ports) : this.through(way, plane, target, ports);
    });
  }

  private fromUnknown(way: Way, target: Endpoint, ports: PortSet): ExposedPath {
    const judgement = this.survey.network.entering(UNKNOWN, target);
    const verdict = verdictOf(within(judgement.verdict, ports), ports);
    const must = `the proxies of ${way.listener} are reached from outside, and let out to ${target.id} on ${ports.toString()}`;
    return this.path(way, target, ports, verdict, this.reasons(judgement, ports, verdict), [must]);
  }

  private through(way: Way, plane: DataPlane, target: Endpoint, ports: PortSet): ExposedPath {
    const { network } = this.survey;
    const proxies = this.ends.ofTerm(plane.peer);
    const open = PortSet.of(plane.ports.map((port) => Port.tcp(port)));
    const verdicts: Verdict[] = [];
    const reasons: string[] = [];
    const preconditions: string[] = [];
    for (const proxy of proxies) {
      const arrivals = this.world.map((from) => verdictOf(within(network.judge(from, proxy).verdict, open)));
      const reached = plane.ports.length === 0 || arrivals.includes(Verdict.ALLOWED) ? Verdict.ALLOWED
        : arrivals.includes(Verdict.UNDETERMINED) ? Verdict.UNDETERMINED : Verdict.DENIED;
      if (reached !== Verdict.ALLOWED) {
        reasons.push(`the outside ${reached === Verdict.DENIED ? 'does not reach' : 'may not reach'} ${proxy.id} on ${open.toString()}`);
      }
      const judgement = network.judge(proxy, target);
      const verdict = verdictOf(within(judgement.verdict, ports), ports);
      reasons.push(...this.reasons(judgement, ports, verdict));
      verdicts.push(reached === Verdict.ALLOWED || verdict === Verdict.DENIED ? verdict : reached);
      if (proxy.kind === 'pods' && proxy.stranger && proxy.namespace.open !== undefined) {
        preconditions.push(`namespace ${proxy.namespace.name}, where it isolates, lets the outside reach ${plane.description} on ${
          open.toString()}, and them reach ${target.id} on ${ports.toString()}`);
      }
    }
    return this.path(way, target, ports, overall(verdicts), reasons, preconditions);
  }

  private direct(service: ServiceEnd): ExposedPath[] {
    const { network } = this.survey;
    const nodes = network.endpoints.filter(({ kind, ...each }) => kind === 'nodes' && !('workload' in each));
    const clients: readonly AddressesEndpoint[] = service.sourceRanges.length === 0 ? this.world
      : service.sourceRanges.map((cidr) => ({ kind: 'addresses', id: cidr.toString(), region: { blocks: [cidr], without: [] } }));
    const way: Way = {
      listener: `${service.type} ${service.namespace}/${service.name}`, hostname: '*', path: '/', service: service.id, preconditions: [],
    };
    return endpointsBehind(this.survey, service).map((target) => {
      const { sure, maybe } = network.matching.portsAt(targetPorts(service), target);
      const ports = sure.union(maybe);
      const judgements = clients.map((client) => network.judge(client, target));
      const verdicts = judgements.map(({ verdict }) => (service.hidesClients
        ? nodes.reduce((all, node) => bothOpen(all, network.judge(node, target).verdict), verdict) : verdict));
      const verdict = overall(verdicts.map((each) => verdictOf(within(each, ports), ports)));
      const hidden = service.hidesClients && verdict !== Verdict.ALLOWED
        ? ['clients arrive with their own address or a node\'s (externalTrafficPolicy Cluster), and both must be let in'] : [];
      const apart = judgements.filter((each) => verdictOf(within(each.verdict, ports), ports) !== Verdict.ALLOWED);
      return this.path(way, target, ports, verdict, [...new Set([...hidden, ...apart.flatMap((each) => this.reasons(each, ports, verdict))])], []);
    });
  }

  private reasons({ egress, ingress }: Judgement, ports: PortSet, verdict: Verdict): string[] {
    if (verdict === Verdict.ALLOWED) return [];
    const decided = [...egress, ...ingress].filter(({ action, doubt, ports: about }) => (action === 'deny' || doubt !== undefined) && !about.intersect(ports).isEmpty);
    return decided.flatMap((each) => DecidingRule._of({ ...each, ports: each.ports.intersect(ports) }, this.survey.places)).map(String);
  }

  private path(way: Way, target: Endpoint | undefined, ports: PortSet, verdict: Verdict, reasons: string[], preconditions: string[]): ExposedPath {
    return ExposedPath._of({
      listener: way.listener,
      hostname: way.hostname,
      path: way.path,
      service: way.service,
      workload: target?.id ?? '',
      ports: ports.toString(),
      verdict,
      reasons: [...new Set(reasons)],
      preconditions: [...new Set([...way.preconditions, ...preconditions])],
    });
  }
}

/** The ports of a Service that a backend names; undefined where it names none. */
function portsNamed({ ports }: ServiceEnd, wanted?: number | string): PortSet | undefined {
  if (wanted === undefined) return undefined;
  return ports.filter(({ port, name }) => port === wanted || name === wanted)
    .map(({ protocol, port }) => PortSet.number(protocol, port)).reduce((a, b) => a.union(b), PortSet.EMPTY);
}
