import { Duration } from 'cdk8s';
import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { damaged, replace, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface CertificateInput {
  readonly name: string;
  readonly secret: string;
  readonly hostnames: string[];
  readonly issuer: string;
  readonly ofCluster: boolean;
  readonly seconds?: number;
  readonly renewBeforeSeconds?: number;
  readonly key?: { readonly algorithm: 'RSA' | 'ECDSA' | 'Ed25519'; readonly size?: number };
  readonly usages?: net.KeyUsage[];
  readonly commonName?: string;
  readonly ipAddresses?: string[];
  readonly uris?: string[];
  readonly emailAddresses?: string[];
  readonly percentage?: number;
  readonly historyLimit?: number;
}

const HOUR = 3600;

export const CERTIFICATE_QUESTION: Question<CertificateInput> = {
  kind: 'Certificate',
  inputs: damaged<CertificateInput>(fc.tuple(fc.record({
    name: texts.SUBDOMAIN,
    secret: texts.SUBDOMAIN,
    hostnames: fc.uniqueArray(texts.HOSTNAME, { minLength: 1, maxLength: 4 }),
    issuer: texts.SUBDOMAIN,
    ofCluster: fc.boolean(),
    key: sometimes(fc.oneof(
      fc.constantFrom(2048, 4096, 8192).map((size) => ({ algorithm: 'RSA' as const, size })),
      fc.constantFrom(256, 384, 521).map((size) => ({ algorithm: 'ECDSA' as const, size })), fc.constant({ algorithm: 'Ed25519' as const }),
    )),
    usages: sometimes(fc.uniqueArray(fc.constantFrom(...Object.values(net.KeyUsage)), { minLength: 1 })),
    commonName: sometimes(fc.constantFrom('shop', 'Web of the shop', 'c'.repeat(64))),
    ipAddresses: sometimes(fc.constantFrom<string[]>(['10.0.0.1'], ['2001:db8::1', '192.0.2.1'])),
    uris: sometimes(fc.constantFrom<string[]>(['spiffe://cluster.local/ns/shop/sa/web'], ['urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'])),
    emailAddresses: sometimes(fc.constantFrom<string[]>(['ops@example.com'], ['a+b@example.com', 'c@example.org'])),
    historyLimit: sometimes(fc.constantFrom(1, 3)),
  }), sometimes(fc.integer({ min: HOUR, max: 1000 * HOUR })), fc.boolean()).map(([input, seconds, renews]) => ({
    ...input, seconds, renewBeforeSeconds: renews ? Math.max(300, Math.floor((seconds ?? HOUR) / 3)) : undefined,
  })), [
    replace('name', texts.ODD_NAME),
    replace('secret', texts.ODD_NAME),
    replace('issuer', texts.ODD_NAME),
    replace('hostnames', fc.oneof(fc.constant<never[]>([]), texts.ODD_HOSTNAME.map((host) => [host]), fc.constant<string[]>(['a.example.com', 'a.example.com']))),
    replace('seconds', fc.constantFrom(0, 299, 3599, 3600, 3600.5, 7776000)),
    replace('renewBeforeSeconds', fc.constantFrom(0, 299, 300, 3599, 3600, 300.25, 7775999, 7776000, 9e6)),
    replace('key', fc.oneof(
      fc.constantFrom(0, 1024, 2047, 8193, 16384, 2048.5).map((size) => ({ algorithm: 'RSA' as const, size })),
      fc.constantFrom(0, 224, 255, 512, 2048).map((size) => ({ algorithm: 'ECDSA' as const, size })),
    )),
    replace('commonName', fc.constantFrom('', ' ', 'c'.repeat(65), 'ü'.repeat(33), 'ü'.repeat(64), 'a\n')),
    replace('ipAddresses', fc.constantFrom<string[]>([], ['10.0.0'], ['10.0.0.0/8'], ['010.0.0.1'], ['fe80::1%eth0'], ['example.com'], [''], ['::ffff:10.0.0.1'])),
    replace('uris', fc.constantFrom<string[]>([], [''], ['shop'], ['/a'], ['http://a b'], ['http://ä.example'], ['1a:b'], ['a:'])),
    replace('emailAddresses', fc.constantFrom<string[]>([], [''], ['ops'], ['Ops <ops@example.com>'], ['a@b@c'], ['ops@'], ['a b@c.example'])),
    replace('percentage', fc.constantFrom(0, 1, 50, 99, 100, 101, 33.5, -1)),
    replace('historyLimit', fc.constantFrom(0, -1, 1.5)),
    replace('usages', fc.oneof(fc.constant<never[]>([]), fc.constant<net.KeyUsage[]>([net.KeyUsage.SERVER_AUTH, net.KeyUsage.SERVER_AUTH]))),
  ]),
  write: (input) => written((chart) => {
    // Not ACME, which proves DNS names alone.
    const challenges: net.Challenge[] = [];
    const seconds = (value?: number) => (value === undefined ? undefined : Duration.millis(value * 1000));
    new net.Certificate(chart, 'Certificate', {
      certificateName: input.name,
      secretName: input.secret,
      hostnames: input.hostnames,
      issuer: input.ofCluster ? net.ClusterIssuer.fromName(input.issuer, { challenges }) : net.Issuer.fromName(input.issuer, { challenges }),
      duration: seconds(input.seconds),
      renewBefore: seconds(input.renewBeforeSeconds),
      privateKey: input.key === undefined ? undefined : keyOf(input.key),
      usages: input.usages,
      commonName: input.commonName,
      ipAddresses: input.ipAddresses,
      uris: input.uris,
      emailAddresses: input.emailAddresses,
      renewBeforePercentage: input.percentage,
      revisionHistoryLimit: input.historyLimit,
    });
  }),
  meaning: (input) => [{
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: input.name, namespace: HOME },
    spec: {
      secretName: input.secret,
      dnsNames: input.hostnames,
      issuerRef: { kind: input.ofCluster ? 'ClusterIssuer' : 'Issuer', name: input.issuer },
      duration: input.seconds === undefined ? undefined : `${input.seconds}s`,
      renewBefore: input.renewBeforeSeconds === undefined ? undefined : `${input.renewBeforeSeconds}s`,
      privateKey: input.key,
      usages: input.usages,
      commonName: input.commonName,
      ipAddresses: input.ipAddresses,
      uris: input.uris,
      emailAddresses: input.emailAddresses,
      renewBeforePercentage: input.percentage,
      revisionHistoryLimit: input.historyLimit,
    },
  }],
  stricter: [
    { id: 'InvalidName', says: /issuer name/, because: 'cert-manager takes any text; no issuer can be called that' },
    { id: 'NoUsages', because: 'an empty list means the default usages; leave it out' },
    { id: 'InvalidDuration', says: /whole seconds/, because: 'a certificate\'s dates have whole seconds' },
    { id: 'InvalidKeySize', says: /got 0;/, because: 'a size of 0 is how cert-manager spells that none was said' },
    { id: 'InvalidDuration', says: /Percentage must be a whole number/, because: 'a percentage of 0 is how cert-manager spells that none was said' },
    { id: 'InvalidDuration', says: /Percentage must leave/, because: 'cert-manager checks the percentage, and not what it comes to' },
    { id: 'InvalidUri', says: /scheme and ASCII/, because: 'cert-manager takes any text for a URI; no authority signs it' },
    { id: 'InvalidCommonName', says: /blanks around it/, because: 'cert-manager takes empty text for none said, and blanks as they are' },
    { id: 'InvalidCidr', says: /IPv4-mapped/, because: 'an IPv4 address at the end of an IPv6 one reads differently in different tools' },
    ...['InvalidCidr', 'InvalidUri', 'InvalidEmail'].map((id) => ({ id, says: /a list of one or more/, because: 'an empty list of names says nothing' })),
    { id: 'InvalidHostname', because: 'cert-manager takes any text for a DNS name; the authority refuses it later' },
  ],
};

function keyOf({ algorithm, size }: NonNullable<CertificateInput['key']>): net.PrivateKey {
  switch (algorithm) {
    case 'RSA': return net.PrivateKey.rsa(size!);
    case 'ECDSA': return net.PrivateKey.ecdsa(size!);
    case 'Ed25519': return net.PrivateKey.ed25519();
  }
}
