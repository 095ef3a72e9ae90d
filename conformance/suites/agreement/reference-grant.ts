import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { damaged, replace, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface GrantInput {
  readonly name: string;
  readonly sourceKind?: string;
  readonly sourceNamespace: string;
  readonly targetKind?: string;
  readonly targetName?: string;
}

export const REFERENCE_GRANT_QUESTION: Question<GrantInput> = {
  kind: 'ReferenceGrant',
  inputs: damaged<GrantInput>(fc.record({
    name: texts.SUBDOMAIN,
    sourceKind: sometimes(fc.constantFrom('HTTPRoute', 'Gateway', 'ListenerSet', 'TLSRoute')),
    sourceNamespace: texts.LABEL,
    targetKind: sometimes(fc.constantFrom('Service', 'Secret')),
    targetName: sometimes(texts.SUBDOMAIN),
  }), [
    replace('name', texts.ODD_NAME),
    replace('sourceKind', fc.oneof(texts.ODD_NAME, fc.constantFrom('HttpRoute', 'httproutes', 'Ingress'))),
    replace('sourceNamespace', texts.ODD_NAME),
    replace('targetKind', fc.oneof(texts.ODD_NAME, fc.constantFrom('ConfigMap', 'Pod'))),
    replace('targetName', texts.ODD_NAME),
  ]),
  write: ({ name, ...input }) => written((chart) => {
    new net.ReferenceGrant(chart, 'Grant', { grantName: name, ...input });
  }),
  meaning: ({ name, sourceKind = 'HTTPRoute', sourceNamespace, targetKind = 'Service', targetName }) => [{
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name, namespace: HOME },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: sourceKind, namespace: sourceNamespace }],
      to: [{ group: '', kind: targetKind, name: targetName }],
    },
  }],
  stricter: [
    { id: 'InvalidGrant', because: 'the schema takes any kind; routes and listeners written here refer to Services and Secrets' },
    { id: 'InvalidName', says: /target name/, because: 'the schema takes any text; no object can be called that' },
  ],
};
