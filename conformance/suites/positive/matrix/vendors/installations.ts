import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { use } from '../options';

/** A controller that is installed otherwise than its documents do it: each option of its class is said by one of these. */
export interface Installation {
  readonly title: string;
  readonly exposure: (app: App) => net.Exposure;
  readonly platform?: Partial<net.PlatformProps>;
}

const ALL = net.RouteNamespaces.all();
const HTTP = net.Listener.http({ routeNamespaces: ALL });
const EVERY_HOST = net.Listener.https({ secretName: 'default-tls', routeNamespaces: ALL });
const PLACE = { namespaceName: 'proxies', releaseName: 'inner', podLabels: { app: 'inner' } };
const PORTS = { httpPort: 8081, httpsPort: 8444 };
const NODES = { nodeCidrs: ['192.168.0.0/24'] };

const behind = (gateway: net.IGateway) => net.Exposure.onGateway(gateway);
const onIngress = (controller: net.IIngressController) => () => net.Exposure.onIngress(controller);

/** A Gateway written in the app, so that what the controller wants to be said of it is written too. */
function written(controller: net.IGatewayController, listeners: net.Listener[], listenerSets?: net.RouteNamespaces): (app: App) => net.Exposure {
  return (app) => behind(new net.Gateway(new Chart(app, 'edge', { namespace: 'edge' }), 'Public', { controller, listeners, listenerSets }));
}

const aws = (props: net.aws.ApplicationLoadBalancerProps) => new net.aws.ApplicationLoadBalancer(use('aws.ApplicationLoadBalancerProps', props));
const gke = (props: net.gke.GkeGatewayProps) => new net.gke.GkeGateway(use('gke.GkeGatewayProps', props));
const contour = (props: net.contour.ContourProps) => new net.contour.Contour(use('contour.ContourProps', props));
const haproxy = (props: net.haproxy.HaproxyProps) => use('haproxy.HaproxyProps', props);
const kong = (props: net.kong.KongIngressControllerProps) => new net.kong.KongIngressController(use('kong.KongIngressControllerProps', props));
const openshift = (props: net.openshift.IngressOperatorProps) => new net.openshift.IngressOperator(use('openshift.IngressOperatorProps', props));
const traefik = (props: net.traefik.TraefikProps) => new net.traefik.Traefik(use('traefik.TraefikProps', props));

