import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import { gatewayIn, PARENT, PARENT_STRICTER, parentBreakers, ParentInput, parentMeaning, severalHosts } from './route-parent';
import * as texts from './texts';

interface RouteInput extends ParentInput {
  readonly rules: RuleInput[];
}

interface RuleInput {
  readonly path?: string;
  readonly match?: net.PathMatch;
}

const RULE: fc.Arbitrary<RuleInput> = fc.record({ path: sometimes(texts.PATH), match: sometimes(fc.constantFrom(...Object.values(net.PathMatch))) });
const rulesKey = ({ path = '/', match = net.PathMatch.PREFIX }: RuleInput) => `${match === net.PathMatch.PREFIX ? path.replace(/(.)\/$/, '$1') : path} ${match}`;
const RULES = fc.uniqueArray(RULE, { minLength: 1, maxLength: 4, selector: rulesKey });

export const HTTP_ROUTE_QUESTION: Question<RouteInput> = {
  kind: 'HTTPRoute',
  inputs: damaged<RouteInput>(fc.tuple(PARENT, RULES).map(([parent, rules]) => ({ ...parent, rules })), [
    ...parentBreakers<RouteInput>(),
    replace('hostnames', severalHosts(16, 17)),
    replace('rules', fc.oneof(
      fc.constant<never[]>([]), RULE.map((rule) => [rule, rule]), fc.constantFrom(16, 17).map((length) => Array.from({ length }, (_, index) => ({ path: `/p${index}` }))),
    )),
    replaceIn<RouteInput, 'rules', RuleInput>('rules', texts.ODD_PATH.map((path) => (rule) => ({ ...rule, path }))),
  ]),
  write: (input) => written((chart) => {
    const front = service(chart, 'front', [{ port: 80 }]);
    new net.HTTPRoute(chart, 'Route', {
      routeName: input.name,
      gateway: gatewayIn(input),
      sectionName: input.section,
      hostnames: input.hostnames,
      rules: input.rules.map(({ path, match }) => ({ service: front, path, pathMatch: match })),
    });
  }),
  meaning: (input) => [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: input.name, namespace: HOME },
    spec: {
      ...parentMeaning(input),
      rules: input.rules.map(({ path = '/', match = net.PathMatch.PREFIX }) => ({
        matches: [{ path: { type: match === net.PathMatch.PREFIX ? 'PathPrefix' : 'Exact', value: path } }], backendRefs: [{ name: 'front', port: 80 }],
      })),
    },
  }],
  stricter: [
    { id: 'SameRoute', because: 'the server takes one path twice, and all requests go to the first' },
    ...PARENT_STRICTER,
  ],
};
