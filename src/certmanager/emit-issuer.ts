import { Document } from '../model/document';
import { IssuerFacts, IssuerRef } from '../model/issuer';
import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { API_VERSION } from './facts';
import { Signer } from './signer';

/**
 * An issuer as its object, and as certificates refer to it.
 *
 * @internal
 */
export function issuerDocument(
  kind: IssuerFacts['kind'], name: string, signer: Signer, namespaceName?: string,
): { readonly document: Document; readonly ref: IssuerRef } {
  if (!(signer instanceof Signer)) {
    refuse('NoSigner', `an issuer needs to know how to sign, got ${quoted(signer)}; give signer: Signer.acme({ solvers: [...] }), .ca(...) or .selfSigned()`);
  }
  const ref = IssuerRef._of({ kind, name, namespaceName, challengesFor: signer._challengesFor, solverWayIn: signer._solverWayIn });
  return {
    ref,
    document: { apiVersion: API_VERSION, kind, metadata: { name, namespace: namespaceName }, spec: signer._spec(name) },
  };
}
