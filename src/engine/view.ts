import { Cells } from './cells';
import { Chain, ChainRule, Hit, Outcome } from './chain';
import { Endpoint } from './endpoint';
import { EndpointIndex, Extent } from './endpoint-index';
import { Matching } from './matching';

/** A rule that means everyone, by its extent. */
const EVERYONE = 'everyone';

/**
 * What a view is made from.
 *
 * @internal
 */
export interface ViewFacts {
  readonly chain: Chain;
  /** Whoever receives, where the view is of ingress; the other end does otherwise. */
  readonly receiver?: Endpoint;
  readonly index: EndpointIndex;
  readonly matching: Matching;
  /** Extents beyond this size are asked for membership instead of being listed. */
  readonly few: number;
  readonly cellsOf: (extents: readonly Extent[], byPorts: boolean) => Cells;
}

/**
 * One direction of an endpoint, as a function over all other ends that is cheap to tabulate.
 *
 * Rules that mean few endpoints make *exceptions*, listed one by one. Rules that mean many cut all endpoints into *cells*,
 * and endpoints of one cell that are no exception have one outcome.
 *
 * @internal
 */
export class View {
  /** Ends that a rule for few means, with the rules that do. */
  public readonly exceptions = new Map<number, string>();
  public readonly cells: Cells;
  private readonly extents: ReadonlyMap<ChainRule, Extent | typeof EVERYONE>;
  private readonly outcomes = new Map<string, Outcome>();

  public constructor(private readonly facts: ViewFacts) {
    const { chain: { rules }, index, receiver, few } = facts;
    this.extents = new Map(rules.map((each) => [each, each.rule.peers.some(({ kind }) => kind === 'anyone') ? EVERYONE : index.meantByAny(each.rule.peers)]));
    const many: Extent[] = [];
    rules.forEach((each, at) => {
      const extent = this.extents.get(each)!;
      if (extent === EVERYONE) return;
      if (extent.size > few) {
        many.push(extent);
        return;
      }
      for (const place of extent.all) this.exceptions.set(place, `${this.exceptions.get(place) ?? ''} ${at}${String(extent.at(place))}`);
    });
    // Named ports are those of whoever receives: ends with other ports are other cells.
    this.cells = facts.cellsOf(many, receiver === undefined && rules.some(({ rule }) => rule.ports.names().length > 0));
  }

  public at(place: number): Outcome {
    return this.outcome(`${this.cells.of(place)}${this.exceptions.get(place) ?? ''}`, place);
  }

  /** What holds for every end of a cell that is no exception; undefined where all are. */
  public inCell(cell: string): Outcome | undefined {
    const place = this.cells.members.get(cell)!.find((each) => !this.exceptions.has(each));
    return place === undefined ? undefined : this.outcome(cell, place);
  }

  private outcome(key: string, place: number): Outcome {
    const known = this.outcomes.get(key) ?? this.facts.chain.outcome((rule) => this.hit(rule, place));
    this.outcomes.set(key, known);
    return known;
  }

  private hit(each: ChainRule, place: number): Hit | undefined {
    const extent = this.extents.get(each)!;
    const means = extent === EVERYONE || extent.at(place);
    if (means === false) return undefined;
    return { means, ...this.facts.matching.portsAt(each.rule.ports, this.facts.receiver ?? this.facts.index.endpoints[place]) };
  }
}
