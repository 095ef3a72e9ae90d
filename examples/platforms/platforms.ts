import * as net from 'cdk8s-networking';

const issuer = net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] });
const anywhere = { routeNamespaces: net.RouteNamespaces.all() };

/** A Gateway of the platform team, which ends TLS itself unless apps may bring listeners of their own. */
function gatewayOf(controller: net.IGatewayController, listenerSets: boolean): net.Exposure {
  return net.Exposure.onGateway(net.Gateway.fromName('public', {
    namespaceName: 'edge',
    controller,
    listeners: listenerSets ? [net.Listener.http(anywhere)] : [net.Listener.http(anywhere), net.Listener.https(anywhere)],
    listenerSets: listenerSets ? net.RouteNamespaces.all() : undefined,
  }));
}

/** Six clusters: they differ in who carries requests, from where, in what words, and whose certificates are served. */
export const PLATFORMS: { readonly [name: string]: () => net.Platform } = {
  // Proxies in pods of one namespace, told by annotations.
  'k3s': () => new net.presets.K3s({ issuer }),
  // Proxies on the host network: a policy can name their nodes alone.
  'bare-metal': () => new net.presets.Kubeadm({
    cni: net.Cni.enforcing('calico'),
    nodeCidrs: ['192.168.10.0/24'],
    exposures: { public: net.Exposure.onIngress(new net.contour.Contour({ hostNetwork: true })) },
    issuer,
  }),
  // Proxies beside the Gateway, on its own ports; each app brings its listener.
  'istio': () => new net.Platform({
    cni: net.Cni.enforcing('calico'), exposures: { public: gatewayOf(new net.istio.Istio(), true) }, issuer,
  }),
  // A load balancer that is no pod, with certificates of its own, in front of pods.
  'eks': () => new net.Platform({
    cni: net.Cni.enforcing('calico'),
    exposures: {
      public: net.Exposure.onIngress(new net.aws.ApplicationLoadBalancer({
        targetType: net.aws.TargetType.IP, scheme: net.aws.Scheme.INTERNET_FACING, subnetCidrs: ['10.0.0.0/24', '10.0.1.0/24'],
      })),
    },
  }),
  // A load balancer that is no pod, told by routes, which calls from a subnet of the region.
  'gke': () => new net.Platform({
    cni: net.Cni.enforcing('GKE Dataplane V2'),
    dns: net.ClusterDns.gkeCloudDns(),
    exposures: {
      public: gatewayOf(new net.gke.GkeGateway({
        gatewayClass: net.gke.GatewayClass.REGIONAL_EXTERNAL_MANAGED, proxyOnlySubnetCidrs: ['10.129.0.0/23'],
      }), false),
    },
    issuer,
  }),
  // A router on the host network that the cluster itself labels, and DNS on another port.
  'openshift': () => new net.Platform({
    cni: net.Cni.enforcing('OVN-Kubernetes'),
    dns: net.ClusterDns.openShift(),
    exposures: { public: net.Exposure.onIngress(new net.openshift.IngressOperator({ hostNetwork: true })) },
    issuer,
  }),
};
