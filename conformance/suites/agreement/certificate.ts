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
    replace('usages', fc.oneof(fc.constant<never[]>([]), fc.constant<net.KeyUsage[]>([net.KeyUsage.SERVER_AUTH, net.KeyUsage.SERVER_AUTH]))),
  ]),
  write: (input) => written((chart) => {
    const challenges = [net.Challenge.HTTP01, net.Challenge.DNS01];
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
    },
  }],
  stricter: [
    { id: 'InvalidName', says: /issuer name/, because: 'cert-manager takes any text; no issuer can be called that' },
    { id: 'NoUsages', because: 'an empty list means the default usages; leave it out' },
    { id: 'InvalidDuration', says: /whole seconds/, because: 'a certificate\'s dates have whole seconds' },
    { id: 'InvalidKeySize', says: /got 0;/, because: 'a size of 0 is how cert-manager spells that none was said' },
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
