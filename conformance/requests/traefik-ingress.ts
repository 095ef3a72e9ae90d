import { Exposure, presets, traefik } from 'cdk8s-networking';
import type { KubeObject } from '../cluster/object';
import type { Suite } from '../suites/suite';
import { AppsOptions } from './apps';
import { Difference, requestsSuite } from './requests-suite';
import { apply } from './stage';
import { startTraefik, TRAEFIK, TRAEFIK_PORTS } from './traefik';
import { writtenApps } from './written';

const APPS: AppsOptions = { namespace: 'traefik-ingress-apps', passesThrough: false };
const PLATFORM = 'traefik-ingress-platform';

/**
 * Traefik takes the longest rule as text, `Host("…") && Path("…")` or `&& PathPrefix("…")`, and not the most specific one.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
const DIFFERENCES: readonly Difference[] = [
  {
    url: 'https://shop.example.com/apis',
    pod: 'api',
    reason: 'a prefix is compared letter by letter, unless Traefik is installed with strictPrefixMatching',
  },
  {
    url: 'https://green.apps.example.com/archive/2024',
    pod: 'archive',
    reason: 'a path at the wildcard host is a longer rule than / at the host itself, and the longer rule wins',
  },
];

/** As the Helm chart installs it. */
const INGRESS_CLASS: KubeObject = {
  apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'traefik' }, spec: { controller: 'traefik.io/ingress-controller' },
};

/** Ingresses of k3s, served by a real Traefik. */
export const TRAEFIK_INGRESS: Suite = requestsSuite({
  title: 'Real requests: Traefik, Ingress',
  servedBy: TRAEFIK,
  name: 'traefik-ingress',
  apps: APPS,
  ports: TRAEFIK_PORTS,
  differences: DIFFERENCES,
  written: () => writtenApps(PLATFORM, () => {
    const exposure = Exposure.onIngress(new traefik.Traefik({ namespaceName: 'kube-system' }));
    return { exposure, platform: (issuer) => new presets.K3s({ issuer }) };
  }, APPS),
  start: async (cluster, stage) => {
    await apply(cluster, [INGRESS_CLASS]);
    await startTraefik(cluster, stage, ['kubernetesingress', 'kubernetescrd'], [APPS.namespace]);
  },
});
