import { Reachability, ReachabilityOptions } from '../../src';

/** A Deployment `app: <name>` with container ports, in one line of a manifest. */
export function deployment(
  name: string, home = 'shop', listens: object[] = [{ name: 'http', containerPort: 8080 }], spec: object = {}, kind = 'Deployment',
): object {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: home },
    spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main', ports: listens }], ...spec } } },
  };
}

export function service(name: string, spec: object, home = 'shop'): object {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: home }, spec };
}

export function namespace(name: string, labels: object = {}): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

export function networkPolicy(name: string, spec: object, home = 'shop'): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: home }, spec };
}

export function clusterPolicy(name: string, spec: object, version = 'v1beta1'): object {
  return { apiVersion: `policy.networking.k8s.io/${version}`, kind: 'ClusterNetworkPolicy', metadata: { name }, spec };
}

export function app(name: string): object {
  return { podSelector: { matchLabels: { app: name } } };
}

/** JSON is YAML, so objects are manifests. */
export function ofObjects(objects: readonly object[], options?: ReachabilityOptions): Reachability {
  return Reachability.ofManifests(objects.map((each) => JSON.stringify(each)).join('\n---\n'), options);
}

/** What one pair may do, as text: the ports allowed, and those nobody can tell of. */
export function ports(reachability: Reachability, source: string, target: string): string {
  const [{ allowedPorts, undeterminedPorts }] = reachability.explain(source, target).pairs;
  return undeterminedPorts === 'no ports' ? allowedPorts : `${allowedPorts}; perhaps ${undeterminedPorts}`;
}
