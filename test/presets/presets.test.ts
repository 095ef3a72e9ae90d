import { ClusterDns, Cni, Exposure, Peer, Platform, PlatformOptions, presets, SecureNamespace, traefik } from '../../src';
import { describeTerm } from '../../src/model/peer-term';
import { chartIn, find } from '../patterns/cases';
import { appOn, LETSENCRYPT } from '../support/platforms';

/** What a preset knows of its cluster, as its maintainers' documents say it. */
function facts(platform: Platform): object {
  const { _facts: { podCidrs, serviceCidrs, nodeCidrs, apiServerCidrs }, cni, defaultExposure } = platform;
  return {
    cni: `${cni.cniName} ${cni.enforcesPolicies ? 'enforces' : 'does not'}`,
    podCidrs: podCidrs.map(String),
    serviceCidrs: serviceCidrs.map(String),
    unknown: [...nodeCidrs, ...apiServerCidrs].length,
    defaultExposure,
  };
}

test('k3s', () => {
  const k3s = new presets.K3s();
  expect(facts(k3s)).toEqual({
    cni: 'k3s enforces', podCidrs: ['10.42.0.0/16'], serviceCidrs: ['10.43.0.0/16'], unknown: 0, defaultExposure: 'traefik',
  });
  const wayIn = k3s._exposures.get('traefik')!;
  expect(wayIn._description).toBe('Ingress class traefik');
  expect(wayIn._dataPlanes.map(({ peer }) => describeTerm(peer))).toEqual([
    'pods app.kubernetes.io/instance=traefik-kube-system, app.kubernetes.io/name=traefik in namespace kube-system',
  ]);
});

test('k3s without its policy controller enforces nothing, and says so at synth', () => {
  const app = appOn(new presets.K3s({ networkPolicy: false }));
  new SecureNamespace(chartIn(app), 'Ns');
  expect(() => app.synthYaml()).toThrow('PoliciesNotEnforced: k3s with --disable-network-policy does not enforce NetworkPolicies');
});

test('kind', () => {
  expect(facts(new presets.Kind())).toEqual({
    cni: 'kindnet enforces', podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/16'], unknown: 0, defaultExposure: undefined,
  });
});

test('kubeadm installs no network of its own', () => {
  expect(facts(new presets.Kubeadm({ cni: Cni.enforcing('calico') }))).toEqual({
    cni: 'calico enforces', podCidrs: [], serviceCidrs: ['10.96.0.0/12'], unknown: 0, defaultExposure: undefined,
  });
  expect(() => new presets.Kubeadm(undefined as never)).toThrow(/^NoCni: /);
  expect(() => new presets.Kubeadm({} as never)).toThrow(/^NoCni: /);
});

test.each<[string, (props: PlatformOptions) => Platform]>([
  ['k3s', (props) => new presets.K3s(props)],
  ['kind', (props) => new presets.Kind(props)],
  ['kubeadm', (props) => new presets.Kubeadm({ cni: Cni.enforcing('calico'), ...props })],
])('%s: what was installed otherwise can be said', (_, preset) => {
  const platform = preset({
    podCidrs: ['10.0.0.0/16', 'fd00::/56'],
    serviceCidrs: ['10.1.0.0/16'],
    nodeCidrs: ['192.168.0.0/24'],
    apiServerCidrs: ['192.168.0.10/32'],
    issuer: LETSENCRYPT,
    domain: 'example.com',
    dns: ClusterDns.coreDns({ namespaceName: 'dns' }),
    monitoring: Peer.pods({ namespaceName: 'mon', labels: { app: 'prom' } }),
    exposures: { a: Exposure.onIngress(new traefik.Traefik()), b: Exposure.onIngress(new traefik.Traefik({ ingressClassName: 'b' })) },
    defaultExposure: 'b',
    kubernetesVersion: '1.36',
    gatewayApiVersion: '1.6',
  });
  expect(facts(platform)).toMatchObject({ podCidrs: ['10.0.0.0/16', 'fd00::/56'], serviceCidrs: ['10.1.0.0/16'], unknown: 2, defaultExposure: 'b' });
  expect([platform.domain, platform._issuer?.issuerName, String(platform._kubernetesVersion), String(platform._gatewayApiVersion)])
    .toEqual(['example.com', 'letsencrypt', '1.36', '1.6']);
  const app = appOn(platform);
  new SecureNamespace(chartIn(app), 'Ns');
  expect(JSON.stringify(find(app, 'NetworkPolicy shop/allow-dns').spec)).toContain('"kubernetes.io/metadata.name":"dns"');
});

test('DNS is CoreDNS in kube-system where nothing else is said', () => {
  for (const platform of [new presets.K3s(), new presets.Kind(), new presets.Kubeadm({ cni: Cni.enforcing('calico') })]) {
    const app = appOn(platform);
    new SecureNamespace(chartIn(app), 'Ns');
    expect(find(app, 'NetworkPolicy shop/allow-dns').spec.egress).toEqual([{
      to: [{
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      }],
      ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }],
    }]);
  }
});
