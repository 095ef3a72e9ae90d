import { KubeObject } from '../../cluster/object';
import { CA_CONFIG_MAP } from '../apps';
import { Pod } from '../inside/pod';
import { ScheduledPod } from './endpoints';
import { KeyPair } from './signer';

/** Pods that are started with `tls` have a certificate of their own for the names that follow. */
export function podsWithTls(pods: readonly ScheduledPod[]): ScheduledPod[] {
  return pods.filter(({ args }) => args[0] === 'tls');
}

/** Stands in for the image: what a pod speaks by how it is started, and with which of the certificates of pods with TLS. */
export function speakingPods(pods: readonly ScheduledPod[], certificates: readonly KeyPair[]): Pod[] {
  const withTls = podsWithTls(pods);
  return pods.map((pod) => {
    const { name, address, ports, args } = pod;
    return { name, address, ports, speaks: args[0] === 'tls' ? certificates[withTls.indexOf(pod)] : args[0] === 'h2c' ? 'h2c' : 'http' };
  });
}

/** Whom pods with TLS are signed by, where the policies of proxies look for it. */
export function authorityConfigMaps(pods: readonly ScheduledPod[], authority: string): KubeObject[] {
  return [...new Set(podsWithTls(pods).map(({ namespace }) => namespace))].map((namespace) => ({
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: CA_CONFIG_MAP, namespace }, data: { 'ca.crt': authority },
  }));
}
