import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { service } from '../positive/matrix/users-objects';
import { damaged, replace, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface PolicyInput {
  readonly name: string;
  readonly ofPort: boolean;
  readonly serverName: string;
  readonly authorities?: string[];
  readonly names?: string[];
}

const NAME = fc.constantFrom('front.internal', '*.internal', 'front', 'spiffe://cluster.local/ns/shop/sa/front', 'https://front.internal:8443/a?b=c#d', 'urn://a');
const ODD_SAN = fc.oneof(texts.ODD_HOSTNAME, fc.constantFrom(
  'spiffe:', 'spiffe://', '://a', 'a:b', 'urn:a', 'https://a b', 'https://ä', 'https://a?b?c', 'https://a#b#c', `https://${'a'.repeat(245)}`, `https://${'a'.repeat(246)}`, 'mailto:a@b.c',
));
const named = (count: number, name: (index: number) => string) => Array.from({ length: count }, (_, index) => name(index));

export const BACKEND_TLS_POLICY_QUESTION: Question<PolicyInput> = {
  kind: 'BackendTLSPolicy',
  inputs: damaged<PolicyInput>(fc.record({
    name: texts.SUBDOMAIN,
    ofPort: fc.boolean(),
    serverName: fc.constantFrom('front.internal', 'shop', 'a.b.c.example.com'),
    authorities: sometimes(fc.uniqueArray(texts.SUBDOMAIN, { minLength: 1, maxLength: 3 })),
    names: sometimes(fc.uniqueArray(NAME, { minLength: 1, maxLength: 3 })),
  }), [
    replace('name', texts.ODD_NAME),
    replace('serverName', fc.oneof(texts.ODD_HOSTNAME, fc.constant('*.example.com'))),
    replace('authorities', fc.oneof(
      fc.constant<never[]>([]), texts.ODD_NAME.map((name) => [name]), fc.constantFrom(8, 9).map((count) => named(count, (index) => `ca-${index}`)), fc.constant<string[]>(['ca', 'ca']),
    )),
    replace('names', fc.oneof(
      fc.constant<never[]>([]), ODD_SAN.map((name) => [name]), fc.constantFrom(5, 6).map((count) => named(count, (index) => `n${index}.internal`)), fc.constant<string[]>(['a.internal', 'a.internal']),
    )),
  ]),
  write: (input) => written((chart) => {
    new net.BackendTLSPolicy(chart, 'Policy', {
      policyName: input.name,
      service: service(chart, 'front', [{ name: 'main', port: 443 }]),
      servicePort: input.ofPort ? 443 : undefined,
      serverName: input.serverName,
      caConfigMapNames: input.authorities,
      subjectAltNames: input.names,
    });
  }),
  meaning: ({ name, ofPort, serverName, authorities, names }) => [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    metadata: { name, namespace: HOME },
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name: 'front', sectionName: ofPort ? 'main' : undefined }],
      validation: {
        hostname: serverName,
        caCertificateRefs: authorities?.map((each) => ({ group: '', kind: 'ConfigMap', name: each })),
        wellKnownCACertificates: authorities === undefined ? 'System' : undefined,
        subjectAltNames: names?.map((text) => (text.includes(':') ? { type: 'URI', uri: text } : { type: 'Hostname', hostname: text })),
      },
    },
  }],
  stricter: [
    { id: 'InvalidName', says: /ConfigMap name/, because: 'the schema takes any text; no ConfigMap can be called that' },
    {
      id: 'InvalidHostname',
      says: /IP address has no name|63 characters each/,
      because: 'the schema takes IPv4 addresses and labels of more than 63 characters, which no certificate has as a DNS name',
    },
    { id: 'InvalidBackendTls', says: /subjectAltNames must be a list of 1/, because: 'an empty list means that serverName is checked; leave it out' },
  ],
};
