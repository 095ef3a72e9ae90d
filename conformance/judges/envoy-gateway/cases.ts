import { Chart } from 'cdk8s';
import { Certificate, Cni, envoygateway, Exposure, Gateway, GatewayProps, IIssuer, Listener, Platform, RouteNamespaces } from 'cdk8s-networking';
import { KubeObject } from '../../cluster/object';
import type { AppsOptions } from '../../requests/apps';
import { WayInOptions, writtenApps } from '../../requests/written';

/** One way to have Gateways of Envoy Gateway, with the same apps behind it. */
export interface EnvoyCase {
  readonly name: string;
  /** Where its Gateway is. */
  readonly platform: string;
  readonly apps: AppsOptions;
  /** Whether proxies run beside the Gateway. */
  readonly besideGateways: boolean;
  readonly documents: readonly KubeObject[];
}

/** The other props of the Gateway, given the namespace of the apps. */
type GatewayOf = (appsNamespace: string) => Partial<GatewayProps>;

const CONTROLLER = new envoygateway.EnvoyGateway();
const { all, labels, named } = RouteNamespaces;

/** The Gateways, each with a listener for plain http at least. */
const GATEWAYS: { readonly [name: string]: GatewayOf } = {
  'listener-sets': () => ({ listenerSets: all() }),
  'added-listeners': () => ({}),
  'selected': (apps) => ({ listeners: [Listener.http({ routeNamespaces: named(apps) })], listenerSets: labels({ exposed: 'true' }) }),
  'merged': () => ({ controller: new envoygateway.EnvoyGateway({ gatewayClassName: 'eg-merged', mergeGateways: true }), listenerSets: all() }),
  'beside': () => ({ controller: new envoygateway.EnvoyGateway({ deployType: envoygateway.DeployType.GATEWAY_NAMESPACE }), listenerSets: all() }),
};

export function envoyCases(): EnvoyCase[] {
  return [...Object.entries(GATEWAYS).map(([name, gateway]) => envoyCase(name, gateway)), ownTls()];
}

/** The apps behind a Gateway, in namespaces of their own. */
export function envoyCase(name: string, gateway: GatewayOf = GATEWAYS['listener-sets']): EnvoyCase {
  return caseOf(name, (chart, apps) => {
    const exposure = Exposure.onGateway(publicGateway(chart, gateway(apps.namespace)));
    return { exposure, platform: (issuer) => platformOf(exposure, issuer) };
  });
}

/** A Gateway that ends TLS for all names of the domain itself. */
function ownTls(): EnvoyCase {
  return caseOf('own-tls', (chart) => {
    const listeners = [Listener.http({ routeNamespaces: all() }), Listener.https({ hostname: '*.example.com', secretName: 'edge-tls', routeNamespaces: all() })];
    const exposure = Exposure.onGateway(publicGateway(chart, { listeners }));
    return {
      exposure,
      platform: (issuer) => platformOf(exposure, issuer),
      furnish: () => new Certificate(chart, 'EdgeTls', { hostnames: ['*.example.com'] }),
    };
  });
}

/** The namespaces of a case. */
export function envoyPlaces(name: string): { readonly platform: string; readonly apps: AppsOptions } {
  return { platform: `eg-${name}-platform`, apps: { namespace: `eg-${name}-apps`, otherNamespace: `eg-${name}-data`, passesThrough: true } };
}

function caseOf(name: string, build: (chart: Chart, apps: AppsOptions) => WayInOptions): EnvoyCase {
  const { platform, apps } = envoyPlaces(name);
  return { name, platform, apps, besideGateways: name === 'beside', documents: writtenApps(platform, (chart) => build(chart, apps), apps) };
}

function publicGateway(chart: Chart, more: Partial<GatewayProps>): Gateway {
  return new Gateway(chart, 'Public', { controller: CONTROLLER, listeners: [Listener.http({ routeNamespaces: all() })], ...more });
}

function platformOf(exposure: Exposure, issuer: IIssuer): Platform {
  return new Platform({ cni: Cni.enforcing('calico'), exposures: { public: exposure }, issuer });
}
