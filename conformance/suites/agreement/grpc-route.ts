import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import { gatewayIn, PARENT, PARENT_STRICTER, parentBreakers, ParentInput, parentMeaning, severalHosts } from './route-parent';

interface RouteInput extends ParentInput {
  readonly rules: RuleInput[];
}

interface RuleInput {
  readonly service?: string;
  readonly method?: string;
}

const LONGEST = 1024;
const SERVICE = fc.constantFrom<string>('shop.Cart', '.shop.Cart', 'Cart', '_a.b_1', 'a'.repeat(LONGEST));
const METHOD = fc.constantFrom<string>('Add', '_add2', 'A', 'm'.repeat(LONGEST));
const ODD = fc.constantFrom<string>(
  '', '.', '1a', 'a-b', 'a/b', '/a', 'a b', 'ü', 'a..b', 'a.', '..a', 'a\n', 'shop.1', '*', 'a'.repeat(LONGEST + 1), 'a:b', '-',
);
const RULE: fc.Arbitrary<RuleInput> = fc.record({ service: sometimes(SERVICE), method: sometimes(METHOD) });
const rulesKey = ({ service: name = '', method = '' }: RuleInput) => `${name}/${method}`;
const RULES = fc.uniqueArray(RULE, { minLength: 1, maxLength: 4, selector: rulesKey });

export const GRPC_ROUTE_QUESTION: Question<RouteInput> = {
  kind: 'GRPCRoute',
  inputs: damaged<RouteInput>(fc.tuple(PARENT, RULES).map(([parent, rules]) => ({ ...parent, rules })), [
    ...parentBreakers<RouteInput>(),
    replace('hostnames', severalHosts(16, 17)),
    replace('rules', fc.oneof(
      fc.constant<never[]>([]), RULE.map((rule) => [rule, rule]), fc.constantFrom(16, 17).map((length) => Array.from({ length }, (_, index) => ({ service: `s${index}` }))),
    )),
    replaceIn<RouteInput, 'rules', RuleInput>('rules', ODD.map((text) => (rule) => ({ ...rule, service: text }))),
    replaceIn<RouteInput, 'rules', RuleInput>('rules', fc.oneof(ODD, fc.constant('.add'), fc.constant('a.b')).map((method) => (rule) => ({ ...rule, method }))),
  ]),
  write: (input) => written((chart) => {
    const front = service(chart, 'front', [{ port: 80 }]);
    new net.GRPCRoute(chart, 'Route', {
      routeName: input.name,
      gateway: gatewayIn(input),
      sectionName: input.section,
      hostnames: input.hostnames,
      rules: input.rules.map((rule) => ({ service: front, grpcService: rule.service, grpcMethod: rule.method })),
    });
  }),
  meaning: (input) => [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    metadata: { name: input.name, namespace: HOME },
    spec: {
      ...parentMeaning(input),
      rules: input.rules.map(({ service: name, method }) => ({
        matches: name === undefined && method === undefined ? undefined : [{ method: { service: name, method } }], backendRefs: [{ name: 'front', port: 80 }],
      })),
    },
  }],
  stricter: [
    { id: 'SameRoute', because: 'the server takes one method twice, and all requests go to the first' },
    { id: 'InvalidRoute', says: /rules, got 0/, because: 'a route without rules leads nowhere' },
    ...PARENT_STRICTER,
  ],
};
