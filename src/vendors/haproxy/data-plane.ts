import { API_SERVER_UPKEEP, DataPlane, proxiesOnNodes, proxyPods } from '../../model/data-plane';
import { refuse } from '../../values/errors';
import { checkDnsLabel } from '../../values/names';
import { checkPortNumber } from '../../values/port-syntax';
import { podLabels } from './facts';
import { HaproxyProps } from './installation';

/** @internal */
export interface HaproxyChart {
  readonly namespaceName: string;
  readonly chart: string;
  readonly release: string;
  readonly http: number;
  readonly https: number;
}

/**
 * Where the proxies of an installation are.
 *
 * @internal
 */
export function haproxyDataPlane(description: string, props: HaproxyProps, { namespaceName, chart, release, http, https }: HaproxyChart): DataPlane {
  const [plain, tls] = props.hostNetwork === true ? [80, 443] : [http, https];
  const ports = [checkPortNumber(props.httpPort ?? plain), checkPortNumber(props.httpsPort ?? tls)];
  if (props.hostNetwork === true) {
    if (props.podLabels !== undefined) refuse('InvalidController', 'pods on the host network are found by no selector, got podLabels with hostNetwork; leave one out');
    return { ...proxiesOnNodes(description), ports };
  }
  const labels = props.podLabels ?? podLabels(chart, props.releaseName ?? release);
  return { ...proxyPods(description, checkDnsLabel('namespace name', props.namespaceName ?? namespaceName), labels, [API_SERVER_UPKEEP]), ports };
}