export const INSTALLATIONS: readonly Installation[] = [
  {
    title: 'aws with an IngressGroup',
    exposure: onIngress(aws({
      targetType: net.aws.TargetType.INSTANCE,
      scheme: net.aws.Scheme.INTERNAL,
      subnetCidrs: ['10.0.0.0/24'],
      groupName: 'team-a',
      certificateArns: ['arn:aws:acm:eu-central-1:123456789012:certificate/3f1a'],
      ingressClassName: 'alb-internal',
    })),
    platform: NODES,
  },
  {
    title: 'aws with a Gateway of this app',
    exposure: written(aws({ targetType: net.aws.TargetType.IP, subnetCidrs: ['10.0.0.0/24'], gatewayClassName: 'alb' }), [HTTP, net.Listener.https({ routeNamespaces: ALL })]),
  },
  {
    title: 'azure with a Gateway of this app',
    exposure: written(new net.azure.ApplicationGatewayForContainers(use('azure.ApplicationGatewayForContainersProps', {
      associationSubnetCidrs: ['10.225.0.0/24'], albName: 'alb', albNamespace: 'alb-infra', gatewayClassName: 'agc', listenerSets: true,
    })), [HTTP], ALL),
  },
  {
    title: 'gke with a Gateway of this app',
    exposure: written(gke({ gatewayClass: net.gke.GatewayClass.GXLB, certificateMap: 'shop', dualStack: true }), [HTTP, net.Listener.https({ routeNamespaces: ALL })]),
  },
  {
    title: 'gke with a known address',
    exposure: () => behind(net.Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: gke({ gatewayClass: net.gke.GatewayClass.RILB, proxyOnlySubnetCidrs: ['10.129.0.0/23'], addressCidrs: ['10.128.0.7/32'] }),
      listeners: [HTTP, EVERY_HOST],
    })),
  },
  {
    title: 'consul with a Gateway of this app',
    exposure: written(new net.consul.ConsulApiGateway(use('consul.ConsulApiGatewayProps', {
      gatewayClassName: 'inner', namespaceName: 'consul-servers', mapPrivilegedContainerPorts: 2000,
    })), [HTTP, EVERY_HOST]),
  },
  { title: 'contour elsewhere', exposure: onIngress(contour({ ...PLACE, hostNetwork: false, ingressClassName: 'inner' })) },
  {
    title: 'contour with a Gateway of this app',
    exposure: written(contour({ gatewayClassName: 'inner', experimentalChannel: true }), [HTTP, EVERY_HOST]),
  },
  {
    title: 'contour, provisioned elsewhere',
    exposure: written(new net.contour.GatewayProvisioner(use('contour.GatewayProvisionerProps', {
      gatewayClassName: 'inner', experimentalChannel: false,
    })), [HTTP, EVERY_HOST]),
  },
  {
    title: 'haproxy on the host network',
    exposure: onIngress(new net.haproxy.KubernetesIngress(haproxy({ ...PORTS, hostNetwork: true, ingressClassName: 'inner' }))),
    platform: NODES,
  },
  { title: 'haproxy-ingress elsewhere', exposure: onIngress(new net.haproxy.HaproxyIngress(haproxy({ ...PLACE, ...PORTS, ingressClassName: 'inner' }))) },
  {
    title: 'istio elsewhere, Ingress',
    exposure: onIngress(new net.istio.IngressGateway(use('istio.IngressGatewayProps', {
      ...PLACE, istiodNamespaceName: 'istio-control', ingressClassName: 'inner', tlsSecretName: 'wildcard',
    }))),
  },
  {
    title: 'istio with a Gateway of this app',
    exposure: written(new net.istio.Istio(use('istio.IstioProps', { gatewayClassName: 'inner', namespaceName: 'istio-control', listenerSets: false })), [HTTP]),
  },
  { title: 'kong elsewhere', exposure: onIngress(kong({ ...PLACE, ...PORTS, chart: net.kong.KongChart.KONG, ingressClassName: 'inner' })) },
  {
    title: 'kong on the host network with a Gateway of this app',
    exposure: written(kong({ hostNetwork: true, gatewayClassName: 'inner' }), [HTTP, EVERY_HOST]),
    platform: NODES,
  },
  {
    title: 'F5 nginx elsewhere',
    exposure: onIngress(new net.nginx.F5NginxIngressController(use('nginx.F5NginxIngressControllerProps', {
      ...PLACE, hostNetwork: false, http2: true, ingressClassName: 'inner',
    }))),
  },
  {
    title: 'ingress-nginx elsewhere',
    exposure: onIngress(new net.nginx.IngressNginx(use('nginx.IngressNginxProps', {
      ...PLACE, hostNetwork: false, sslPassthrough: true, strictPathValidation: false, ingressClassName: 'inner',
    }))),
  },
  {
    title: 'nginx with a Gateway of this app',
    exposure: written(new net.nginx.NginxGatewayFabric(use('nginx.NginxGatewayFabricProps', {
      gatewayClassName: 'inner', namespaceName: 'nginx', listenerSets: false, upstreamHttp2: true,
    })), [HTTP]),
  },
  {
    title: 'openshift with a router of its own',
    exposure: onIngress(openshift({
      ingressControllerName: 'inner', ingressClassName: 'inner', hostNetwork: true, ...PORTS, http2: true, wildcards: true, exactChallenges: true,
    })),
    platform: NODES,
  },
  {
    title: 'openshift with a Gateway of this app',
    exposure: written(openshift({ gatewayClassName: 'inner', backendTlsPolicies: true }), [HTTP, EVERY_HOST]),
  },
  {
    title: 'traefik on the host network',
    exposure: onIngress(traefik({ hostNetwork: true, webPort: 80, websecurePort: 443, strictPrefixMatching: true })),
    platform: NODES,
  },
];
