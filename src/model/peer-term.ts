import { Cidr } from '../values/cidr';
import { Hostname } from '../values/hostname';
import { LabelSelector } from '../values/label-selector';

/**
 * Which namespaces a pods term speaks of. `own` is the namespace of the subject at the other end.
 *
 * @internal
 */
export type NamespaceScope =
  | { readonly which: 'own' }
  | { readonly which: 'name'; readonly name: string }
  | { readonly which: 'labels'; readonly labels: LabelSelector }
  | { readonly which: 'all' };

/**
 * The other end of a rule, neutral of any dialect. What each means is fixed; how it is said belongs to a policy dialect.
 *
 * @internal
 */
export type PeerTerm =
  | { readonly kind: 'pods'; readonly namespaces: NamespaceScope; readonly pods: LabelSelector; readonly serviceAccountName?: string }
  | { readonly kind: 'cidr'; readonly cidr: Cidr; readonly excluding: readonly Cidr[] }
  | { readonly kind: 'internet'; readonly excluding: readonly Cidr[] }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'nodes' }
  | { readonly kind: 'apiServer' }
  | { readonly kind: 'monitoring' }
  | { readonly kind: 'hostname'; readonly hostname: Hostname }
  | { readonly kind: 'ingressIdentity' }
  | { readonly kind: 'anyOf'; readonly terms: readonly PeerTerm[] };

/** @internal */
export type PodsTerm = Extract<PeerTerm, { kind: 'pods' }>;

/** @internal */
export function podsIn(namespaceName: string | undefined, pods: LabelSelector): PodsTerm {
  return { kind: 'pods', namespaces: namespaceName === undefined ? { which: 'own' } : { which: 'name', name: namespaceName }, pods };
}

/**
 * One term for several that are all meant.
 *
 * @internal
 */
export function anyOf(terms: readonly PeerTerm[]): PeerTerm {
  const unique = [...new Map(terms.flatMap((term) => (term.kind === 'anyOf' ? term.terms : [term])).map((term) => [termKey(term), term])).values()];
  return unique.length === 1 ? unique[0] : { kind: 'anyOf', terms: unique };
}

/**
 * The canonical text of a namespace scope; its number makes the nearest sort first.
 *
 * @internal
 */
export function namespaceKey(scope: NamespaceScope): string {
  switch (scope.which) {
    case 'own': return '0';
    case 'name': return `1 ${scope.name}`;
    case 'labels': return `2 ${scope.labels._key}`;
    case 'all': return '3';
  }
}

/**
 * The canonical text of a term: equal terms have equal keys, and lists are sorted by it.
 *
 * @internal
 */
export function termKey(term: PeerTerm): string {
  switch (term.kind) {
    case 'pods':
      return `pods ${namespaceKey(term.namespaces)} ${term.pods._key} ${term.serviceAccountName ?? ''}`;
    case 'cidr':
      // After "pods": who is named comes before where addresses lie.
      return `range ${term.cidr.toString()} ${term.excluding.map(String).sort().join(' ')}`;
    case 'internet':
      return `internet ${term.excluding.map(String).sort().join(' ')}`;
    case 'hostname':
      return `hostname ${term.hostname.toString()}`;
    case 'anyOf':
      return `anyOf ${term.terms.map(termKey).sort().join(', ')}`;
    default:
      return term.kind;
  }
}

/**
 * A term as a person says it.
 *
 * @internal
 */
export function describeTerm(term: PeerTerm): string {
  switch (term.kind) {
    case 'pods': {
      const which = term.pods._isEverything ? 'all pods' : `pods ${term.pods.toString()}`;
      const account = term.serviceAccountName === undefined ? '' : ` running as ${term.serviceAccountName}`;
      return `${which} in ${describeNamespaces(term.namespaces)}${account}`;
    }
    case 'cidr':
      return `${term.cidr.toString()}${term.excluding.length === 0 ? '' : ` but ${term.excluding.map(String).join(', ')}`}`;
    case 'internet':
      return 'the internet';
    case 'nodes':
      return 'the cluster\'s nodes';
    case 'apiServer':
      return 'the API server';
    case 'hostname':
      return term.hostname.toString();
    case 'ingressIdentity':
      return 'the ingress identity';
    case 'anyOf':
      return term.terms.map(describeTerm).join(' and ');
    default:
      return term.kind;
  }
}

function describeNamespaces(scope: NamespaceScope): string {
  switch (scope.which) {
    case 'own': return 'the same namespace';
    case 'name': return `namespace ${scope.name}`;
    case 'labels': return `namespaces ${scope.labels.toString()}`;
    case 'all': return 'any namespace';
  }
}
