import { refuse } from './errors';
import { checkLabelKey, checkLabelValue } from './label-syntax';
import { quoted } from './quoted';
import { compareText } from './text-order';

type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** One demand on the labels of a pod or namespace. */
export class LabelExpression {
  /** The label is there, with one of these values. */
  public static isIn(key: string, values: string[]): LabelExpression {
    return new LabelExpression(key, 'In', values);
  }

  /** The label has none of these values, or is not there at all. */
  public static notIn(key: string, values: string[]): LabelExpression {
    return new LabelExpression(key, 'NotIn', values);
  }

  /** The label is there, whatever its value. */
  public static exists(key: string): LabelExpression {
    return new LabelExpression(key, 'Exists');
  }

  /** The label is not there. */
  public static doesNotExist(key: string): LabelExpression {
    return new LabelExpression(key, 'DoesNotExist');
  }

  /** The label's key. */
  public readonly key: string;
  /** @internal */
  public readonly _operator: Operator;
  /** @internal */
  public readonly _values: readonly string[];

  private constructor(key: string, operator: Operator, values?: string[]) {
    this.key = checkLabelKey(key);
    this._operator = operator;
    if ((operator === 'In' || operator === 'NotIn') && !(Array.isArray(values) && values.length > 0)) {
      const mend = operator === 'In' ? 'exists' : 'doesNotExist';
      refuse('InvalidSelector', `label "${key}" must be compared with a list of one value or more, got ${
        Array.isArray(values) ? 'an empty list' : quoted(values)}; give the values, or use LabelExpression.${mend}("${key}")`);
    }
    this._values = [...new Set(values?.map(value => checkLabelValue(key, value)))].sort(compareText);
  }

  /** Whether labels meet this demand. */
  public matches(labels: { [key: string]: string }): boolean {
    const value = Object.hasOwn(labels ?? {}, this.key) ? labels[this.key] : undefined;
    switch (this._operator) {
      case 'In': return value !== undefined && this._values.includes(value);
      case 'NotIn': return value === undefined || !this._values.includes(value);
      case 'Exists': return value !== undefined;
      case 'DoesNotExist': return value === undefined;
    }
  }

  /**
   * Whether labels that meet `others`, all about this key, must meet this one.
   * @internal
   */
  public _followsFrom(others: readonly LabelExpression[]): boolean {
    const having = (operator: Operator) => others.filter(other => other._operator === operator);
    switch (this._operator) {
      case 'In': return having('In').some(other => other._values.every(value => this._values.includes(value)));
      case 'NotIn': {
        const barred = having('NotIn').flatMap(other => other._values);
        return having('DoesNotExist').length > 0 || this._values.every(value => barred.includes(value)
          || having('In').some(other => !other._values.includes(value)));
      }
      case 'Exists': return having('In').length + having('Exists').length > 0;
      case 'DoesNotExist': return having('DoesNotExist').length > 0;
    }
  }

  /** As kubectl writes it. */
  public toString(): string {
    switch (this._operator) {
      case 'In': return this._values.length === 1 ? `${this.key}=${this._values[0]}` : `${this.key} in (${this._values.join(',')})`;
      case 'NotIn': return `${this.key} notin (${this._values.join(',')})`;
      case 'Exists': return this.key;
      case 'DoesNotExist': return `!${this.key}`;
    }
  }
}
