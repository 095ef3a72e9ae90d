import { KubeObject } from '../../cluster/object';

/** Labels whose value is the name of a namespace. */
const NAMESPACE_LABELS = ['kubernetes.io/metadata.name', 'gateway.envoyproxy.io/owning-gateway-namespace'];
/** Annotations whose value begins with a namespace and `-`. */
const PREFIXED_ANNOTATIONS = ['router.middlewares', 'service.serverstransport'].map((name) => `traefik.ingress.kubernetes.io/${name}`);

/**
 * The documents in namespaces of their own: each namespace gets the suffix wherever it is named, so that cases do not meet.
 *
 * Namespaces cannot be made anew under one name, since nobody here empties and removes them.
 */
export function inFreshNamespaces(documents: readonly KubeObject[], suffix: string): KubeObject[] {
  const homes = new Set(documents.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace ?? [])));
  const fresh = (name: unknown) => (typeof name === 'string' && homes.has(name) ? `${name}-${suffix}` : name);
  const prefixed = (text: unknown) => {
    const home = [...homes].sort((a, b) => b.length - a.length).find((each) => typeof text === 'string' && text.startsWith(`${each}-`));
    return home === undefined ? text : `${home}-${suffix}${(text as string).slice(home.length)}`;
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
      if (key === 'namespace' || NAMESPACE_LABELS.includes(key)) return [key, fresh(inner)];
      return [key, PREFIXED_ANNOTATIONS.includes(key) ? prefixed(inner) : walk(inner)];
    });
    const made = Object.fromEntries(entries) as { key?: string; values?: unknown[] };
    // A label expression: { key, operator, values }.
    const names = made.key !== undefined && NAMESPACE_LABELS.includes(made.key) ? made.values : undefined;
    return Array.isArray(names) ? { ...made, values: names.map(fresh) } : made;
  };
  return documents.map((document) => {
    const made = walk(document) as KubeObject;
    return made.kind === 'Namespace' ? { ...made, metadata: { ...made.metadata, name: fresh(made.metadata.name) as string } } : made;
  });
}
