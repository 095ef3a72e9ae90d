import * as fc from 'fast-check';

interface Labels { [key: string]: string }

const LONG = 'x'.repeat(63);

/** Names that every kind takes. */
export const LABEL = fc.constantFrom<string>('web', 'a', 'shop-api', 'x1', `${LONG}`);
export const SUBDOMAIN = fc.constantFrom<string>('web', 'shop-api', 'a.b.c', '1.tls', `${LONG}.${LONG}`);
/** Names that at least one kind does not take, each for another reason. */
export const ODD_NAME = fc.constantFrom<string>(
  '', 'Web', 'a_b', '-a', 'a-', 'a.b', '.a', 'a..b', '1abc', '12', 'ü', 'a b', `${LONG}x`, `${'y'.repeat(250)}.abc`, 'a/b', 'a\n', '*',
);

export const HOSTNAME = fc.constantFrom<string>('example.com', 'shop.example.com', '*.example.com', 'a.b.c.example.com', 'xn--bcher-kva.example', 'localhost', '1.example.com');
export const ODD_HOSTNAME = fc.constantFrom<string>(
  '', '*', '*.', 'a.*.com', '**.example.com', 'foo.*', '*.*.example.com', 'EXAMPLE.com', 'a_b.example.com', '-a.example.com', 'a-.example.com', 'example.com.',
  '.example.com', 'a..b', '10.0.0.1', '::1', '[::1]', 'example.com:80', 'https://example.com', 'example.com/a', 'exämple.com', 'a b.com',
  `${'x'.repeat(64)}.com`, `${`${LONG}.`.repeat(4)}com`, '1.2.3', '*.10.0.0.1', '256.256.256.256',
);

export const PATH = fc.constantFrom<string>('/', '/a', '/a/b', '/a/', '/a-b_c~d', '/%41', '/a.b', '/a:b@c', '/.well-known/x', '/a;v=1,2', `/${'p'.repeat(1000)}`);
export const ODD_PATH = fc.constantFrom<string>(
  '', 'a', '*', '/*', '//', '/a//b', '/./a', '/../a', '/a/..', '/a/.', '/%2f', '/a%2Fb', '/a#b', '/a?b', '/a b', '/ä', '/a%', '/a%zz', '/[a]', '/{id}', '/a|b',
  'https://example.com/a', `/${'p'.repeat(1024)}`, '/a\\b', '/"a"', '/a\n', '/..a', '/...', '/a..b/c',
);

export const PORT = fc.oneof(fc.constantFrom<number>(1, 80, 443, 8080, 65535), fc.integer({ min: 1, max: 65535 }));
export const ODD_PORT = fc.constantFrom<number>(0, -1, 65536, 80.5, 1e9);

export const CIDR = fc.constantFrom<string>('10.0.0.0/8', '192.0.2.7/32', '0.0.0.0/0', '2001:db8::/32', '::/0', '2001:db8::1/128', '172.16.0.0/12');
export const ODD_CIDR = fc.constantFrom<string>(
  '', '10.0.0.0', '10.0.0.0/33', '10.0.0.1/8', '10.0.0.0/08', '010.0.0.0/8', '10.0.0/24', '::ffff:10.0.0.0/104', '2001:db8::/129', '2001:DB8::/32',
  '2001:0db8::/32', 'fe80::1%eth0/64', '10.0.0.0/8/8', 'example.com/24', '10.0.0.0/-1', ' 10.0.0.0/8', '10.0.0.0/8 ', '2001:db8::1/32', '1:2:3:4:5:6:7:8/128', '::1.2.3.4/128',
);

export const LABELS = fc.constantFrom<Labels>({ app: 'web' }, { 'app': 'web', 'example.com/tier': 'front_1.a' }, { a: '' }, { 'app.kubernetes.io/name': 'x' });
export const ODD_LABELS = fc.constantFrom<Labels>(
  {}, { '': 'a' }, { 'a b': 'c' }, { a: 'b c' }, { a: '-b' }, { 'a/b/c': 'd' }, { '/a': 'b' }, { 'a/': 'b' }, { 'Example.com/a': 'b' }, { [`${LONG}x`]: 'a' },
  { a: `${LONG}x` }, { ü: 'a' }, { a: 'ü' }, { '-a': 'b' }, { 'a.b_c': 'd' },
);
export const ANNOTATIONS = fc.constantFrom<Labels>({ a: 'anything: at all "' }, { 'example.com/b': '' });
export const ODD_ANNOTATIONS = fc.constantFrom<Labels>({ 'a b': 'c' }, { '': 'a' }, { 'a/b/c': 'd' }, { [`${LONG}x`]: '' }, { 'Example.com/A': 'b' });

export const APP_PROTOCOL = fc.constantFrom<string>('http', 'kubernetes.io/h2c', 'example.com/x', 'HTTPS');
export const ODD_APP_PROTOCOL = fc.constantFrom<string>('', 'a b', '/x', 'x/', 'a/b/c', '-x', 'Example.com/x', `${LONG}x`, 'a..b/c', `${'y'.repeat(260)}/c`);
