import { Cni, Exposure, Gateway, Listener, Platform, RouteNamespaces, traefik } from 'cdk8s-networking';
import type { KubeObject } from '../cluster/object';
import type { Suite } from '../suites/suite';
import { AppsOptions } from './apps';
import { Difference, requestsSuite } from './requests-suite';
import { apply } from './stage';
import { startTraefik, TRAEFIK, TRAEFIK_PORTS } from './traefik';
import { writtenApps } from './written';

const APPS: AppsOptions = { namespace: 'traefik-gateway-apps', otherNamespace: 'traefik-gateway-data', passesThrough: true };
const PLATFORM = 'traefik-gateway-platform';

const GATEWAY_CLASS: KubeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'traefik' }, spec: { controllerName: 'traefik.io/gateway-controller' },
};

const DIFFERENCES: readonly Difference[] = [{
  url: 'https://green.apps.example.com/archive/2024',
  pod: 'archive',
  reason: 'a longer path at the wildcard host goes before / at the host itself, though each has a listener of its own',
}];

/** A Gateway written beside the apps, with a listener added for each TLS host, served by a real Traefik. */
export const TRAEFIK_GATEWAY: Suite = requestsSuite({
  title: 'Real requests: Traefik, Gateway',
  servedBy: TRAEFIK,
  name: 'traefik-gateway',
  apps: APPS,
  ports: TRAEFIK_PORTS,
  differences: DIFFERENCES,
  written: () => writtenApps(PLATFORM, (chart) => {
    const gateway = new Gateway(chart, 'Public', {
      controller: new traefik.Traefik(), listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    });
    const exposure = Exposure.onGateway(gateway);
    return { exposure, platform: (issuer) => new Platform({ cni: Cni.enforcing('calico'), exposures: { public: exposure }, issuer }) };
  }, APPS),
  start: async (cluster, stage) => {
    await apply(cluster, [GATEWAY_CLASS]);
    await startTraefik(cluster, stage, ['kubernetesgateway'], [PLATFORM, APPS.namespace, APPS.otherNamespace!]);
  },
});
