import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { expectDeclared } from './expect-declared';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const apps = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && readFileSync(join(EXAMPLES, file), 'utf8').includes('.synth()'));

test('there are examples', () => expect(apps.length).toBeGreaterThan(2));

test.each(apps)('what %s writes is what it declares', (file) => {
  const made: App[] = [];
  jest.spyOn(App.prototype, 'synth').mockImplementation(function (this: App) {
    made.push(this);
  });
  jest.requireActual(join(EXAMPLES, file));
  expect(made.length).toBeGreaterThan(0);
  for (const app of made) expectDeclared(app);
});
