import { expectYaml } from '../support/yaml-snapshot';
import { runExample } from './run-example';

test('the quickstart is what a reviewer has read', () => expectYaml(runExample('quickstart/main'), 'examples/quickstart'));
