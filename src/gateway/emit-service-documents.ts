import { Document } from '../model/document';
import { Backend, FrontDoor } from '../model/front-door';
import { refuse } from '../values/errors';

/**
 * One object of a controller's own for each Service of a door that needs one, beside it and called like it.
 *
 * Such objects are found by the Service they name, which must not be named by two.
 *
 * @internal
 */
export function serviceDocuments(
  { routes, scope }: FrontDoor, apiVersion: string, kind: string, specOf: (backend: Backend) => object | undefined,
): Document[] {
  const found = new Map<string, Document>();
  for (const { backend } of routes) {
    const spec = specOf(backend);
    const { serviceName: name, namespaceName: namespace } = backend;
    if (spec === undefined) continue;
    const key = `${namespace ?? ''}/${name}`;
    const known = found.get(key);
    if (known !== undefined && JSON.stringify(known.spec) !== JSON.stringify(spec)) {
      refuse('TwoWaysToBackend', `Service ${name} can have one ${kind}, got two routes that want different ones; give them the same protocol and healthPath, `
        + 'or a Service each', scope);
    }
    found.set(key, { apiVersion, kind, metadata: { name, namespace }, spec, scope: backend.scope });
  }
  return [...found.values()];
}
