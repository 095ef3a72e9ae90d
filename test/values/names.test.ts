import * as fc from 'fast-check';
import { checkDns1035, checkDnsLabel, checkSubdomain, dnsLabel, kebabCase } from '../../src/values/names';
import { refusal, STRANGERS } from './refusals';

describe('kebabCase', () => {
  test.each([
    ['ShopApi', 'shop-api'],
    ['HTTPServer', 'http-server'],
    ['myHTTPServer2', 'my-http-server2'],
    ['my_app.v2', 'my-app-v2'],
    ['S3Bucket', 's3-bucket'],
    ['2Fast', '2-fast'],
    ['3scale', '3scale'],
    ['--a--b--', 'a-b'],
    ['Café', 'caf'],
    ['shop', 'shop'],
  ])('%s → %s', (text, kebab) => {
    expect(kebabCase(text)).toBe(kebab);
  });

  test('gives a label, and leaves a label as it is but for repeated "-"', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }), text => {
      fc.pre(/[A-Za-z0-9]/.test(text));
      const kebab = kebabCase(text);
      expect(checkDnsLabel('name', kebab.slice(0, 63).replace(/-$/, ''))).toBeDefined();
      expect(kebabCase(kebab)).toBe(kebab);
    }));
  });

  test.each(['', '-', '...', 'ü', ...STRANGERS.filter(x => x !== '')])('refuses %p, which leaves nothing', text => {
    expect(refusal(() => kebabCase(text as string))).toMatch(/^InvalidName: an id must hold a letter or digit /);
  });
});

describe('dnsLabel', () => {
  const parts = fc.array(fc.stringMatching(/^[a-z0-9]{1,30}$/), { minLength: 1, maxLength: 4 });

  test('joins parts', () => {
    expect(dnsLabel('shop', 'tls')).toBe('shop-tls');
  });

  test('N21 a long name keeps its beginning and ends in a hash of the whole', () => {
    const long = dnsLabel('a'.repeat(40), 'b'.repeat(40));
    expect(long).toBe(`${'a'.repeat(40)}-${'b'.repeat(13)}-${long.slice(-8)}`);
    expect(long).toMatch(/-[0-9a-f]{8}$/);
    expect(dnsLabel('a'.repeat(40), `${'b'.repeat(39)}c`)).not.toBe(long);
  });

  test('N21 the hash is the same on every run', () => {
    expect(dnsLabel('x'.repeat(64))).toBe(`${'x'.repeat(54)}-${HASH_OF_64_X}`);
  });

  test('N21 a cut at "-" does not double it', () => {
    expect(dnsLabel('a'.repeat(53), 'b'.repeat(20))).toMatch(/^a{53}-[0-9a-f]{8}$/);
  });

  test('N21 is a label of at most 63 characters, the whole text where that fits', () => {
    fc.assert(fc.property(parts, list => {
      const label = dnsLabel(...list);
      expect(checkDnsLabel('name', label)).toBe(label);
      if (list.join('-').length <= 63) expect(label).toBe(list.join('-'));
      else expect(label.length).toBeLessThanOrEqual(63);
    }));
  });

  test('refuses parts that make no label', () => {
    expect(refusal(() => dnsLabel('Shop', 'tls'))).toMatch(/^InvalidName: name must be a DNS label .* got "Shop-tls"; /);
    expect(refusal(() => dnsLabel())).toMatch(/^InvalidName: /);
  });
});

describe('checks', () => {
  test.each([
    ['a', true, true, true],
    ['1a', true, false, true],
    ['a-b', true, true, true],
    ['a.b', false, false, true],
    ['A', false, false, false],
    ['a_b', false, false, false],
    ['-a', false, false, false],
    ['a-', false, false, false],
    ['a..b', false, false, false],
    ['a\n', false, false, false],
    ['', false, false, false],
    ['a'.repeat(63), true, true, true],
    ['a'.repeat(64), false, false, true],
    ['a'.repeat(254), false, false, false],
  ])('%p: label %p, DNS-1035 %p, subdomain %p', (text, label, dns1035, subdomain) => {
    for (const [check, good] of [[checkDnsLabel, label], [checkDns1035, dns1035], [checkSubdomain, subdomain]] as const) {
      if (good) expect(check('service name', text)).toBe(text);
      else expect(refusal(() => check('service name', text))).toMatch(/^InvalidName: service name must be /);
    }
  });

  test('refuses with the mend that fits', () => {
    expect(refusal(() => checkDnsLabel('namespace', 'a'.repeat(65)))).toMatch(/; shorten it by 2$/);
    expect(refusal(() => checkDns1035('service name', '1a'))).toMatch(/got "1a"; a letter first|use a letter first/);
  });

  test.each(STRANGERS)('refuses %p', stranger => {
    for (const check of [checkDnsLabel, checkDns1035, checkSubdomain]) {
      expect(refusal(() => check('namespace', stranger as string))).toMatch(/^InvalidName: namespace must be /);
    }
  });
});

const HASH_OF_64_X = '7ce10097';
