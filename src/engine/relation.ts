import { Cells, portsKey } from './cells';
import { Outcome } from './chain';
import { Extent } from './endpoint-index';
import { Network } from './network';
import { Places } from './places';
import { Direction } from './policy';
import { joined, NOTHING, Verdict, verdictKey } from './verdict';
import { View } from './view';

/**
 * Every source reaches every target of its row so; pairs in no row reach nothing.
 *
 * @internal
 */
export interface Row {
  readonly sources: Places;
  readonly targets: Places;
  readonly verdict: Verdict;
}

/** Ends whose views agree wherever they have no exception. */
interface Block {
  readonly cells: Cells;
  /** The outcome of each cell in which something is accepted. */
  readonly open: ReadonlyMap<string, Outcome>;
  readonly members: number[];
}

/**
 * All pairs at once: rows of source sets and target sets.
 *
 * A pair is either an exception of one of its ends, and is looked at by itself, or the blocks of both ends decide. So the work
 * grows with what rules name, not with the square of the endpoints.
 *
 * @internal
 */
export class Relation {
  private readonly views: { readonly [direction in Direction]: readonly View[] };
  private readonly cells = new Map<string, Cells>();
  private readonly extents = new Map<Extent, number>();
  private readonly verdicts = new Map<Outcome, Map<Outcome, Verdict>>();

  /**
   * @param network the network
   * @param counts whether pairs with this endpoint at one end are of interest; pairs without one are left out
   * @param few how many endpoints a rule may mean to be listed one by one; shows in the time it takes alone
   */
  public constructor(private readonly network: Network, private readonly counts: (place: number) => boolean, private readonly few = 64) {
    this.views = { egress: this.viewsOf('egress'), ingress: this.viewsOf('ingress') };
  }

  public verdict(source: number, target: number): Verdict {
    const leaving = this.views.egress[source].at(target);
    if (leaving.accepted.isEmpty) return NOTHING;
    return this.joined(leaving, this.views.ingress[target].at(source), source, target);
  }

  public rows(): Row[] {
    const exceptions = this.exceptions();
    return [...this.explicit(exceptions), ...this.blocks(exceptions)];
  }

  /** For each source, the targets with which a rule for few is concerned. */
  private exceptions(): ReadonlyArray<ReadonlySet<number>> {
    const found = this.views.egress.map((view) => new Set(view.exceptions.keys()));
    this.views.ingress.forEach((view, target) => {
      for (const source of view.exceptions.keys()) found[source].add(target);
    });
    return found;
  }

  private explicit(exceptions: ReadonlyArray<ReadonlySet<number>>): Row[] {
    const rows = new Map<string, { sources: number[]; targets: number[]; verdict: Verdict }>();
    exceptions.forEach((targets, source) => {
      const reached = new Map<string, { targets: number[]; verdict: Verdict }>();
      for (const target of targets) {
        if (!this.counts(source) && !this.counts(target)) continue;
        const verdict = this.verdict(source, target);
        if (isNothing(verdict)) continue;
        const same = reached.get(verdictKey(verdict));
        if (same === undefined) reached.set(verdictKey(verdict), { targets: [target], verdict });
        else same.targets.push(target);
      }
      for (const [key, { targets: list, verdict }] of reached) {
        list.sort((a, b) => a - b);
        const place = `${key} ${list.join()}`;
        const row = rows.get(place);
        if (row === undefined) rows.set(place, { sources: [source], targets: list, verdict });
        else row.sources.push(source);
      }
    });
    return [...rows.values()].map(({ sources, targets, verdict }) => ({ sources: new Places(sources), targets: new Places(targets), verdict }));
  }

  private blocks(exceptions: ReadonlyArray<ReadonlySet<number>>): Row[] {
    const rows: Row[] = [];
    const [leaving, entering] = [this.blocksOf('egress'), this.blocksOf('ingress')];
    for (const from of leaving) {
      for (const to of entering) {
        for (const [cell, leave] of from.open) {
          const reached = to.members.filter((target) => from.cells.of(target) === cell);
          if (reached.length === 0) continue;
          for (const [origin, enter] of to.open) {
            const senders = from.members.filter((source) => to.cells.of(source) === origin);
            rows.push(...this.product(senders, reached, exceptions, leave, enter));
          }
        }
      }
    }
    return rows;
  }

  private product(
    senders: readonly number[], reached: readonly number[], exceptions: ReadonlyArray<ReadonlySet<number>>, leave: Outcome, enter: Outcome,
  ): Row[] {
    const rows: Row[] = [];
    for (const [sources, targets] of this.ofInterest(senders, reached)) {
      for (const [pairSources, pairTargets, verdict] of this.byTunnel(sources, targets, leave, enter)) {
        if (isNothing(verdict)) continue;
        const set = new Set(pairTargets);
        const apart = pairSources.map((source) => [...exceptions[source]].filter((target) => set.has(target)));
        const plain = pairSources.filter((_, at) => apart[at].length === 0);
        if (plain.length > 0) rows.push({ sources: new Places(plain), targets: new Places(pairTargets), verdict });
        pairSources.forEach((source, at) => {
          if (apart[at].length === 0 || apart[at].length === pairTargets.length) return;
          rows.push({ sources: new Places([source]), targets: new Places(pairTargets, new Set(apart[at])), verdict });
        });
      }
    }
    return rows;
  }

