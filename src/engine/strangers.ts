import { Demand, EVERYTHING, NAME_LABEL } from './demand';
import { Endpoint, Namespace, namespaceOf, PodsEndpoint } from './endpoint';
import { EndpointIndex } from './endpoint-index';
import { Matching } from './matching';
import { Policy } from './policy';

/**
 * Pods that somebody asks for: by a rule, by a policy that would select them, or by a Service.
 *
 * @internal
 */
export interface Asked {
  readonly namespaces: Demand;
  readonly pods: Demand;
}

/** No namespace can be called so: it stands for all that nobody names. */
const ELSEWHERE = '*';

/**
 * Pods nobody showed us: one for each class of them that some selector means and no shown pod is in, and one for the rest.
 *
 * @internal
 */
export function strangersFor(
  policies: readonly Policy[], further: readonly Asked[], shown: readonly Endpoint[], namespaces: ReadonlyMap<string, Namespace>, matching: Matching,
): PodsEndpoint[] {
  const index = new EndpointIndex(shown, matching);
  const found = new Map<string, PodsEndpoint>();
  const peers = policies.flatMap(({ rules }) => rules).flatMap((rule) => rule.peers).flatMap((peer) => (peer.kind === 'pods' ? [peer] : []));
  const asked = new Map([...policies.map(({ subject }) => subject), ...further, ...peers]
    .map((each) => [`${each.namespaces.key}|${each.pods.key}`, each]));
  for (const each of asked.values()) {
    if ([...index.selected(each.namespaces, each.pods).all].length > 0) continue;
    const made = strangerFor(each, namespaces);
    if (made !== undefined && !found.has(made.id)) found.set(made.id, made);
  }
  const other = stranger(elsewhere({}), {}, 'any other pod');
  return [...found.values(), other];
}

/** Any pod that is asked for; undefined where the demands exclude each other. @internal */
export function strangerFor({ namespaces, pods }: Asked, known: ReadonlyMap<string, Namespace>): PodsEndpoint | undefined {
  const labels = pods.example();
  const home = homeFor(namespaces, known);
  if (labels === undefined || home === undefined) return undefined;
  const where = home.name === ELSEWHERE ? namespaces.key || 'any namespace' : home.name;
  return stranger(home, labels, `${where}/Pods/${pods.key || '*'}`);
}

function homeFor(demand: Demand, known: ReadonlyMap<string, Namespace>): Namespace | undefined {
  if (demand.key === EVERYTHING.key) return elsewhere({});
  const shown = [...known.values()].find((namespace) => demand.meets(namespace) === true);
  if (shown !== undefined) return shown;
  const labels = demand.example();
  if (labels === undefined) return undefined;
  const name = labels[NAME_LABEL] as string | undefined;
  return name === undefined ? elsewhere(labels) : { ...namespaceOf(name), labels };
}

function elsewhere(labels: Namespace['labels']): Namespace {
  return { name: ELSEWHERE, labels: { ...labels, [NAME_LABEL]: ELSEWHERE } };
}

function stranger(namespace: Namespace, labels: Namespace['labels'], id: string): PodsEndpoint {
  return { kind: 'pods', id, namespace, labels, stranger: true };
}
