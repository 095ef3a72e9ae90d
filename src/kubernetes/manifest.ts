/**
 * An object somebody wrote, as far as its envelope can be trusted: what is inside is looked at by readers.
 *
 * @internal
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** `default` where none is said, as kubectl takes it; undefined for kinds that live in no namespace. */
  readonly namespace?: string;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** Such as `shop/Deployment/web`; without a namespace, `Namespace/shop`. */
  readonly id: string;
  /** File and line, or the construct's path. */
  readonly place: string;
  readonly json: unknown;
}

/** @internal */
export interface OwnerReference {
  readonly kind?: string;
  readonly name?: string;
  readonly controller?: boolean;
}

/** Kinds that live in no namespace, among those that are read. */
const CLUSTER_WIDE = new Set(['Namespace', 'GatewayClass', 'IngressClass', 'ClusterNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterIssuer']);

/**
 * The envelope of an object; undefined where it has none.
 *
 * @internal
 */
export function manifestOf(json: unknown, place: string): Manifest | undefined {
  const { apiVersion, kind, metadata } = recordOf(json) ?? {};
  const { name, generateName, namespace, labels, annotations } = recordOf(metadata) ?? {};
  const called = name ?? generateName;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string' || typeof called !== 'string') return undefined;
  const home = CLUSTER_WIDE.has(kind) ? undefined : typeof namespace === 'string' && namespace !== '' ? namespace : 'default';
  return {
    apiVersion,
    kind,
    name: called,
    namespace: home,
    labels: textsOf(labels),
    annotations: textsOf(annotations),
    place,
    json,
    id: `${home === undefined ? '' : `${home}/`}${kind}/${called}`,
  };
}

/** The `spec`, of which nothing is known yet. @internal */
export function specOf({ json }: Manifest): { readonly [key: string]: unknown } {
  return recordOf(recordOf(json)?.spec) ?? {};
}

/** @internal */
export function ownersOf({ json }: Manifest): readonly OwnerReference[] {
  const { ownerReferences } = recordOf(recordOf(json)?.metadata) ?? {};
  return Array.isArray(ownerReferences) ? ownerReferences.filter((each) => recordOf(each) !== undefined) as OwnerReference[] : [];
}

/** @internal */
export function recordOf(value: unknown): { readonly [key: string]: unknown } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as { [key: string]: unknown } : undefined;
}

function textsOf(value: unknown): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(recordOf(value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
