import * as fc from 'fast-check';
import { LabelExpression } from '../../src/values/label-expression';
import { LabelSelector } from '../../src/values/label-selector';
import { ALL_LABEL_MAPS, expressionLists, labelMaps, selectors } from './arbitraries';
import { refusal, STRANGERS } from './refusals';

describe('laws', () => {
  test('a selector matches what all its demands match', () => {
    fc.assert(fc.property(labelMaps, expressionLists, (matchLabels, matchExpressions) => {
      const selector = LabelSelector.of({ matchLabels, matchExpressions });
      for (const labels of ALL_LABEL_MAPS) {
        const wanted = Object.entries(matchLabels).every(([key, value]) => (labels as { [key: string]: string })[key] === value)
          && matchExpressions.every(expression => expression.matches(labels));
        expect(selector.matches(labels)).toBe(wanted);
      }
    }));
  });

  test('_subsumes is sound: what the narrower one matches, the wider one matches', () => {
    fc.assert(fc.property(selectors, selectors, (wide, narrow) => {
      if (!wide._subsumes(narrow)) return;
      for (const labels of ALL_LABEL_MAPS) {
        if (narrow.matches(labels)) expect(wide.matches(labels)).toBe(true);
      }
    }), { numRuns: 2000 });
  });

  test('_subsumes is reflexive and transitive, everything is widest, and a demand more is narrower', () => {
    fc.assert(fc.property(selectors, selectors, selectors, (a, b, c) => {
      expect(a._subsumes(a)).toBe(true);
      if (a._subsumes(b) && b._subsumes(c)) expect(a._subsumes(c)).toBe(true);
      expect(LabelSelector.everything()._subsumes(a)).toBe(true);
    }), { numRuns: 1000 });
    fc.assert(fc.property(labelMaps, expressionLists, expressionLists, (matchLabels, some, more) => {
      const wide = LabelSelector.of({ matchLabels, matchExpressions: some });
      expect(wide._subsumes(LabelSelector.of({ matchLabels, matchExpressions: [...more, ...some] }))).toBe(true);
    }));
  });

  test('the YAML is canonical: order and repetition do not matter, equal keys mean equal YAML', () => {
    fc.assert(fc.property(labelMaps, expressionLists, (matchLabels, matchExpressions) => {
      const one = LabelSelector.of({ matchLabels, matchExpressions });
      const reversed = Object.fromEntries(Object.entries(matchLabels).reverse());
      const two = LabelSelector.of({ matchLabels: reversed, matchExpressions: [...matchExpressions, ...matchExpressions].reverse() });
      expect(two._key).toBe(one._key);
      expect(JSON.stringify(two._toYaml())).toBe(JSON.stringify(one._toYaml()));
    }));
  });

  test('the YAML means what the selector means', () => {
    fc.assert(fc.property(selectors, selector => {
      const { matchLabels = {}, matchExpressions = [] } = selector._toYaml();
      const { isIn, notIn, exists, doesNotExist } = LabelExpression;
      const make = { In: isIn, NotIn: notIn, Exists: exists, DoesNotExist: doesNotExist };
      const again = LabelSelector.of({
        matchLabels,
        matchExpressions: matchExpressions.map(({ key, operator, values = [] }) => make[operator as keyof typeof make](key, values)),
      });
      expect(again._key).toBe(selector._key);
    }));
  });
});

test('_subsumes knows how the operators follow from each other', () => {
  const one = (expression: LabelExpression) => LabelSelector.of({ matchExpressions: [expression] });
  const web = LabelSelector.labels({ app: 'web' });
  expect(one(LabelExpression.exists('app'))._subsumes(web)).toBe(true);
  expect(one(LabelExpression.isIn('app', ['web', 'api']))._subsumes(web)).toBe(true);
  expect(one(LabelExpression.notIn('app', ['api']))._subsumes(web)).toBe(true);
  expect(one(LabelExpression.notIn('app', ['api']))._subsumes(one(LabelExpression.doesNotExist('app')))).toBe(true);
  expect(web._subsumes(LabelSelector.labels({ app: 'web', tier: 'front' }))).toBe(true);
  expect(web._subsumes(one(LabelExpression.isIn('app', ['web', 'api'])))).toBe(false);
  expect(web._subsumes(LabelSelector.everything())).toBe(false);
});

test('P9 expressions are written, never dropped', () => {
  const selector = LabelSelector.of({
    matchLabels: { tier: 'front' },
    matchExpressions: [LabelExpression.notIn('env', ['test', 'dev']), LabelExpression.isIn('app', ['web']), LabelExpression.exists('team')],
  });
  expect(JSON.stringify(selector._toYaml())).toBe(JSON.stringify({
    matchLabels: { app: 'web', tier: 'front' },
    matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['dev', 'test'] }, { key: 'team', operator: 'Exists' }],
  }));
  expect(selector.toString()).toBe('app=web, env notin (dev,test), team, tier=front');
});

test('two values for one key, which nothing can have, are both written', () => {
  const selector = LabelSelector.of({ matchLabels: { app: 'b' }, matchExpressions: [LabelExpression.isIn('app', ['a'])] });
  expect(selector._toYaml()).toEqual({ matchLabels: { app: 'a' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['b'] }] });
});

test('everything is {} in YAML and has no key', () => {
  const everything = LabelSelector.everything();
  expect([everything._toYaml(), everything._key, everything.toString(), everything._isEverything]).toEqual([{}, '', 'everything', true]);
  expect(LabelSelector.of({})._isEverything).toBe(true);
  expect(LabelSelector.of({ matchExpressions: [LabelExpression.exists('everything')] })._isEverything).toBe(false);
});

test('does not change when the map it was made from does', () => {
  const labels: { [key: string]: string } = { app: 'web' };
  const selector = LabelSelector.labels(labels);
  labels.app = 'api';
  (selector._toYaml().matchLabels as { [key: string]: string }).app = 'db';
  expect(selector._matchLabels).toEqual({ app: 'web' });
});

test('refuses an empty map', () => {
  expect(refusal(() => LabelSelector.labels({}))).toBe('InvalidSelector: a selector must name one label or more, got an empty map; '
    + 'if everything is meant, say LabelSelector.everything()');
});

test.each(STRANGERS)('refuses %p as a map, as props and as an expression', stranger => {
  expect(refusal(() => LabelSelector.labels(stranger as { [key: string]: string }))).toMatch(/^InvalidSelector: /);
  expect(refusal(() => LabelSelector.of({ matchExpressions: [stranger as LabelExpression] }))).toMatch(/^Invalid(Props|Selector): /);
  if (stranger === null || typeof stranger !== 'object' || Array.isArray(stranger)) {
    expect(refusal(() => LabelSelector.of(stranger as object))).toMatch(/^InvalidProps: /);
  }
});

test('refuses a label that Kubernetes refuses', () => {
  expect(refusal(() => LabelSelector.labels({ 'my app': 'web' }))).toMatch(/^InvalidLabel: label key .* got "my app"; /);
  expect(refusal(() => LabelSelector.labels({ app: undefined as unknown as string }))).toMatch(/^InvalidProps: matchLabels\["app"\] must be text, got nothing; /);
});
