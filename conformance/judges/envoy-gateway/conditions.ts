import { Answer } from '../../cluster/api-client';
import { KubeObject, nameOf } from '../../cluster/object';

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number;
}

interface Conditioned {
  readonly conditions?: readonly Condition[];
}

interface Status extends Conditioned {
  readonly ancestors?: readonly Conditioned[];
  readonly listeners?: ReadonlyArray<Conditioned & { readonly name: string }>;
  readonly parents?: readonly Conditioned[];
}

interface Spec {
  readonly listeners?: ReadonlyArray<{ readonly name: string }>;
  readonly parentRefs?: readonly object[];
}

/** What must be True, and where it is said. */
const WANTED = {
  object: ['Accepted', 'Programmed'],
  listener: ['Accepted', 'Programmed', 'ResolvedRefs'],
  parent: ['Accepted', 'ResolvedRefs'],
};

/** True conditions that are as they should be: hosts below one wildcard share a port with it, and Envoy Gateway says so. */
const HARMLESS = ['OverlappingTLSConfig'];

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute'];

export const JUDGED_KINDS = ['Gateway', 'ListenerSet', ...ROUTES, 'BackendTLSPolicy'];

/** What the control plane says is wrong with an object: nothing, if each of its listeners or parents has all that it wants. */
export function problemsOf(object: KubeObject, { body }: Answer): string[] {
  const { spec, status = {}, metadata } = body as { spec: Spec; status?: Status; metadata: { generation: number } };
  const problems = (where: string, conditions: readonly Condition[] = [], wanted: readonly string[]) => [
    ...wanted.flatMap((type) => {
      const found = conditions.find((each) => each.type === type);
      if (found === undefined) return [`${where} has no condition ${type}`];
      if (found.status !== 'True') return [`${where} has ${type} ${found.status}: ${found.reason}, ${found.message}`];
      return (found.observedGeneration ?? 0) < metadata.generation ? [`${where} has ${type} of an older generation`] : [];
    }),
    ...conditions.filter(({ type, status: said }) => said === 'True' && !wanted.includes(type) && !HARMLESS.includes(type))
      .map(({ type, reason, message }) => `${where} has ${type}: ${reason}, ${message}`),
  ];
  if (ROUTES.includes(object.kind)) {
    const [asked, answered] = [spec.parentRefs?.length ?? 0, status.parents?.length ?? 0];
    return [
      ...(asked === answered ? [] : [`${nameOf(object)} has ${asked} parents and an answer of ${answered}`]),
      ...(status.parents ?? []).flatMap(({ conditions }, index) => problems(`${nameOf(object)} parent ${index + 1}`, conditions, WANTED.parent)),
    ];
  }
  if (object.kind === 'BackendTLSPolicy') {
    // The Gateways that speak to its Service.
    return (status.ancestors ?? []).length === 0 ? [`${nameOf(object)} has no answer`]
      : status.ancestors!.flatMap(({ conditions }, index) => problems(`${nameOf(object)} ancestor ${index + 1}`, conditions, WANTED.parent));
  }
  return [
    ...problems(nameOf(object), status.conditions, WANTED.object),
    ...(spec.listeners ?? []).flatMap(({ name }) =>
      problems(`${nameOf(object)} listener ${name}`, status.listeners?.find((each) => each.name === name)?.conditions, WANTED.listener)),
  ];
}

/** Whether a condition of the object's listeners or parents says False for this reason. */
export function refusesWith({ body }: Answer, type: string, reason: string): boolean {
  const { conditions = [], listeners = [], parents = [], ancestors = [] } = (body.status ?? {}) as Status;
  return [{ conditions }, ...listeners, ...parents, ...ancestors].flatMap((each) => each.conditions ?? [])
    .some((each) => each.type === type && each.status === 'False' && each.reason === reason);
}
