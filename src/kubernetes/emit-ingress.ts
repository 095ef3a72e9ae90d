import { Document } from '../model/document';
import { Backend, FrontDoor, hostnamesOf, redirectedRoutes, RoutePlan, RouteWish } from '../model/front-door';
import { IngressController, IngressPath } from '../model/ingress-controller';
import { Ledger } from '../model/ledger';
import { refuse } from '../values/errors';
import { dnsLabel, shortHash } from '../values/names';
import { UrlPath } from '../values/url-path';
import { IngressRuleShape, IngressSpec } from './shapes';

/**
 * One Ingress for all backends that want the same annotations; the first has the door's name.
 *
 * @internal
 */
export function planIngress(door: FrontDoor, controller: IngressController): RoutePlan {
  refuseForeignBackends(door);
  const hostnames = hostnamesOf(door.routes);
  const rulesOf = (routes: readonly RouteWish[]) => ingressRules(routes, (route) => controller._path(route));
  if (controller._oneIngressPerHost) claimHosts(door, controller);
  const ingresses = groupsOf(door, controller).map(({ annotations, routes, name }, at) => {
    // The first names every host, so that what reads its TLS alone asks for all of them.
    const hosts = (at === 0 ? hostnames : hostnamesOf(routes)).map(String);
    return ingressDocument(name, door.namespaceName, {
      ingressClassName: controller.ingressClassName,
      rules: rulesOf(routes),
      ...tlsOf(hosts, door.tlsSecretName, controller),
    }, annotations);
  });
  const needsSecret = door.tlsSecretName !== undefined && controller._certificatesFrom === undefined;
  return {
    documents: [...ingresses, ...controller._documents(door, rulesOf(redirectedRoutes(door.routes)))],
    certificates: needsSecret ? [{
      secretName: door.tlsSecretName!,
      namespaceName: door.namespaceName,
      hostnames,
      carrier: ingresses[0],
      ...(controller._oneIngressPerHost ? { soleIngress: { name: door.name, className: controller.ingressClassName } } : {}),
    }] : [],
    certificatesFrom: controller._certificatesFrom,
    noHttp01: typeof controller._http01Solver === 'string' ? controller._http01Solver : undefined,
    preconditions: [],
    differences: controller._differences(door),
  };
}

interface Group {
  readonly annotations: { readonly [key: string]: string };
  readonly routes: RouteWish[];
}

function groupsOf(door: FrontDoor, controller: IngressController): Array<Group & { readonly name: string }> {
  const groups = new Map<string, Group>();
  for (const route of door.routes) {
    const annotations = controller._annotations(door, route);
    const known = groups.get(textOf(annotations));
    if (known !== undefined) known.routes.push(route);
    else groups.set(textOf(annotations), { annotations, routes: [route] });
  }
  const main = door.routes.find(({ hostname }) => hostname.toString() === door.mainHostname.toString()) ?? door.routes[0];
  return [...groups.values()]
    .sort((a, b) => Number(b.routes.includes(main)) - Number(a.routes.includes(main)))
    .map((group, at) => ({ ...group, name: at === 0 ? door.name : dnsLabel(door.name, suffixOf(group, door, controller)) }));
}

/** The protocol where that is all it differs by, else a hash: the name must not change when another route comes. */
function suffixOf({ annotations, routes: [route] }: Group, door: FrontDoor, controller: IngressController): string {
  const { mainHostname: hostname } = door;
  const usual = controller._annotations(door, { hostname, path: UrlPath.of('/'), backend: { ...route.backend, tls: undefined, healthPath: undefined } });
  return textOf(usual) === textOf(annotations) ? route.backend.protocol.toLowerCase().replace(/[^a-z0-9]+/g, '-') : shortHash(textOf(annotations));
}

function textOf(annotations: Group['annotations']): string {
  return JSON.stringify(Object.entries(annotations).sort());
}

function tlsOf(hosts: readonly string[], secretName: string | undefined, controller: IngressController): Pick<IngressSpec, 'tls'> {
  if (secretName === undefined) return {};
  const named = controller._certificatesFrom === undefined ? secretName : controller._sharedSecretName;
  return { tls: [named === undefined ? { hosts } : { hosts, secretName: named }] };
}

/** @internal */
export function ingressDocument(
  name: string, namespace: string | undefined, spec: IngressSpec, annotations: { readonly [key: string]: string } = {},
): Document {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec,
  };
}

/** @internal */
export function ingressRules(routes: readonly RouteWish[], pathOf: (route: RouteWish) => IngressPath): IngressRuleShape[] {
  return hostnamesOf(routes).map((hostname) => ({
    host: hostname.toString(),
    http: {
      paths: routes.filter((route) => route.hostname.toString() === hostname.toString()).map((route) => ({
        ...pathOf(route),
        backend: { service: { name: route.backend.serviceName, port: portRef(route.backend) } },
      })),
    },
  }));
}

function portRef({ port, portName }: Backend): { name?: string; number?: number } {
  return portName === undefined ? { number: port } : { name: portName };
}

function claimHosts(door: FrontDoor, { ingressClassName }: IngressController): void {
  for (const hostname of hostnamesOf(door.routes)) {
    Ledger.of(door.scope).claim(`the only Ingress of class ${ingressClassName} for ${hostname.toString()}`, door.scope,
      'add the second path to the first app with addRoute');
  }
}

function refuseForeignBackends(door: FrontDoor): void {
  const foreign = door.routes.find(({ backend }) => backend.namespaceName !== door.namespaceName);
  if (foreign === undefined) return;
  const { serviceName, namespaceName } = foreign.backend;
  refuse('IngressAcrossNamespaces', `an Ingress must route to Services of its own namespace, "${door.namespaceName ?? ''}", `
    + `got ${serviceName} in "${namespaceName ?? ''}"; expose it from its own namespace, or through a Gateway`, door.scope);
}
