import { ApiObject, Lazy } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Document, documentKey } from '../model/document';
import { findingText, Severity } from '../model/finding';
import { Ledger } from '../model/ledger';
import { within } from '../values/errors';
import { checkAnnotations, checkLabels } from '../values/metadata';

/** Kinds this library writes that live in no namespace. */
const CLUSTER_SCOPED = new Set(['Namespace', 'ClusterIssuer', 'GatewayClass']);

const OURS = Symbol.for('cdk8s-networking.objects');

/**
 * Creates the object of a document and claims its name: nothing else in the app may write it.
 *
 * The spec is read when the object is rendered, so it may follow from wishes that are still to come; identity may not.
 *
 * @internal
 */
export function defineObject(scope: Construct, id: string, document: Document, spec: () => object = () => document.spec): ApiObject {
  const { name, namespace, labels, annotations } = document.metadata;
  within(scope, () => {
    checkLabels(labels);
    checkAnnotations(annotations);
  });
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
  refuseTwins(scope, object);
  const identity = documentKey({ ...document, metadata: { name, namespace: object.metadata.namespace } });
  Ledger.of(scope).claim(identity, object, 'give one of the two another name');
  return object;
}

/** Nor may others write it, which is known once the tree is whole: applied, one would replace the other. */
function refuseTwins(scope: IConstruct, object: ApiObject): void {
  const root = scope.node.root as IConstruct & { [OURS]?: Set<ApiObject> };
  const ours = root[OURS] ?? new Set<ApiObject>();
  ours.add(object);
  if (root[OURS] !== undefined) return;
  Object.defineProperty(root, OURS, { value: ours });
  // The ledger's own validation comes first, and creates what is still missing.
  const ledger = Ledger.of(root);
  let checked = '';
  let twins: string[] = [];
  root.node.addValidation({
    validate: () => {
      const state = `${ledger.version} ${ours.size}`;
      if (checked !== state) twins = twinsOf(ours, root);
      checked = state;
      return twins;
    },
  });
}

function twinsOf(ours: ReadonlySet<ApiObject>, root: IConstruct): string[] {
  const written = new Map([...ours].map((each) => [identityOf(each), each.node.path]));
  return root.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each) && !ours.has(each) && written.has(identityOf(each)))
    .map((each) => findingText({
      id: 'NameTaken',
      path: each.node.path,
      sentence: `${each.kind} ${each.name} is already written by [${written.get(identityOf(each))}]`,
      mend: 'give one of the two another name',
      severity: Severity.ERROR,
    }));
}

function identityOf({ apiGroup, kind, name, metadata }: ApiObject): string {
  return `${apiGroup} ${kind} ${CLUSTER_SCOPED.has(kind) ? '' : metadata.namespace ?? ''} ${name}`;
}
