/** Which field of which kind an interface of a `shapes.ts` describes. */
export interface ShapeRoot {
  /** Below `src/`. */
  readonly file: string;
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** From the kind down; `[]` is an element of a list. */
  readonly path: readonly string[];
  /** Only read, so fields that an object must have may be missing. */
  readonly onlyRead?: boolean;
}

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const CERT_MANAGER_API = 'cert-manager.io/v1';
const spec = (file: string, name: string, apiVersion: string, kind: string): ShapeRoot => ({ file, name, apiVersion, kind, path: ['spec'] });
const rule = (name: string, kind: string): ShapeRoot =>
  ({ file: 'gateway/shapes.ts', name, apiVersion: GATEWAY_API, kind, path: ['spec', 'rules', '[]'] });

/** Where each shape begins; interfaces that these lead to need no line. */
export const SHAPE_ROOTS: readonly ShapeRoot[] = [
  spec('kubernetes/shapes.ts', 'ServiceSpec', 'v1', 'Service'),
  spec('kubernetes/shapes.ts', 'IngressSpec', 'networking.k8s.io/v1', 'Ingress'),
  spec('kubernetes/shapes.ts', 'NetworkPolicySpec', 'networking.k8s.io/v1', 'NetworkPolicy'),
  { file: 'kubernetes/shapes.ts', name: 'PodTemplateShape', apiVersion: 'apps/v1', kind: 'Deployment', path: ['spec', 'template'], onlyRead: true },
  spec('gateway/shapes.ts', 'GatewaySpec', GATEWAY_API, 'Gateway'),
  spec('gateway/shapes.ts', 'ListenerSetSpec', GATEWAY_API, 'ListenerSet'),
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute'].map((kind) => spec('gateway/shapes.ts', 'RouteSpec', GATEWAY_API, kind)),
  rule('HttpRouteRuleShape', 'HTTPRoute'),
  rule('GrpcRouteRuleShape', 'GRPCRoute'),
  rule('TlsRouteRuleShape', 'TLSRoute'),
  spec('gateway/shapes.ts', 'BackendTlsPolicySpec', GATEWAY_API, 'BackendTLSPolicy'),
  spec('gateway/shapes.ts', 'ReferenceGrantSpec', 'gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'),
  spec('certmanager/shapes.ts', 'CertificateSpec', CERT_MANAGER_API, 'Certificate'),
  spec('certmanager/shapes.ts', 'IssuerSpec', CERT_MANAGER_API, 'Issuer'),
  spec('certmanager/shapes.ts', 'IssuerSpec', CERT_MANAGER_API, 'ClusterIssuer'),
  spec('vendors/traefik/shapes.ts', 'MiddlewareSpec', 'traefik.io/v1alpha1', 'Middleware'),
  spec('vendors/traefik/shapes.ts', 'ServersTransportSpec', 'traefik.io/v1alpha1', 'ServersTransport'),
];
