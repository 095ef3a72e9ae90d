import { App } from 'cdk8s';
import {
  Challenge, ClusterIssuer, Cni, envoygateway, Exposure, Gateway, IGateway, Listener, Platform, PlatformProps, presets, RouteNamespaces, traefik,
} from '../../src';

/** A ClusterIssuer that answers by HTTP-01. */
export const LETSENCRYPT = ClusterIssuer.fromName('letsencrypt', { challenges: [Challenge.HTTP01] });
/** A ClusterIssuer that answers by both, so wildcards too. */
export const LETSENCRYPT_DNS = ClusterIssuer.fromName('letsencrypt-dns', { challenges: [Challenge.HTTP01, Challenge.DNS01] });

/** The Gateway `edge/public` of Envoy Gateway, open to ListenerSets and routes of every namespace. */
export function publicGateway(): IGateway {
  return Gateway.fromName('public', {
    namespaceName: 'edge',
    controller: new envoygateway.EnvoyGateway(),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    listenerSets: RouteNamespaces.all(),
  });
}

/** The Gateway `edge/shared` of Traefik, which ends TLS for `*.example.com` itself. */
export function sharedGateway(): IGateway {
  return Gateway.fromName('shared', {
    namespaceName: 'edge',
    controller: new traefik.Traefik(),
    listeners: [
      Listener.http({ routeNamespaces: RouteNamespaces.all() }),
      Listener.https({ hostname: '*.example.com', routeNamespaces: RouteNamespaces.all() }),
    ],
  });
}

/** A plain cluster with one way in through a Gateway. */
export function gatewayPlatform(gateway: IGateway = publicGateway(), more: Partial<PlatformProps> = {}): Platform {
  return new Platform({
    cni: Cni.enforcing('calico'), issuer: LETSENCRYPT, exposures: { public: Exposure.onGateway(gateway) }, ...more,
  });
}

/** The platforms that patterns are snapshotted on, by the name in the file. */
export const PLATFORMS: { readonly [name: string]: () => Platform } = {
  'k3s-traefik': () => new presets.K3s({ issuer: LETSENCRYPT_DNS }),
  'envoy-gateway': () => gatewayPlatform(publicGateway(), { issuer: LETSENCRYPT_DNS }),
  'traefik-gateway': () => gatewayPlatform(sharedGateway(), { issuer: LETSENCRYPT_DNS }),
};

/** An app with a platform, kind unless another is given. */
export function appOn(platform: Platform = new presets.Kind()): App {
  const app = new App();
  platform.applyTo(app);
  return app;
}
