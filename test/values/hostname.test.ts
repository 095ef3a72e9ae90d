import * as fc from 'fast-check';
import { Hostname } from '../../src/values/hostname';
import { refusal, STRANGERS } from './refusals';

const names = fc.tuple(fc.boolean(), fc.array(fc.constantFrom('a', 'b', 'com'), { minLength: 1, maxLength: 4 }))
  .map(([wild, labels]) => Hostname.of(`${wild ? '*.' : ''}${labels.join('.')}`));
const h = (text: string) => Hostname.of(text);

test.each([
  ['example.com', 'example.com', true, true],
  ['example.com', 'a.example.com', false, false],
  ['*.example.com', 'a.example.com', true, true],
  ['*.example.com', 'a.b.example.com', false, true],
  ['*.example.com', 'example.com', false, false],
  ['*.example.com', '*.example.com', true, true],
  ['*.example.com', '*.a.example.com', false, true],
  ['*.a.example.com', '*.example.com', false, false],
  ['a.example.com', '*.example.com', false, false],
  ['*.example.com', 'a.notexample.com', false, false],
  ['*.localhost', 'localhost', false, false],
])('%s, seen from %s: covers %p, admits %p', (name, other, covers, admits) => {
  expect([h(name).covers(h(other)), h(name).admits(h(other))]).toEqual([covers, admits]);
});

describe('laws', () => {
  test.each(['covers', 'admits'] as const)('%s is a partial order', order => {
    fc.assert(fc.property(names, names, names, (a, b, c) => {
      expect(a[order](a)).toBe(true);
      expect(a[order](b) && b[order](a)).toBe(a.toString() === b.toString());
      if (a[order](b) && b[order](c)) expect(a[order](c)).toBe(true);
    }));
  });

  test('what is covered is admitted', () => {
    fc.assert(fc.property(names, names, (a, b) => {
      if (a.covers(b)) expect(a.admits(b)).toBe(true);
    }));
  });

  test('two names intersect exactly when one name is admitted by both', () => {
    fc.assert(fc.property(names, names, (a, b) => {
      const candidates = [a, b].map(name => h(name.toString().replace('*', 'x')));
      expect(a.intersects(b)).toBe(candidates.some(name => a.admits(name) && b.admits(name)));
      expect(a.intersects(b)).toBe(b.intersects(a));
    }));
  });
});

test('a wildcard knows its parent', () => {
  expect(h('*.example.com')).toMatchObject({ isWildcard: true, parent: 'example.com' });
  expect(h('www.example.com')).toMatchObject({ isWildcard: false, parent: undefined });
});

test.each([
  'localhost', '*.com', 'xn--bcher-kva.example', '1.example', `${'a'.repeat(63)}.example`, `${`${'a'.repeat(49)}.`.repeat(5)}com`,
])('accepts %s', text => {
  expect(h(text).toString()).toBe(text);
});

test.each([
  ['https://shop.example.com', 'drop "https://"'],
  ['https://Foo_bar.com/x', 'drop "https://"'],
  ['shop.example.com/x', 'drop the path: routes have paths of their own'],
  ['shop.example.com:8443', 'drop ":8443": the port belongs to the listener'],
  ['shop.example.com.', 'drop the "." at the end'],
  ['Shop.example.com', 'write "shop.example.com"'],
  ['10.0.0.1', 'an IP address has no name to match: use a DNS name that resolves to it'],
  ['2001:db8::1', 'an IP address has no name to match: use a DNS name that resolves to it'],
  ['[2001:db8::1]', 'an IP address has no name to match: use a DNS name that resolves to it'],
])('P12 refuses %p', (text, mend) => {
  expect(refusal(() => h(text))).toBe(`InvalidHostname: hostname must be a DNS name, got "${text}"; ${mend}`);
});

test.each([
  'shop_example', '-a.com', 'a-.com', 'a..com', '.com', '.', ' ', 'a b.com', 'bücher.example', 'a.com\n', '*', '*.', '*.*.com', 'a.*.com', '*a.com', '**.com',
  `${'a'.repeat(64)}.com`, `${`${'a'.repeat(49)}.`.repeat(5)}comm`,
])('refuses %p', text => {
  expect(refusal(() => h(text))).toMatch(/^InvalidHostname: hostname must be a DNS name, got ".*"; ./s);
});

test.each(STRANGERS)('refuses %p, which is no name', stranger => {
  expect(refusal(() => Hostname.of(stranger as string))).toMatch(/^InvalidHostname: /);
});
