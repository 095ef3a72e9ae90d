import { ApiClient } from '../../cluster/api-client';
import { KubeObject } from '../../cluster/object';

/** From the range for documentation: nobody calls it. */
const PUBLIC_ADDRESS = '192.0.2.1';

/** What the control plane has made of one Gateway or of one class. */
export interface Infrastructure {
  readonly deployments: readonly KubeObject[];
  readonly services: readonly KubeObject[];
}

/** The proxies in these namespaces. */
export async function infrastructureIn(client: ApiClient, namespaces: readonly string[]): Promise<Infrastructure> {
  const list = async (path: string) => {
    const { body } = await client.send('GET', `${path}?labelSelector=${encodeURIComponent('app.kubernetes.io/managed-by=envoy-gateway')}`);
    return (body.items as KubeObject[]).filter(({ metadata }) => namespaces.includes(metadata.namespace ?? ''));
  };
  return { deployments: await list('/apis/apps/v1/deployments'), services: await list('/api/v1/services') };
}

/** Stands in for the controller manager and the cloud: every proxy is available, and every Service of them has an address. */
export async function bringUp(client: ApiClient, { deployments, services }: Infrastructure): Promise<void> {
  const report = async (collection: string, { metadata: { name } }: KubeObject, status: object) => {
    const { ok, body } = await client.send('PATCH', `${collection}/${name}/status`, { status }, 'application/merge-patch+json');
    if (!ok) throw new Error(`the status of ${name} was refused: ${body.message}`);
  };
  for (const each of deployments) {
    await report(`/apis/apps/v1/namespaces/${each.metadata.namespace}/deployments`, each, { replicas: 1, availableReplicas: 1, readyReplicas: 1, updatedReplicas: 1 });
  }
  for (const each of services.filter(({ spec }) => (spec as { type: string }).type === 'LoadBalancer')) {
    await report(`/api/v1/namespaces/${each.metadata.namespace}/services`, each, { loadBalancer: { ingress: [{ ip: PUBLIC_ADDRESS }] } });
  }
}
