import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { demandOf, EVERYTHING, named } from '../engine/demand';
import { AddressesEndpoint, Endpoint } from '../engine/endpoint';
import { strangerFor } from '../engine/strangers';
import { NON_INTERNET_CIDRS } from '../kubernetes/facts';
import { WORKLOAD_KINDS } from '../kubernetes/read-workload';
import { IPeer, Peer } from '../model/peer';
import { describeTerm, PeerTerm, PodsTerm } from '../model/peer-term';
import { PodFacts } from '../model/subject';
import { Cidr } from '../values/cidr';
import { refuse } from '../values/errors';
import { PortSet } from '../values/port-set';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { ServiceEnd } from './backends';
import { Survey } from './survey';

/**
 * Who is meant by one end of a question.
 *
 * @internal
 */
export interface End {
  readonly text: string;
  readonly endpoints: readonly Endpoint[];
  /** The Service it was asked through: its ports are asked for, and its pods answer. */
  readonly service?: ServiceEnd;
}

/** Names of shown workloads, which are what is meant most often. */
const WORKLOAD = /^[^/,\s]+\/(?!Pods\/)[A-Z][A-Za-z]+\/[^/,\s]+$/;

/** What may stand for an end. */
type Asked = IConstruct | IPeer | string;

/**
 * Finds ends by what people call them: a construct, a peer, the name of an object, an address.
 *
 * Constructs are found by the names of their objects, since no other identity survives the way to Python and back.
 *
 * @internal
 */
export class Ends {
  public constructor(private readonly survey: Survey) {}

  /** Both ends of a question: pods "of the same namespace" are of the other end's. */
  public pair(source: Asked, target: Asked): [End, End] {
    if (!isOfSameNamespace(source)) {
      const from = this.of(source);
      return [from, this.of(target, homeOf(from))];
    }
    const to = this.of(target);
    return [this.of(source, homeOf(to)), to];
  }

  /** Whom a peer means. */
  public ofTerm(term: PeerTerm): readonly Endpoint[] {
    return this.ofPeer(Peer._ofTerm(term)).endpoints;
  }

  private of(asked: Asked, home?: string): End {
    if (typeof asked === 'string') return this.byName(asked);
    const { asPeer, node } = (asked ?? {}) as Partial<IPeer & IConstruct>;
    if (asPeer instanceof Peer) return this.ofPeer(asPeer, home);
    if (node === undefined) {
      refuse('UnknownEnd', `an end must be a construct, a Peer or the name of an object, got ${quoted(asked)}; write for example "shop/Deployment/web"`);
    }
    return this.ofConstruct(asked as IConstruct);
  }

  private byName(name: string): End {
    const { network: { endpoints }, backends } = this.survey;
    const found = endpoints.filter(({ id }) => id === name);
    if (found.length > 0) return { text: name, endpoints: found };
    const service = backends.find(name);
    if (service !== undefined) return this.ofService(service, name);
    const address = addressOf(name);
    if (address !== undefined) return { text: name, endpoints: [address] };
    const [namespace, short] = name.split('/');
    const near = endpoints.map(({ id }) => id).filter((id) => {
      const [home, , last] = id.split('/');
      return last === (short ?? name) && (short === undefined || home === namespace);
    });
    if (near.length === 1) return { text: near[0], endpoints: endpoints.filter(({ id }) => id === near[0]) };
    const rank = (id: string) => Number(!WORKLOAD.test(id));
    const known = (near.length > 0 ? near : endpoints.map(({ id }) => id)).sort((a, b) => rank(a) - rank(b) || compareText(a, b));
    return refuse('UnknownEnd', `an end must be the name of a workload, of a Service or an address, got ${quoted(name)}; `
      + `write one of ${known.slice(0, 8).map(quoted).join(', ')}${known.length > 8 ? `, or another of ${known.length}` : ''}`);
  }

