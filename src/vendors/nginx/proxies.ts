import { API_SERVER_UPKEEP, DataPlane, proxiesOnNodes, proxyPods } from '../../model/data-plane';
import { checkDnsLabel } from '../../values/names';
import { PORTS } from './facts';

/** @internal */
export interface NginxInstallation {
  readonly name: string;
  readonly namespaceName: string;
  readonly podLabels: { readonly [key: string]: string };
  readonly hostNetwork: boolean;
}

/**
 * The proxies of one installation, which read Ingresses from the API server themselves.
 *
 * @internal
 */
export function nginxProxies({ name, namespaceName, podLabels, hostNetwork }: NginxInstallation): DataPlane {
  const pods = proxyPods(name, checkDnsLabel('namespace name', namespaceName), podLabels, [API_SERVER_UPKEEP]);
  return { ...(hostNetwork ? proxiesOnNodes(name) : pods), ports: PORTS };
}
