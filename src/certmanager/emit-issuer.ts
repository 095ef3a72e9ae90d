import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { IssuerFacts, IssuerRef } from '../model/issuer';
import { checkProps, refuse, within } from '../values/errors';
import { dnsLabel, kebabCase } from '../values/names';
import { quoted } from '../values/quoted';
import { API_VERSION } from './facts';
import { Signer } from './signer';

/**
 * Creates the object of an issuer under its construct, as certificates refer to it.
 *
 * @internal
 */
export function defineIssuer(
  construct: Construct, kind: IssuerFacts['kind'], props: { readonly signer: Signer; readonly issuerName?: string }, namespaceOf?: () => string | undefined,
): { readonly issuerRef: IssuerRef; readonly apiObject: ApiObject } {
  checkProps(`${kind}Props`, props, construct);
  const { signer } = props;
  if (!(signer instanceof Signer)) {
    refuse('NoSigner', `an issuer needs to know how to sign, got ${quoted(signer)}; give signer: Signer.acme({ solvers: [...] }), .ca(...) or .selfSigned()`, construct);
  }
  return within(construct, () => {
    const name = props.issuerName ?? dnsLabel(kebabCase(construct.node.id));
    const namespaceName = namespaceOf?.();
    const issuerRef = IssuerRef._of({ kind, name, namespaceName, challengesFor: signer._challengesFor, solverWayIn: signer._solverWayIn });
    const document = { apiVersion: API_VERSION, kind, metadata: { name, namespace: namespaceName }, spec: signer._spec(name) };
    return { issuerRef, apiObject: defineObject(construct, 'Resource', document) };
  });
}
