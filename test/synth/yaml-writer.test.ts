import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { YamlWriter } from '../../src/synth/yaml-writer';
import { document, text } from './arbitraries';

const SEED = 20_260_701;
const writer = new YamlWriter();

test('random documents are written as cdk8s writes them', () => {
  fc.assert(fc.property(document, (each) => {
    expect(writer.write(each)).toBe(Yaml.stringify(each));
  }), { seed: SEED, numRuns: 5000 });
});

test('any text is quoted as cdk8s quotes it, as a key, a value and an entry', () => {
  fc.assert(fc.property(text, (each) => {
    for (const value of [{ [each]: 1 }, { a: each }, { a: { [each]: [each] } }, { a: [{ [each]: each }] }]) {
      expect(writer.write(value)).toBe(Yaml.stringify(value));
    }
  }), { seed: SEED, numRuns: 20_000 });
});

const shared = { a: 1 };
const circle: { [key: string]: unknown } = {};
circle.circle = circle;

test.each([
  ['nothing', undefined], ['null', null], ['a text', 'a'], ['a number', 1], ['nothing inside', { a: undefined }], ['null inside', { a: null, b: 1 }],
  ['nulls alone', { a: null }], ['nulls in a list', [null, undefined]], ['a gap', [1, , 2]], // eslint-disable-line no-sparse-arrays
  ['no entries', {}], ['no items', []], ['empty ones inside', { a: {}, b: [], c: [[], {}] }], ['a list of lists', [[['a'], ['b']], ['c']]],
  ['the same twice', { a: shared, b: shared }], ['a circle', circle], ['the same list twice', [[], []].concat([shared as never, shared as never])],
  ['odd numbers', [-0, 0, 1.5, -1e-7, 1e21, 2 ** 53, NaN, Infinity, -Infinity]], ['a big one', { a: 10n }],
  ['a date', { a: new Date(0) }], ['a map', { a: new Map([['b', 1]]) }], ['a set', { a: new Set(['b']) }], ['bytes', { a: new Uint8Array([1, 2]) }],
  ['what says itself', { a: { toJSON: () => 'b' } }], ['what counts itself', { a: { * [Symbol.iterator]() { yield 1; } } }],
  ['an object without a prototype', { a: Object.assign(Object.create(null), { b: 1 }) }], ['a boxed text', { a: Object('b') }],
  ['a merge key', { '<<': { a: 1 } }], ['a merge value', { a: '<<' }], ['a key named __proto__', JSON.parse('{"__proto__":{"a":1}}')],
  ['a long key', { ['k'.repeat(2000)]: 1 }], ['a long text', { a: 'k: '.repeat(2000) }], ['a text of lines', { a: 'b\nc\n', d: '\n', e: ' \n ' }],
  ['an entry marked', { '---': '---', '...': '... a', '%a': '%a' }],
])('%s is written as cdk8s writes it', (_, value) => {
  expect(writer.write(value)).toBe(Yaml.stringify(value));
});

test('a document is plain, or left to cdk8s: the plain ones are not', () => {
  const stringify = jest.spyOn(Yaml, 'stringify');
  const plain = new YamlWriter();
  expect(plain.write({ apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80, targetPort: 'http' }], selector: { 'app.kubernetes.io/name': 'shop' } } }))
    .toBe('apiVersion: v1\nkind: Service\nspec:\n  ports:\n    - port: 80\n      targetPort: http\n  selector:\n    app.kubernetes.io/name: shop\n');
  expect(stringify).not.toHaveBeenCalled();
  expect(plain.write([{ a: '80' }, { a: '80' }])).toBe('- a: "80"\n- a: "80"\n');
  expect(stringify).toHaveBeenCalledTimes(1);
  stringify.mockRestore();
});
