import { checkProps, refuse } from './errors';
import { LabelExpression } from './label-expression';
import { quoted } from './quoted';
import { compareText } from './text-order';

/** What a selector demands, in the words of Kubernetes. */
export interface LabelSelectorProps {
  /**
   * Labels that must be there with exactly these values.
   * @default - none
   */
  readonly matchLabels?: { [key: string]: string };
  /**
   * Further demands; all must be met.
   * @default - none
   */
  readonly matchExpressions?: LabelExpression[];
}

/**
 * Which pods or namespaces are meant, by their labels.
 *
 * All demands must be met. Two selectors with the same demands are written the same, however they were made.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export class LabelSelector {
  /** Everything that has all these labels. */
  public static labels(labels: { [key: string]: string }): LabelSelector {
    if (typeof labels !== 'object' || labels === null || Array.isArray(labels) || Object.keys(labels).length === 0) {
      const got = typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? 'an empty map' : quoted(labels);
      refuse('InvalidSelector', `a selector must name one label or more, got ${got}; if everything is meant, say LabelSelector.everything()`);
    }
    return LabelSelector.of({ matchLabels: labels });
  }

  /** Every pod or namespace, with labels or without. */
  public static everything(): LabelSelector {
    return new LabelSelector([]);
  }

  /** Labels and expressions together; as in Kubernetes, no demand at all selects everything. */
  public static of(props: LabelSelectorProps): LabelSelector {
    checkProps('LabelSelectorProps', props);
    const { matchLabels = {}, matchExpressions = [] } = props;
    const equalities = Object.entries(matchLabels).map(([key, value]) => LabelExpression.isIn(key, [value]));
    return new LabelSelector([...equalities, ...matchExpressions.map((expression) =>
      (expression instanceof LabelExpression ? expression : notAnExpression(expression)))]);
  }

  /** @internal */
  public readonly _matchLabels: { readonly [key: string]: string };
  /**
   * Canonical text; empty for everything.
   * @internal
   */
  public readonly _key: string;
  private readonly demands: readonly LabelExpression[];
  private readonly rest: readonly LabelExpression[];

  private constructor(demands: readonly LabelExpression[]) {
    const byText = new Map(demands.map(demand => [demand.toString(), demand]));
    this.demands = [...byText.keys()].sort(compareText).map(text => byText.get(text)!);
    const labels = new Map<string, string>();
    // a map has room for one value a key: of two (nothing can match both) the second stays an expression
    this.rest = this.demands.filter(({ key, _operator, _values }) => {
      if (_operator !== 'In' || _values.length !== 1 || labels.has(key)) return true;
      labels.set(key, _values[0]);
      return false;
    });
    this._matchLabels = Object.fromEntries([...labels].sort(([a], [b]) => compareText(a, b)));
    this._key = this.demands.join(', ');
  }

  /** Whether something with these labels is selected. */
  public matches(labels: { [key: string]: string }): boolean {
    return this.demands.every(demand => demand.matches(labels));
  }

  /**
   * Whether something is selected of which only these labels are known, and may have others; undefined where those decide.
   * @internal
   */
  public _mayMatch(labels: { [key: string]: string }): boolean | undefined {
    const told = this.demands.filter(({ key }) => Object.hasOwn(labels, key));
    if (!told.every(demand => demand.matches(labels))) return false;
    return told.length === this.demands.length ? true : undefined;
  }

  /**
   * The fewest labels that are selected; undefined where none can be.
   * @internal
   */
  public _example(): { [key: string]: string } | undefined {
    const labels: { [key: string]: string } = {};
    for (const key of new Set(this._keys)) {
      const about = this.demands.filter(demand => demand.key === key);
      const candidates = [undefined, 'any', ...about.flatMap(({ _values }) => _values.flatMap(value => [value, `${value}x`.slice(-63)]))];
      const found = candidates.find(value => about.every(demand => demand.matches(value === undefined ? {} : { [key]: value })));
      if (found !== undefined) labels[key] = found;
    }
    return this.matches(labels) ? labels : undefined;
  }

  /** As kubectl writes it. */
  public toString(): string {
    return this._isEverything ? 'everything' : this._key;
  }

  /** @internal */
  public get _isEverything(): boolean {
    return this.demands.length === 0;
  }

  /** @internal Whether labels with their values say all of it. */
  public get _isPlain(): boolean {
    return this.rest.length === 0;
  }

  /** @internal The label keys it asks about. */
  public get _keys(): string[] {
    return this.demands.map(({ key }) => key);
  }

  /**
   * True only if everything that `other` selects is selected by this. It compares demand by demand, so it may miss
   * that several demands together leave no choice; it never says yes wrongly.
   * @internal
   */
  public _subsumes(other: LabelSelector): boolean {
    return this.demands.every(demand => demand._followsFrom(other.demands.filter(({ key }) => key === demand.key)));
  }

  /**
   * The selector as a document has it, `{}` for everything.
   * @internal
   */
  public _toYaml(): LabelSelectorYaml {
    return {
      ...(Object.keys(this._matchLabels).length > 0 ? { matchLabels: { ...this._matchLabels } } : {}),
      ...(this.rest.length > 0 ? {
        matchExpressions: this.rest.map(({ key, _operator, _values }) =>
          ({ key, operator: _operator, ...(_values.length > 0 ? { values: [..._values] } : {}) })),
      } : {}),
    };
  }
}

/** @internal */
export interface LabelSelectorYaml {
  readonly matchLabels?: { [key: string]: string };
  readonly matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

function notAnExpression(value: unknown): never {
  return refuse('InvalidSelector', `an expression must be made with LabelSelector and LabelExpression, got ${
    quoted(value)}; write LabelSelector.of({ matchLabels: { app: "web" }, matchExpressions: [LabelExpression.exists("tier")] })`);
}
