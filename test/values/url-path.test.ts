import * as fc from 'fast-check';
import { PathMatch, UrlPath } from '../../src/values/url-path';
import { refusal, STRANGERS } from './refusals';

const texts = fc.tuple(fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 }), fc.boolean())
  .map(([elements, slash]) => `/${elements.join('/')}${slash && elements.length > 0 ? '/' : ''}`);
const paths = fc.tuple(texts, fc.constantFrom(PathMatch.PREFIX, PathMatch.EXACT)).map(([text, match]) => UrlPath.of(text, match));

/** The words of both APIs, said without `UrlPath`: split into elements by "/", compare one by one. */
function matches(path: UrlPath, request: string): boolean {
  if (path.match === PathMatch.EXACT) return path.text === request;
  const wanted = path.text.split('/').filter(element => element !== '');
  const given = request.split('/').filter(element => element !== '');
  return wanted.every((element, i) => given[i] === element);
}

describe('laws', () => {
  test('covers is a partial order', () => {
    fc.assert(fc.property(paths, paths, paths, (a, b, c) => {
      expect(a.covers(a)).toBe(true);
      expect(a.covers(b) && b.covers(a)).toBe(a.sameAs(b));
      if (a.covers(b) && b.covers(c)) expect(a.covers(c)).toBe(true);
    }), { numRuns: 500 });
  });

  test('covers is sound: every request the narrower path matches, the wider one matches', () => {
    fc.assert(fc.property(paths, paths, texts, (wide, narrow, request) => {
      if (wide.covers(narrow) && matches(narrow, request)) expect(matches(wide, request)).toBe(true);
    }), { numRuns: 1000 });
  });

  test('covers is complete: a path that is not covered matches a request of its own', () => {
    fc.assert(fc.property(paths, paths, (wide, narrow) => {
      if (wide.covers(narrow)) return;
      const own = [narrow.text, `${narrow.text}/zz`.replace('//', '/')].filter(request => matches(narrow, request));
      expect(own.some(request => !matches(wide, request))).toBe(true);
    }), { numRuns: 500 });
  });
});

test.each([
  ['/', '/api', true],
  ['/api', '/api/v1', true],
  ['/api', '/apis', false],
  ['/api/', '/api', true],
])('the prefix %s covers %s: %p', (wide, narrow, covered) => {
  expect(UrlPath.of(wide).covers(UrlPath.of(narrow))).toBe(covered);
});

test('P13 an exact path and a prefix of the same text are two paths', () => {
  const [prefix, exact] = [UrlPath.of('/api'), UrlPath.of('/api', PathMatch.EXACT)];
  expect([prefix.sameAs(exact), prefix.key === exact.key, prefix.covers(exact), exact.covers(prefix)]).toEqual([false, false, true, false]);
});

test('a slash at the end means nothing to a prefix and much to an exact path', () => {
  expect(UrlPath.of('/api/').text).toBe('/api');
  expect(UrlPath.of('/api/', PathMatch.EXACT).text).toBe('/api/');
  expect(UrlPath.of('/').text).toBe('/');
});

test('reads as a person says it', () => {
  expect([UrlPath.of('/api'), UrlPath.of('/healthz', PathMatch.EXACT)].join(', ')).toBe('/api, /healthz exactly');
});

test.each(['/', '/a.b/..c', '/.well-known/acme', "/-._~!$&'()*+,;=:@", '/caf%C3%A9', `/${'a'.repeat(1023)}`])('accepts %p', text => {
  expect(UrlPath.of(text).text).toBe(text);
});

test.each([
  ['api', 'begin it with "/"'],
  ['', 'begin it with "/"'],
  ['https://a.com/x', 'give the path alone: the host has its own option'],
  ['/a//b', 'write "/" once'],
  ['/a/./b', 'write the path without "." and ".." elements'],
  ['/a/../b', 'write the path without "." and ".." elements'],
  ['/a/.', 'write the path without "." and ".." elements'],
  ['/a/..', 'write the path without "." and ".." elements'],
  ['/a%2fb', 'an encoded "/" is refused by the API server: choose a path without it'],
  ['/a%2Fb', 'an encoded "/" is refused by the API server: choose a path without it'],
  ['/a#b', 'end it before "?" or "#": routes compare the path alone'],
  ['/a?b=c', 'end it before "?" or "#": routes compare the path alone'],
  ['/a b', 'write every other character as "%" and two hexadecimal digits; patterns are not paths'],
  ['/a\n', 'write every other character as "%" and two hexadecimal digits; patterns are not paths'],
  ['/{id}', 'write every other character as "%" and two hexadecimal digits; patterns are not paths'],
  ['/100%', 'write every other character as "%" and two hexadecimal digits; patterns are not paths'],
])('refuses %p', (text, mend) => {
  expect(refusal(() => UrlPath.of(text, PathMatch.EXACT))).toBe(`InvalidPath: path must be a plain URL path, got "${text}"; ${mend}`);
});

test('refuses a path of more than 1024 characters', () => {
  expect(refusal(() => UrlPath.of(`/${'a'.repeat(1024)}`))).toMatch(/; shorten it by 1: 1024 characters are the most$/);
});

test.each(STRANGERS)('refuses %p as a path and as a match', stranger => {
  expect(refusal(() => UrlPath.of(stranger as string))).toMatch(/^InvalidPath: path must be /);
  if (stranger !== undefined) expect(refusal(() => UrlPath.of('/', stranger as PathMatch))).toMatch(/^InvalidPath: a path match must be /);
});
