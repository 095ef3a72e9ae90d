import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Document, documentKey } from '../model/document';
import { Ledger } from '../model/ledger';

/** Kinds this library writes that live in no namespace. */
const CLUSTER_SCOPED = new Set(['Namespace', 'ClusterIssuer', 'GatewayClass']);

/**
 * Creates the object of a document and claims its name: nothing else in the app may write it.
 *
 * The spec is read when the object is rendered, so it may follow from wishes that are still to come; identity may not.
 *
 * @internal
 */
export function defineObject(scope: Construct, id: string, document: Document, spec: () => object = () => document.spec): ApiObject {
  const { name, namespace, labels, annotations } = document.metadata;
  const object = new ApiObject(scope, id, {
    apiVersion: document.apiVersion,
    kind: document.kind,
    metadata: { name, namespace, labels, annotations },
    ...(Object.keys(document.spec).length === 0 ? {} : { spec: Lazy.any({ produce: spec }) }),
  });
  if (CLUSTER_SCOPED.has(document.kind)) {
    // cdk8s gives every object its chart's namespace, and `undefined` in props does not keep it away.
    (object.metadata as { namespace?: string }).namespace = undefined;
  }
  const identity = documentKey({ ...document, metadata: { name, namespace: object.metadata.namespace } });
  Ledger.of(scope).claim(identity, object, 'give one of the two another name');
  return object;
}
