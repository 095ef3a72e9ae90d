import { Exposure, haproxy } from '../../../src';
import { RoomUnderTest } from '../room';

const SAID = {
  cannot: { 'https-backend': 'BackendNotChecked: ' },
  findings: { 'no-redirect': ['RedirectsAnyway'] },
};

export const ROOMS: readonly RoomUnderTest[] = [
  { title: 'HAProxy Kubernetes Ingress Controller', file: 'haproxy', exposure: () => Exposure.onIngress(new haproxy.KubernetesIngress()), ...SAID },
  {
    title: 'HAProxy Kubernetes Ingress Controller, host network',
    file: 'haproxy-host-network',
    exposure: () => Exposure.onIngress(new haproxy.KubernetesIngress({ hostNetwork: true })),
    platform: { nodeCidrs: ['192.168.10.0/24'] },
    ...SAID,
  },
  { title: 'HAProxy Ingress (community)', file: 'haproxy-ingress', exposure: () => Exposure.onIngress(new haproxy.HaproxyIngress()), ...SAID },
];
