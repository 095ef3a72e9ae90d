import { Document } from '../model/document';
import { Backend, FrontDoor, hostnamesOf, RoutePlan, RouteWish } from '../model/front-door';
import { IngressController } from '../model/ingress-controller';
import { refuse } from '../values/errors';
import { IngressRuleShape, IngressSpec } from './shapes';

/** @internal */
export function planIngress(door: FrontDoor, controller: IngressController): RoutePlan {
  refuseForeignBackends(door);
  const rules = ingressRules(door.routes);
  const hostnames = hostnamesOf(door.routes);
  const words = controller._words(door, rules);
  const spec: IngressSpec = {
    ingressClassName: controller.ingressClassName,
    rules,
    ...(door.tlsSecretName === undefined ? {} : { tls: [{ hosts: hostnames.map(String), secretName: door.tlsSecretName }] }),
  };
  return {
    documents: [ingressDocument(door.name, door.namespaceName, spec, words.annotations), ...words.documents],
    certificates: door.tlsSecretName === undefined ? []
      : [{ secretName: door.tlsSecretName, namespaceName: door.namespaceName, hostnames }],
    answersHttp: true,
    preconditions: [],
    differences: words.differences,
  };
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
export function ingressRules(routes: readonly RouteWish[]): IngressRuleShape[] {
  return hostnamesOf(routes).map((hostname) => ({
    host: hostname.toString(),
    http: {
      paths: routes.filter((route) => route.hostname.toString() === hostname.toString()).map(({ path, backend }) => ({
        path: path.text,
        pathType: path.match,
        backend: { service: { name: backend.serviceName, port: portRef(backend) } },
      })),
    },
  }));
}

function portRef({ port, portName }: Backend): { name?: string; number?: number } {
  return portName === undefined ? { number: port } : { name: portName };
}

function refuseForeignBackends(door: FrontDoor): void {
  const foreign = door.routes.find(({ backend }) => backend.namespaceName !== door.namespaceName);
  if (foreign === undefined) return;
  const { serviceName, namespaceName } = foreign.backend;
  refuse('IngressAcrossNamespaces', `an Ingress must route to Services of its own namespace, "${door.namespaceName ?? ''}", `
    + `got ${serviceName} in "${namespaceName ?? ''}"; expose it from its own namespace, or through a Gateway`, door.scope);
}
