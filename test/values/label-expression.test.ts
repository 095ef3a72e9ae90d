import { LabelExpression } from '../../src/values/label-expression';
import { refusal, STRANGERS } from './refusals';

test.each([
  [LabelExpression.isIn('app', ['b', 'a', 'b']), 'app in (a,b)', { app: 'a' }, { app: 'c' }],
  [LabelExpression.isIn('app', ['a']), 'app=a', { app: 'a' }, {}],
  [LabelExpression.notIn('app', ['b', 'a']), 'app notin (a,b)', {}, { app: 'a' }],
  [LabelExpression.exists('example.com/app'), 'example.com/app', { 'example.com/app': '' }, { app: '' }],
  [LabelExpression.doesNotExist('app'), '!app', { tier: 'app' }, { app: '' }],
])('%s', (expression, text, good, bad) => {
  expect(expression.toString()).toBe(text);
  expect([expression.matches(good), expression.matches(bad)]).toEqual([true, false]);
});

test('a key that every object inherits is no label of it', () => {
  expect(LabelExpression.exists('constructor').matches({})).toBe(false);
  expect(LabelExpression.exists('toString').matches({ toString: 'a' } as unknown as { [key: string]: string })).toBe(true);
});

test('refuses an empty list of values and names the expression that may be meant', () => {
  expect(refusal(() => LabelExpression.isIn('app', []))).toBe('InvalidSelector: label "app" must be compared with a list of one value or more, '
    + 'got an empty list; give the values, or use LabelExpression.exists("app")');
  expect(refusal(() => LabelExpression.notIn('app', []))).toMatch(/LabelExpression\.doesNotExist\("app"\)$/);
});

test.each(['a/b/c', '/app', 'app/', 'Example.com/app', '-app', 'app-', 'a b', 'a'.repeat(64), `${'a'.repeat(254)}/app`, 'app\n'])('refuses the key %p', key => {
  expect(refusal(() => LabelExpression.exists(key))).toMatch(/^InvalidLabel: label key must be /);
});

test.each(['-a', 'a-', 'a b', 'a/b', 'a'.repeat(64), 'a\n', 'ü'])('refuses the value %p', value => {
  expect(refusal(() => LabelExpression.isIn('app', [value]))).toMatch(/^InvalidLabel: value of label "app" must be /);
});

test.each([['app', 'Web_1.0'], ['a'.repeat(63), ''], [`${'a'.repeat(253)}/app`, 'a'.repeat(63)], ['k8s.io/A_b.c', '1']])('accepts %s = %p', (key, value) => {
  expect(LabelExpression.isIn(key, [value]).matches({ [key]: value })).toBe(true);
});

test.each(STRANGERS)('refuses %p as a key, as values and as one value', stranger => {
  expect(refusal(() => LabelExpression.exists(stranger as string))).toMatch(/^InvalidLabel: /);
  expect(refusal(() => LabelExpression.isIn('app', stranger as string[]))).toMatch(/^InvalidSelector: /);
  if (stranger !== '') expect(refusal(() => LabelExpression.notIn('app', [stranger as string]))).toMatch(/^InvalidLabel: /);
});

test('refuses a number as a value and says how to write it', () => {
  expect(refusal(() => LabelExpression.isIn('version', [2 as unknown as string]))).toMatch(/got 2; write "2" in quotes$/);
});
