import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { use } from './options';

/** A way into a cluster, with the platform around it. */
export interface WayInCase {
  readonly name: string;
  /** Whether all routes are Gateway API objects, so backends of other namespaces can be reached. */
  readonly gateway: boolean;
  /** The class of its Ingresses, where it serves any. */
  readonly ingressClassName?: string;
  /** Whether a Gateway is one of two ways in, which has rules of its own. */
  readonly migrates?: boolean;
  /** Whether TLS can be passed through: the Gateway takes listeners of apps. */
  readonly passesThrough?: boolean;
  /** Whether issuers are named in annotations, so that cert-manager writes the Certificates. */
  readonly annotates?: boolean;
  /** Whether certificates stand in the Gateway's namespace. */
  readonly certificatesAtGateway?: boolean;
  /** Creates what the platform team has in this app, and gives the exposure. */
  readonly exposure: (app: App) => net.Exposure;
}

const ALL = net.RouteNamespaces.all();
const HTTP = net.Listener.http({ routeNamespaces: ALL });

function referenced(controller: net.IGatewayController, listeners: net.Listener[], listenerSets?: net.RouteNamespaces): net.Exposure {
  return net.Exposure.onGateway(net.Gateway.fromName('public', { namespaceName: 'edge', controller, listeners, listenerSets }));
}

function owned(app: App, controller: net.IGatewayController, listeners: net.Listener[], listenerSets?: net.RouteNamespaces): net.Exposure {
  const chart = new Chart(app, 'edge', { namespace: 'edge' });
  return net.Exposure.onGateway(new net.Gateway(chart, 'Public', { controller, listeners, listenerSets }));
}

const envoy = (props: net.envoygateway.EnvoyGatewayProps = {}) => new net.envoygateway.EnvoyGateway(use('envoygateway.EnvoyGatewayProps', props));
const traefik = (props: net.traefik.TraefikProps = {}) => new net.traefik.Traefik(use('traefik.TraefikProps', props));
const migrating = (options: net.MigrationOptions) =>
  net.Exposure.migrating(net.Exposure.onIngress(traefik()), referenced(envoy(), [HTTP], ALL), options);
/** Ends TLS for every host, with a Secret of the platform team. */
const EVERY_HOST = net.Listener.https({ secretName: 'default-tls', routeNamespaces: ALL });

export const WAYS_IN: readonly WayInCase[] = [
  {
    name: 'traefik',
    gateway: false,
    ingressClassName: 'traefik',
    exposure: () => net.Exposure.onIngress(traefik({ namespaceName: 'kube-system', releaseName: 'rke2-traefik' })),
  },
  {
    name: 'traefik-that-redirects',
    gateway: false,
    ingressClassName: 'inner',
    exposure: () => net.Exposure.onIngress(traefik({
      entryPointRedirects: true, ingressClassName: 'inner', webEntryPoint: 'http', websecureEntryPoint: 'https', podLabels: { app: 'traefik' },
    })),
  },
  { name: 'traefik-gateway', gateway: true, exposure: () => referenced(traefik({ gatewayClassName: 'edge' }), [HTTP, EVERY_HOST]) },
  {
    name: 'traefik-that-annotates',
    gateway: false,
    ingressClassName: 'traefik',
    annotates: true,
    exposure: () => net.Exposure.onIngress(traefik(), use('ExposureOptions', { certificateObjects: false })),
  },
  { name: 'traefik-gateway-listener-sets', gateway: true, passesThrough: true, exposure: (app) => owned(app, traefik({ listenerSets: true }), [HTTP], ALL) },
  { name: 'envoy-listener-sets', gateway: true, passesThrough: true, exposure: () => referenced(envoy(), [HTTP], ALL) },
  { name: 'envoy-https-listener', gateway: true, exposure: () => referenced(envoy({ mergeGateways: true, gatewayClassName: 'merged' }), [HTTP, EVERY_HOST]) },
  {
    name: 'envoy-of-this-app',
    gateway: true,
    certificatesAtGateway: true,
    passesThrough: true,
    exposure: (app) => owned(app, envoy({ deployType: net.envoygateway.DeployType.GATEWAY_NAMESPACE, namespaceName: 'envoy' }), [HTTP]),
  },
  {
    name: 'envoy-of-this-app-listener-sets',
    gateway: true,
    passesThrough: true,
    exposure: (app) => owned(app, envoy(), [HTTP], net.RouteNamespaces.labels({ exposed: 'true' })),
  },
  {
    name: 'envoy-that-annotates',
    gateway: true,
    annotates: true,
    passesThrough: true,
    exposure: () => net.Exposure.onGateway(net.Gateway.fromName('public', { namespaceName: 'edge', controller: envoy(), listeners: [HTTP], listenerSets: ALL }), {
      certificateObjects: false,
    }),
  },
  { name: 'traefik-to-envoy', gateway: false, migrates: true, ingressClassName: 'traefik', exposure: () => migrating({}) },
  { name: 'traefik-to-envoy-moved', gateway: false, migrates: true, ingressClassName: 'traefik', exposure: () => migrating(use('MigrationOptions', { nameMoved: true })) },
];

/** An app on a platform with this way in, which has a second one beside it. */
export function appWith({ exposure }: WayInCase): { readonly app: App; readonly exposure: net.Exposure } {
  const app = new App();
  const wayIn = exposure(app);
  new net.Platform({
    cni: net.Cni.enforcing('calico'),
    exposures: { public: wayIn, second: net.Exposure.onIngress(new net.traefik.Traefik({ ingressClassName: 'second', namespaceName: 'second' })) },
    defaultExposure: 'public',
    issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01, net.Challenge.DNS01] }),
    domain: 'eu.example.com',
    kubernetesVersion: '1.36',
    gatewayApiVersion: '1.6',
    nodeCidrs: ['192.168.0.0/24'],
    podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'],
    serviceCidrs: ['10.96.0.0/16'],
    apiServerCidrs: ['192.168.0.10/32', '10.96.0.1/32'],
    monitoring: net.Peer.pods({ namespaceName: 'monitoring', labels: { app: 'prometheus' } }),
  }).applyTo(app);
  return { app, exposure: wayIn };
}
