import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface RouteInput {
  readonly name: string;
  readonly gateway: string;
  readonly section?: string;
  readonly hostnames: string[];
  readonly rules: RuleInput[];
}

interface RuleInput {
  readonly path?: string;
  readonly match?: net.PathMatch;
}

const RULE: fc.Arbitrary<RuleInput> = fc.record({ path: sometimes(texts.PATH), match: sometimes(fc.constantFrom(...Object.values(net.PathMatch))) });
const rulesKey = ({ path = '/', match = net.PathMatch.PREFIX }: RuleInput) => `${match === net.PathMatch.PREFIX ? path.replace(/(.)\/$/, '$1') : path} ${match}`;

export const HTTP_ROUTE_QUESTION: Question<RouteInput> = {
  kind: 'HTTPRoute',
  inputs: damaged<RouteInput>(fc.record({
    name: texts.SUBDOMAIN,
    gateway: texts.SUBDOMAIN,
    section: sometimes(texts.SUBDOMAIN),
    hostnames: fc.uniqueArray(texts.HOSTNAME, { minLength: 1, maxLength: 4 }),
    rules: fc.uniqueArray(RULE, { minLength: 1, maxLength: 4, selector: rulesKey }),
  }), [
    replace('name', texts.ODD_NAME),
    replace('gateway', texts.ODD_NAME),
    replace('section', texts.ODD_NAME),
    replace('hostnames', fc.oneof(
      fc.constant<never[]>([]), texts.ODD_HOSTNAME.map((host) => [host]), fc.constant<string[]>(['a.example.com', 'a.example.com']),
      fc.constantFrom(16, 17).map((length) => Array.from({ length }, (_, index) => `h${index}.example.com`)),
    )),
    replace('rules', fc.oneof(
      fc.constant<never[]>([]), RULE.map((rule) => [rule, rule]), fc.constantFrom(16, 17).map((length) => Array.from({ length }, (_, index) => ({ path: `/p${index}` }))),
    )),
    replaceIn<RouteInput, 'rules', RuleInput>('rules', texts.ODD_PATH.map((path) => (rule) => ({ ...rule, path }))),
  ]),
  write: (input) => written((chart) => {
    const front = service(chart, 'front', [{ port: 80 }]);
    const gateway = net.Gateway.fromName(input.gateway, { namespaceName: 'edge', controller: new net.envoygateway.EnvoyGateway(), listeners: [net.Listener.http()] });
    new net.HTTPRoute(chart, 'Route', {
      routeName: input.name,
      gateway,
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
      parentRefs: [{ name: input.gateway, namespace: 'edge', sectionName: input.section }],
      hostnames: input.hostnames,
      rules: input.rules.map(({ path = '/', match = net.PathMatch.PREFIX }) => ({
        matches: [{ path: { type: match === net.PathMatch.PREFIX ? 'PathPrefix' : 'Exact', value: path } }], backendRefs: [{ name: 'front', port: 80 }],
      })),
    },
  }],
  stricter: [
    { id: 'SameRoute', because: 'the server takes one path twice, and all requests go to the first' },
    { id: 'InvalidName', says: /gateway name/, because: 'the schema takes any text; no Gateway can be called that' },
    { id: 'InvalidRoute', says: /1 to 16 hostnames, got 0/, because: 'a route without hostnames takes every host of its listeners; the construct asks for them' },
    { id: 'InvalidHostname', says: /IP address has no name|63 characters each/, because: 'the schema takes IPv4 addresses and labels of more than 63 characters, which no request carries as a host name' },
  ],
};
