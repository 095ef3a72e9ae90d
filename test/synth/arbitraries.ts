import * as fc from 'fast-check';

/** Texts that YAML 1.1 reads as something else, or that need care where they stand. */
const AWKWARD = [
  '', ' ', 'y', 'Y', 'yes', 'No', 'on', 'OFF', 'true', 'True', 'tRUE', 'null', 'Null', 'NULL', '~', 'e5', 'E+3', 'e-10', '.e5', '1e3', '1_000', '0x1f', '0b11', '017', '0o17',
  '1.0', '.5', '-.5', '+1', '.inf', '-.Inf', '.nan', '12:30', '12:30:45.5', '1:2', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '10.0.0.0/8', '::1', 'fe80::/10',
  '<<', '=', '-', '?', ':', '- a', '? a', '-a', 'a:', 'a: b', 'a :b', 'a #b', '#a', 'a#b', '---', '--- a', '...', '...a', '%a', '@a', '`a', '!a', '&a', '*a', '*', '|', '>', '{a}', '[a', ',a',
  '"a"', "'a'", "it's \"so\"", 'a\nb', 'a\n', '\na', 'a\n\n', ' a', 'a ', 'a\tb', '\ta', 'a\r\nb', 'a\u2028b', '\u0085', '\u0007', '\u0000', '\ud800', '\ud83d\ude00', 'é', 'ＡＢ', '\ufeff',
  '_', '_1', '/', '/api', 'a/b:c@d', '0', '00', '8080', '443/TCP', '100m', '128Mi', 'https://a.example.com/?b=c', '*.example.com', '${a}', 'a\\nb', 'key: |\n  text\n', 'a\n---\nb',
];

export const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.tuple(fc.constantFrom(...AWKWARD), fc.constantFrom(...AWKWARD)).map(([a, b]) => a + b),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...'aeyn0159_-+.:/ #\n\t\'"'), maxLength: 8 }),
);

const scalar = fc.oneof({ weight: 6, arbitrary: text }, fc.integer(), fc.double(), fc.boolean(), { weight: 1, arbitrary: fc.constant(null) });
const plain = fc.oneof(fc.constantFrom('app', 'shop', 'v1', 'ghcr.io/acme/app:1.0', '8080', 'true', 'a: b'), fc.integer(), fc.boolean());

const nested = (leaf: fc.Arbitrary<unknown>, key: fc.Arbitrary<string>) => fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf,
    fc.array(tie('value'), { maxLength: 4 }), fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))),
})).value;

const names = fc.constantFrom('name', 'app.kubernetes.io/name', 'spec', 'ports', '8080', 'y', 'matchLabels', 'a b', 'on');

/** Manifests as they are, of plain values; and the worst that can stand in one. */
export const document = fc.oneof(
  fc.dictionary(names, nested(plain, names), { maxKeys: 6, noNullPrototype: true }),
  nested(scalar, fc.oneof(names, text)),
);

/** What a spec may hold and JSON can say, without nulls: cdk8s drops them. */
export const spec = fc.dictionary(names, nested(fc.oneof(plain, text), names), { maxKeys: 3, noNullPrototype: true });