  private ofConstruct(construct: IConstruct): End {
    const objects = construct.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each));
    const workloads = objects.filter(({ kind }) => WORKLOAD_KINDS.has(kind));
    const found = workloads.length > 0 ? workloads : objects.filter(({ kind }) => kind === 'Service');
    if (found.length !== 1) {
      refuse('UnknownEnd', `a construct that stands for an end must hold exactly one workload, or one Service, got ${
        found.map(({ kind, name }) => `${kind} ${name}`).join(', ') || 'none'}; pass the workload itself`, construct);
    }
    const [{ kind, name, metadata: { namespace } }] = found;
    return this.byName(`${namespace ?? 'default'}/${kind}/${name}`);
  }

  private ofPeer(peer: Peer, home?: string): End {
    if (peer._members.length > 1) {
      const ends = peer._members.map((member) => this.ofPeer(member, home));
      return { text: ends.map(({ text }) => text).join(' and '), endpoints: ends.flatMap(({ endpoints: each }) => each) };
    }
    if (peer._subject !== undefined) return this.ofPods(peer._subject.facts);
    const term = peer._term ?? refuse('UnknownEnd', peer._refusal ?? 'an end must be somebody, got nobody; name a workload');
    const { endpoints } = this.survey.network;
    const text = describeTerm(term);
    switch (term.kind) {
      case 'pods': return { text, endpoints: this.podsOf(term, home) };
      case 'anyOf': return { text, endpoints: term.terms.flatMap((each) => this.ofPeer(Peer._ofTerm(each), home).endpoints) };
      case 'anyone': return { text, endpoints };
      case 'nodes': return { text, endpoints: endpoints.filter((each) => each.kind === 'nodes' && each.workload !== true) };
      case 'cidr': return { text, endpoints: [addresses(text, term.cidr, term.excluding)] };
      case 'internet': return { text, endpoints: endpoints.filter((each) => each.kind === 'addresses' && !isPrivate(each, term.excluding)) };
      default: return refuse('UnknownEnd', `an end must be pods, nodes or addresses, got ${text}; name a workload or an address`);
    }
  }

  private ofPods({ kind, name, namespaceName = 'default', pods }: PodFacts): End {
    if (kind !== 'Pods') return this.byName(`${namespaceName}/${kind}/${name}`);
    const term: PodsTerm = { kind: 'pods', namespaces: { which: 'name', name: namespaceName }, pods };
    return { text: `${namespaceName}/Pods/${name}`, endpoints: this.podsOf(term) };
  }

  private podsOf({ namespaces, pods }: PodsTerm, home?: string): Endpoint[] {
    if (namespaces.which === 'own' && home === undefined) {
      refuse('UnknownEnd', 'pods "of the same namespace" must have another end whose namespace it is, got none; give namespaceName');
    }
    const where = namespaces.which === 'own' ? named(home!) : namespaces.which === 'name' ? named(namespaces.name)
      : namespaces.which === 'labels' ? demandOf(namespaces.labels) : EVERYTHING;
    const demand = demandOf(pods);
    const { index, endpoints } = this.survey.network;
    const extent = index.selected(where, demand);
    const found = [...extent.all].filter((place) => extent.at(place) === true).map((place) => endpoints[place]);
    if (found.length > 0) return found;
    return [strangerFor({ namespaces: where, pods: demand }, this.survey.namespaces)
      ?? refuse('UnknownEnd', `pods must be possible, got ${pods.toString()}; correct the selector`)];
  }

  private ofService(service: ServiceEnd, text: string): End {
    return { text, service, endpoints: endpointsBehind(this.survey, service) };
  }
}

/**
 * Whoever answers behind a Service: its pods, the addresses of its EndpointSlices, or the name it stands for.
 *
 * @internal
 */
export function endpointsBehind({ network: { index, endpoints }, backends }: Survey, service: ServiceEnd): Endpoint[] {
  if (service.externalName !== undefined) {
    return [{ kind: 'addresses', id: service.externalName, region: { blocks: [Cidr.ANY_IPV4, Cidr.ANY_IPV6], without: [] } }];
  }
  const { pods, namespace, name } = service;
  if (pods === undefined) return (backends.slices.get(`${namespace}/${name}`) ?? []).map((cidr) => addresses(cidr.toString(), cidr, []));
  const extent = index.selected(named(namespace), pods);
  return [...extent.all].map((place) => endpoints[place]);
}

/**
 * The ports of a Service as its packets arrive at one receiver; undefined ports of a name that the receiver has not.
 *
 * @param asked ports of the Service; all of them when absent
 * @internal
 */
export function targetPorts({ ports }: ServiceEnd, asked?: PortSet): PortSet {
  const meant = ports.filter(({ protocol, port }) => asked === undefined || asked.contains(PortSet.number(protocol, port)));
  return PortSet.of(meant.map(({ target }) => target));
}

function isOfSameNamespace(asked: Asked): boolean {
  const term = (asked as Partial<IPeer> | undefined)?.asPeer?._term;
  return term?.kind === 'pods' && term.namespaces.which === 'own';
}

function homeOf({ endpoints }: End): string | undefined {
  return endpoints.find((each) => each.kind === 'pods')?.namespace.name;
}

function addresses(id: string, cidr: Cidr, without: readonly Cidr[]): AddressesEndpoint {
  return { kind: 'addresses', id, region: { blocks: [cidr], without } };
}

function addressOf(text: string): AddressesEndpoint | undefined {
  try {
    return addresses(text, text.includes('/') ? Cidr.of(text) : Cidr.host(text), []);
  } catch {
    return undefined;
  }
}

/** @internal */
export function isPrivate({ region }: AddressesEndpoint, further: readonly Cidr[] = []): boolean {
  return region.blocks.some((block) => [...NON_INTERNET_CIDRS, ...further].some((range) => range.contains(block)));
}

