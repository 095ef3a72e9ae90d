import { ClusterState } from './state';

/** Where the judge reads a document otherwise than upstream says, and what we read if we did, too. */
export interface Opinion {
  readonly because: string;
  readonly upstream: string;
  /** The same cluster, spelled so that we read it as the judge does. */
  readonly asTheJudgeReads: (state: ClusterState) => ClusterState;
}

/** A difference counts as one of opinion only if nothing of it is left when we read as the judge does. */
export const OPINIONS: readonly Opinion[] = [{
  because: 'the simulator takes `NotIn` to mean that the label is there; Kubernetes selects what has not the label, too',
  upstream: '"and all resources with no labels with the `tier` key", https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement',
  asTheJudgeReads: (state) => ({ ...state, policies: mapped(state.policies ?? []) as readonly object[] }),
}];

interface Expression {
  readonly key: string;
  readonly operator: string;
}

function mapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'matchExpressions' ? withPresence(each as Expression[]) : mapped(each)]));
}

function withPresence(expressions: readonly Expression[]): readonly Expression[] {
  return expressions.flatMap((each) => (each.operator === 'NotIn' ? [each, { key: each.key, operator: 'Exists' }] : [each]));
}
