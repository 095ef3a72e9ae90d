import { Demand, Labels, NAME_LABEL } from './demand';
import { Endpoint, Namespace, PodsEndpoint } from './endpoint';
import { Matching } from './matching';
import { peerKey, PeerMatch } from './policy';
import { both, either, Truth } from './truth';

/**
 * Places of endpoints in their list, each with why it is there only perhaps.
 *
 * @internal
 */
export class Extent {
  public static readonly NOBODY = new Extent(new Map());

  public constructor(private readonly places: ReadonlyMap<number, Exclude<Truth, false>>) {}

  public get size(): number {
    return this.places.size;
  }

  public at(place: number): Truth {
    return this.places.get(place) ?? false;
  }

  public get all(): Iterable<number> {
    return this.places.keys();
  }
}

/**
 * Finds endpoints by what selectors demand, looking only at those that have one of the labels asked for.
 *
 * What was found is kept by the text of the question: thousands of policies ask for the same DNS pods.
 *
 * @internal
 */
export class EndpointIndex {
  private readonly places = new Map<string, number[]>();
  private readonly pods: number[] = [];
  /** Pods of which rules by address cannot tell one from another. */
  private readonly placeless: number[] = [];
  private readonly others: number[] = [];
  private readonly found = new Map<string, Extent>();
  private readonly inNamespaces = new Map<string, Map<Namespace, Truth>>();

  public constructor(public readonly endpoints: readonly Endpoint[], private readonly matching: Matching) {
    endpoints.forEach((each, place) => {
      if (each.kind !== 'pods') {
        this.others.push(place);
        return;
      }
      this.pods.push(place);
      (each.region === undefined ? this.placeless : this.others).push(place);
      const { name } = each.namespace;
      this.add(placeKey(name), place);
      for (const [key, value] of Object.entries(each.labels)) {
        this.add(placeKey(undefined, key, value), place);
        this.add(placeKey(name, key, value), place);
      }
    });
  }

  public selected(namespaces: Demand, pods: Demand): Extent {
    const key = `${namespaces.key}|${pods.key}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const places = new Map<number, Exclude<Truth, false>>();
    for (const place of this.candidates(namespaces, pods.required)) {
      const each = this.endpoints[place] as PodsEndpoint;
      const home = this.inNamespace(namespaces, each.namespace);
      const truth = both(home, () => pods.meets(each));
      if (truth !== false) places.set(place, truth);
    }
    const extent = new Extent(places);
    this.found.set(key, extent);
    return extent;
  }

  public meant(peer: PeerMatch): Extent {
    if (peer.kind === 'pods') return this.selected(peer.namespaces, peer.pods);
    const key = peerKey(peer);
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const places = new Map<number, Exclude<Truth, false>>();
    const add = (place: number, truth: Truth) => {
      if (truth !== false) places.set(place, truth);
    };
    const pods = this.placeless.length === 0 ? false : this.matching.means(peer, this.endpoints[this.placeless[0]]);
    if (pods !== false) this.placeless.forEach((place) => add(place, pods));
    this.others.forEach((place) => add(place, this.matching.means(peer, this.endpoints[place])));
    const extent = new Extent(places);
    this.found.set(key, extent);
    return extent;
  }

  /** Whom any of the peers means. */
  public meantByAny(peers: readonly PeerMatch[]): Extent {
    if (peers.length === 0) return Extent.NOBODY;
    if (peers.length === 1) return this.meant(peers[0]);
    const key = peers.map(peerKey).join('\n');
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const extents = peers.map((peer) => this.meant(peer));
    const places = new Map<number, Exclude<Truth, false>>();
    for (const extent of extents) {
      for (const place of extent.all) {
        if (!places.has(place)) places.set(place, either(extents.map((other) => other.at(place))) as Exclude<Truth, false>);
      }
    }
    const union = new Extent(places);
    this.found.set(key, union);
    return union;
  }

  private candidates(namespaces: Demand, labels: Labels): readonly number[] {
    const home = namespaces.required[NAME_LABEL] as string | undefined;
    const lists = Object.entries(labels).map(([key, value]) => this.places.get(placeKey(home, key, value)) ?? []);
    if (home !== undefined) lists.push(this.places.get(placeKey(home)) ?? []);
    return lists.reduce((shortest, list) => (list.length < shortest.length ? list : shortest), this.pods);
  }

  private inNamespace(demand: Demand, namespace: Namespace): Truth {
    const asked = this.inNamespaces.get(demand.key) ?? new Map<Namespace, Truth>();
    this.inNamespaces.set(demand.key, asked);
    const known = asked.get(namespace);
    if (known !== undefined) return known;
    const truth = demand.meets(namespace);
    asked.set(namespace, truth);
    return truth;
  }

  private add(key: string, place: number): void {
    const list = this.places.get(key);
    if (list === undefined) this.places.set(key, [place]);
    else list.push(place);
  }
}

function placeKey(namespace?: string, label = '', value = ''): string {
  return `${namespace ?? ''}\n${label}\n${value}`;
}
