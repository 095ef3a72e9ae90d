import { ApiObject, JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { Workload } from '../../src';
import { stderrOf } from '../model/stderr';
import { deploymentOf, secured } from '../patterns/cases';
import { appOn } from '../support/platforms';
import { compareWithDeclared } from './expect-declared';
import { AppPlan, appOf, appPlans } from './random-app';

const RUNS = 1000;

test(`what ${RUNS} random apps write is what they declare`, () => {
  let pairs = 0;
  fc.assert(fc.property(appPlans, (plan: AppPlan) => {
    stderrOf(() => {
      const compared = compareWithDeclared(appOf(plan));
      pairs += compared.pairs;
      expect(compared.differences).toEqual([]);
    });
  }), { seed: 20261120, numRuns: RUNS });
  expect(pairs).toBeGreaterThan(50 * RUNS);
}, 60_000);

describe('the comparison sees', () => {
  const world = () => {
    const app = appOn();
    const chart = secured(app);
    const [web, api] = ['web', 'api'].map((name) => Workload.of(deploymentOf(chart, name)));
    web.connections.allowTo(api);
    return { app, web, api };
  };
  const policyOf = ({ app }: ReturnType<typeof world>, name: string) => {
    compareWithDeclared(app);
    const found = app.node.findAll().find((each) => each.node.id === `NetworkPolicy-${name}`);
    return found as ApiObject;
  };

  test.each([
    ['a rule that is missing', 'api', JsonPatch.remove('/spec/ingress/0'), ['shop/Deployment/web → shop/Deployment/api: declared TCP 9000 ? , written  ? ']],
    ['a port too many', 'web', JsonPatch.add('/spec/egress/0/ports/1', { port: 9001 }), []],
    ['a direction that is not isolated', 'default-deny', JsonPatch.remove('/spec/policyTypes/0'), expect.arrayContaining([expect.stringContaining('any other pod → shop/Deployment/web: declared  ? , written all UDP')])],
  ])('%s', (_, name, patch, expected) => {
    const made = world();
    policyOf(made, name).addJsonPatch(patch);
    expect(compareWithDeclared(made.app).differences).toEqual(expected);
  });

  test('a peer too many', () => {
    const made = world();
    policyOf(made, 'api').addJsonPatch(JsonPatch.add('/spec/ingress/0/from/1', { namespaceSelector: {} }));
    expect(compareWithDeclared(made.app).differences.length).toBeGreaterThan(1);
  });
});

