import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace, replaceIn, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface IngressInput {
  readonly name: string;
  readonly className?: string;
  readonly rules: RuleInput[];
  readonly secret?: string;
  readonly tlsHosts?: string[];
  readonly annotations?: { [key: string]: string };
}

interface RuleInput {
  readonly host: string;
  readonly path?: string;
  readonly match?: net.PathMatch;
}

const RULE: fc.Arbitrary<RuleInput> = fc.record({
  host: texts.HOSTNAME, path: sometimes(texts.PATH), match: sometimes(fc.constantFrom(...Object.values(net.PathMatch))),
});

const INPUTS = damaged<IngressInput>(fc.tuple(fc.record({
  name: texts.SUBDOMAIN,
  className: sometimes(texts.SUBDOMAIN),
  rules: fc.uniqueArray(RULE, { minLength: 1, maxLength: 4, selector: ({ host, path = '/' }) => `${host}${path.replace(/\/$/, '')}` }),
  annotations: sometimes(texts.ANNOTATIONS),
}), sometimes(texts.SUBDOMAIN), fc.boolean()).map(([input, secret, hosts]) => ({
  ...input, secret, tlsHosts: secret !== undefined && hosts ? [...new Set(input.rules.map(({ host }) => host))] : undefined,
})), [
  replace('name', texts.ODD_NAME),
  replace('className', texts.ODD_NAME),
  replace('secret', texts.ODD_NAME),
  replace('annotations', texts.ODD_ANNOTATIONS),
  replace('rules', fc.array(RULE, { maxLength: 2 })),
  replace('rules', RULE.map((rule) => [rule, rule])),
  replace('tlsHosts', fc.oneof(fc.constant<never[]>([]), fc.array(fc.oneof(texts.HOSTNAME, texts.ODD_HOSTNAME), { minLength: 1, maxLength: 2 }))),
  replaceIn<IngressInput, 'rules', RuleInput>('rules', texts.ODD_HOSTNAME.map((host) => (rule) => ({ ...rule, host }))),
  replaceIn<IngressInput, 'rules', RuleInput>('rules', texts.ODD_PATH.map((path) => (rule) => ({ ...rule, path }))),
]);

export const INGRESS_QUESTION: Question<IngressInput> = {
  kind: 'Ingress',
  inputs: INPUTS,
  write: (input) => written((chart) => {
    const front = service(chart, 'front', [{ port: 80 }]);
    new net.Ingress(chart, 'Ingress', {
      ingressName: input.name,
      ingressClassName: input.className,
      rules: input.rules.map(({ host, path, match }) => ({ hostname: host, service: front, path, pathMatch: match })),
      tlsSecretName: input.secret,
      tlsHostnames: input.tlsHosts,
      annotations: input.annotations,
    });
  }),
  meaning: (input) => [{
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: input.name, namespace: HOME, annotations: input.annotations },
    spec: {
      ingressClassName: input.className,
      rules: input.rules.map(({ host, path = '/', match: pathType = net.PathMatch.PREFIX }) => ({
        host, http: { paths: [{ path, pathType, backend: { service: { name: 'front', port: { number: 80 } } } }] },
      })),
      tls: input.secret === undefined && input.tlsHosts === undefined ? undefined
        : [{ secretName: input.secret, hosts: input.tlsHosts ?? input.rules.map(({ host }) => host) }],
    },
  }],
  stricter: [
    { id: 'SameRoute', because: 'the server takes one host and path twice, and which of the two is served is each controller\'s own choice' },
    { id: 'TlsDoesNotCover', because: 'the server does not compare TLS hosts with the hosts of rules, and the uncovered ones get a wrong certificate (T4)' },
    { id: 'NoTlsSecret', because: 'TLS hosts without a Secret are served with whatever certificate the controller has' },
    { id: 'InvalidName', says: /Secret name .* got "";/, because: 'an empty Secret name is how the server spells that none was said' },
    { id: 'InvalidPath', because: 'an HTTPRoute cannot say the path, and a path is one thing with both ways in' },
    { id: 'InvalidHostname', says: /got "";/, because: 'a rule with an empty host takes every request of the controller; the construct asks for a host' },
    { id: 'InvalidHostname', says: /IP address has no name/, because: 'the server takes an address as a TLS host, which no client names when it connects' },
    { id: 'InvalidHostname', says: /63 characters each/, because: 'DNS carries no label of more than 63 characters' },
  ],
};
