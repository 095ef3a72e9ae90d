import { refuse } from '../values/errors';
import { LabelExpression } from '../values/label-expression';
import { LabelSelector } from '../values/label-selector';
import { quoted } from '../values/quoted';
import { fieldsOf, listOf } from './reading';

/**
 * A `LabelSelector` as an object has it; absent means everything.
 *
 * @internal
 */
export function readSelector(shape: unknown): LabelSelector {
  if (shape === undefined || shape === null) return LabelSelector.everything();
  const { matchLabels, matchExpressions } = fieldsOf(shape, 'a selector', 'matchLabels', 'matchExpressions');
  const labels = matchLabels === undefined || matchLabels === null ? {} : matchLabels as { [key: string]: string };
  return LabelSelector.of({ matchLabels: labels, matchExpressions: listOf(matchExpressions, 'matchExpressions').map(readExpression) });
}

function readExpression(shape: unknown): LabelExpression {
  const { key, operator, values } = fieldsOf(shape, 'an expression', 'key', 'operator', 'values');
  const name = key as string;
  const texts = listOf(values, 'values') as string[];
  switch (operator) {
    case 'In': return LabelExpression.isIn(name, [...texts]);
    case 'NotIn': return LabelExpression.notIn(name, [...texts]);
    case 'Exists':
    case 'DoesNotExist':
      if (texts.length > 0) refuse('InvalidSelector', `${operator} must have no values, got ${texts.length}; leave them out`);
      return operator === 'Exists' ? LabelExpression.exists(name) : LabelExpression.doesNotExist(name);
    default:
      return refuse('InvalidSelector', `operator must be In, NotIn, Exists or DoesNotExist, got ${quoted(operator)}; correct it`);
  }
}
