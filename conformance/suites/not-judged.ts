import { KubeObject } from '../cluster/object';

/** A kind whose vendor publishes no definition where the suites can fetch one, so that no server can be asked about it. */
interface NotJudged {
  readonly apiVersion: string;
  readonly kind: string;
  /** The shapes of the kind, below `src/`. */
  readonly shapes: string;
  /** Where its definition is, and why that is out of reach. */
  readonly reason: string;
}

/** Said in the report; a definition written by hand would only repeat what the library believes. */
export const NOT_JUDGED: readonly NotJudged[] = [
  {
    apiVersion: 'gateway.k8s.aws/v1beta1',
    kind: 'TargetGroupConfiguration',
    shapes: 'vendors/aws/shapes.ts',
    reason: 'the module proxy has sigs.k8s.io/aws-load-balancer-controller up to 1.1.9 alone: tags from 2.0 on are no versions of a module whose path does not end in /v2',
  },
  {
    apiVersion: 'networking.gke.io/v1',
    kind: 'HealthCheckPolicy',
    shapes: 'vendors/gke/shapes.ts',
    reason: 'github.com/GoogleCloudPlatform/gke-gateway-api has it, and the module proxy has no version of that',
  },
  ...['HealthCheckPolicy', 'BackendTLSPolicy'].map((kind) => ({
    apiVersion: 'alb.networking.azure.io/v1',
    kind,
    shapes: 'vendors/azure/shapes.ts',
    reason: 'Microsoft publishes it in a container image alone, application-lb/images/alb-controller-crds',
  })),
];

export function isNotJudged(object: Pick<KubeObject, 'apiVersion' | 'kind'>): boolean {
  return NOT_JUDGED.some(({ apiVersion, kind }) => apiVersion === object.apiVersion && kind === object.kind);
}
