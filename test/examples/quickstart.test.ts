import { readFileSync } from 'fs';
import { join } from 'path';
import { expectYaml } from '../support/yaml-snapshot';
import { runExample } from './run-example';

const ROOT = join(__dirname, '..', '..');

test('the quickstart is what a reviewer has read', () => expectYaml(runExample('quickstart/main'), 'examples/quickstart'));

test.each(['ts', 'py'])('README shows main.%s as it is', (language) =>
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(readFileSync(join(ROOT, `examples/quickstart/main.${language}`), 'utf8')));
