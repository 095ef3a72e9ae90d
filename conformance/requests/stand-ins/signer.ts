import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { goBinary } from '../../cache/go-binary';
import { KubeObject } from '../../cluster/object';

const TIMEOUT_MILLISECONDS = 20_000;

/** PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

interface SignerAnswer {
  readonly authority: string;
  readonly certificates: readonly KeyPair[];
}

/** What cert-manager would have made of Certificates, and whom to trust for it. */
export interface Issued {
  /** PEM of an authority whose key is gone already. */
  readonly authority: string;
  readonly secrets: readonly KubeObject[];
  /** For the lists of names that were asked for beside, in their order. */
  readonly others: readonly KeyPair[];
}

/**
 * The certificate signer of the suites.
 *
 * Node's crypto signs no X.509, and Go is here anyway.
 */
export async function signerBinary(): Promise<string> {
  const folder = join(__dirname, '..', '..', 'tools', 'certificate-signer');
  return goBinary({
    name: 'certificate-signer',
    moduleName: 'conformance.local/certificate-signer',
    requires: [],
    goPackage: '.',
    sources: { folder, text: readFileSync(join(folder, 'main.go'), 'utf8') },
  });
}

/** Stands in for cert-manager: the Secret of each Certificate, signed for exactly its names; and for whoever gives pods theirs. */
export async function issue(documents: readonly KubeObject[], others: ReadonlyArray<readonly string[]>): Promise<Issued> {
  const certificates = documents.filter(({ kind }) => kind === 'Certificate').map(({ metadata, spec }) => {
    const { secretName, dnsNames } = spec as { secretName: string; dnsNames: string[] };
    return { secretName, dnsNames, namespace: metadata.namespace };
  });
  const signed = await sign([...certificates.map(({ dnsNames }) => dnsNames), ...others]);
  return {
    authority: signed.authority,
    others: signed.certificates.slice(certificates.length),
    secrets: certificates.map(({ secretName, namespace }, index) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secretName, namespace },
      type: 'kubernetes.io/tls',
      stringData: { 'tls.crt': signed.certificates[index].certificate, 'tls.key': signed.certificates[index].key },
    })),
  };
}

async function sign(names: ReadonlyArray<readonly string[]>): Promise<SignerAnswer> {
  const answer = execFileSync(await signerBinary(), { input: JSON.stringify(names), timeout: TIMEOUT_MILLISECONDS, encoding: 'utf8' });
  return JSON.parse(answer) as SignerAnswer;
}
