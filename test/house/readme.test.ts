import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { App, Chart } from 'cdk8s';
import * as library from '../../src';

const ROOT = resolve(__dirname, '../..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

test.each([['ts', 'examples/quickstart/main.ts'], ['python', 'examples/quickstart/main.py']])('the first app in %s is the example', (language, file) => {
  const [, block] = new RegExp('```' + language + '\\n([\\s\\S]*?)```').exec(readme)!;
  expect(block).toBe(readFileSync(join(ROOT, file), 'utf8'));
});

test('the other platform is the example\'s', () => {
  const [, block] = /```ts\n(const edge[\s\S]*?)```/.exec(readme)!;
  expect(readFileSync(join(ROOT, 'examples/online-boutique/gateway.ts'), 'utf8')).toContain(block);
});

test('what it asks of Reachability is the example', () => {
  const [, block] = /```ts\n(const reach[\s\S]*?)```/.exec(readme)!;
  expect(readFileSync(join(ROOT, 'examples/reachability/main.ts'), 'utf8')).toContain(block);
});

test('the error it shows is the one that is thrown', () => {
  const [, text] = /```\n(InvalidHostname: .*)\n```/.exec(readme)!;
  const app = new App();
  new library.presets.K3s().applyTo(app);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  expect(() => new library.ExposedApp(chart, 'Shop', { image: 'x', port: 80, hostname: 'shop_example' })).toThrow(text);
});

test('every link leads somewhere', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
});

test('every class and factory it names exists', () => {
  const calls = [...readme.matchAll(/\b(?:new )?([A-Z][A-Za-z]+)\.([a-z][A-Za-z]+)\(/g)]
    .filter(([, owner]) => !['App', 'ApiObject'].includes(owner)).map(([, owner, method]) => ({ owner, method }));
  expect(calls.length).toBeGreaterThan(10);
  const known = library as unknown as { [name: string]: { [name: string]: unknown } | undefined };
  expect(calls.filter(({ owner, method }) => typeof known[owner]?.[method] !== 'function')).toEqual([]);
  const made = [...readme.matchAll(/new (?:net\.)?([A-Z][A-Za-z]+)\(/g)].map(([, name]) => name).filter((name) => !['App', 'Chart'].includes(name));
  expect(made.filter((name) => typeof known[name] !== 'function')).toEqual([]);
});

test('every way in and every DNS environment has its row', () => {
  const assembly: { types: { [fqn: string]: { methods?: Array<{ name: string; static?: boolean }> } } } =
    JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  const factories = assembly.types['cdk8s-networking.ClusterDns'].methods!.filter((method) => method.static === true).map(({ name }) => name);
  expect(factories.length).toBeGreaterThan(5);
  expect(factories.filter((name) => !readme.includes(name))).toEqual([]);
  for (const room of readdirSync(join(ROOT, 'src/vendors'))) expect(readme).toContain(`(src/vendors/${room})`);
});