  /** A product without the pairs in which neither end counts. */
  private ofInterest(sources: readonly number[], targets: readonly number[]): Array<readonly [readonly number[], readonly number[]]> {
    const ours = sources.filter(this.counts);
    const others = sources.filter((source) => !this.counts(source));
    const known = targets.filter(this.counts);
    const pairs = [[ours, targets], [others, known]] as const;
    return pairs.filter(([a, b]) => a.length > 0 && b.length > 0);
  }

  /** A tunnel changes what a pair's verdict says, so tunnelled pairs are products of their own. */
  private byTunnel(
    sources: readonly number[], targets: readonly number[], leave: Outcome, enter: Outcome,
  ): Array<readonly [readonly number[], readonly number[], Verdict]> {
    const tunnelled = (place: number) => {
      const each = this.network.endpoints[place];
      return this.network.surroundings.tunnelPort !== undefined && each.kind === 'pods' && each.tunnelled === true;
    };
    const [inside, outside] = [sources.filter(tunnelled), sources.filter((each) => !tunnelled(each))];
    const [near, far] = [targets.filter(tunnelled), targets.filter((each) => !tunnelled(each))];
    const parts = [[inside, near], [inside, far], [outside, targets]] as const;
    return parts.filter(([a, b]) => a.length > 0 && b.length > 0).map(([a, b]) => [a, b, this.joined(leave, enter, a[0], b[0])] as const);
  }

  private blocksOf(direction: Direction): Block[] {
    const ofView = new Map<View, Block>();
    const found = new Map<string, Block>();
    this.views[direction].forEach((view, place) => {
      const known = ofView.get(view) ?? this.blockOf(view, found);
      ofView.set(view, known);
      known.members.push(place);
    });
    return [...found.values()].filter(({ open }) => open.size > 0);
  }

  private blockOf(view: View, found: Map<string, Block>): Block {
    const open = new Map<string, Outcome>();
    for (const cell of view.cells.members.keys()) {
      const outcome = view.inCell(cell);
      if (outcome !== undefined && !outcome.accepted.isEmpty) open.set(cell, outcome);
    }
    const text = [...open].map(([cell, { accepted, denied }]) => `${cell}: ${accepted.key} / ${denied.key}`).join('\n');
    const key = open.size === 0 ? '' : `${view.cells.id}\n${text}`;
    const block = found.get(key) ?? { cells: view.cells, open, members: [] };
    found.set(key, block);
    return block;
  }

  private viewsOf(direction: Direction): View[] {
    const known = new Map<string, View>();
    const chains = new Map<object, number>();
    return this.network.endpoints.map((each) => {
      const chain = this.network.chainOf(each, direction);
      if (!chains.has(chain)) chains.set(chain, chains.size);
      const receiver = direction === 'ingress' ? each : undefined;
      const named = receiver !== undefined && chain.rules.some(({ rule }) => rule.ports.names().length > 0);
      const key = `${chains.get(chain)} ${named ? portsKey(each) : ''}`;
      const { index, matching } = this.network;
      const view = known.get(key) ?? new View({
        chain, receiver, index, matching, few: this.few, cellsOf: (extents, byPorts) => this.cellsOf(extents, byPorts),
      });
      known.set(key, view);
      return view;
    });
  }

  private cellsOf(extents: readonly Extent[], byPorts: boolean): Cells {
    const numbers = [...new Set(extents)].map((extent) => {
      const number = this.extents.get(extent) ?? this.extents.size;
      this.extents.set(extent, number);
      return number;
    });
    const key = `${numbers.join()} ${byPorts}`;
    const cells = this.cells.get(key) ?? new Cells(key, this.network.endpoints, extents, byPorts);
    this.cells.set(key, cells);
    return cells;
  }

  private joined(leaving: Outcome, entering: Outcome, source: number, target: number): Verdict {
    const tunnel = this.network.tunnel(this.network.endpoints[source], this.network.endpoints[target]);
    if (tunnel !== undefined) return joined(leaving, entering, tunnel);
    const known = this.verdicts.get(leaving) ?? new Map<Outcome, Verdict>();
    this.verdicts.set(leaving, known);
    const verdict = known.get(entering) ?? joined(leaving, entering);
    known.set(entering, verdict);
    return verdict;
  }
}

function isNothing({ allowed, undetermined }: Verdict): boolean {
  return allowed.isEmpty && undetermined.isEmpty;
}
