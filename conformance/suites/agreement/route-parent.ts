import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { replace, sometimes } from './damage';
import { Reason } from './question';
import * as texts from './texts';

/** What routes of all kinds have: a name, a Gateway, perhaps one of its listeners, and hosts. */
export interface ParentInput {
  readonly name: string;
  readonly gateway: string;
  readonly section?: string;
  readonly hostnames: string[];
}

export const PARENT: fc.Arbitrary<ParentInput> = fc.record({
  name: texts.SUBDOMAIN,
  gateway: texts.SUBDOMAIN,
  section: sometimes(texts.SUBDOMAIN),
  hostnames: fc.uniqueArray(texts.HOSTNAME, { minLength: 1, maxLength: 4 }),
});

export const parentBreakers = <T extends ParentInput>(): Array<fc.Arbitrary<(input: T) => T>> => [
  replace<T, 'name'>('name', texts.ODD_NAME),
  replace<T, 'gateway'>('gateway', texts.ODD_NAME),
  replace<T, 'section'>('section', texts.ODD_NAME),
  replace<T, 'hostnames'>('hostnames', fc.oneof(
    fc.constant<never[]>([]), texts.ODD_HOSTNAME.map((host) => [host]), fc.constant<string[]>(['a.example.com', 'a.example.com']),
  )),
];

/** As many hosts, to find where there are too many. */
export function severalHosts(...lengths: number[]): fc.Arbitrary<string[]> {
  return fc.constantFrom(...lengths).map((length) => Array.from({ length }, (_, index) => `h${index}.example.com`));
}

export function gatewayIn({ gateway }: ParentInput): net.IGateway {
  return net.Gateway.fromName(gateway, { namespaceName: 'edge', controller: new net.envoygateway.EnvoyGateway(), listeners: [net.Listener.http()] });
}

export function parentMeaning({ gateway: name, section: sectionName, hostnames }: ParentInput): object {
  return { parentRefs: [{ name, namespace: 'edge', sectionName }], hostnames };
}

export const PARENT_STRICTER: readonly Reason[] = [
  { id: 'InvalidName', says: /gateway name/, because: 'the schema takes any text; no Gateway can be called that' },
  { id: 'InvalidRoute', says: /hostnames, got 0/, because: 'a route without hostnames takes every host of its listeners; the construct asks for them' },
  {
    id: 'InvalidHostname',
    says: /IP address has no name|63 characters each/,
    because: 'the schema takes IPv4 addresses and labels of more than 63 characters, which no request carries as a host name',
  },
];
