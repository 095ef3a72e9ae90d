import { IConstruct } from 'constructs';
import { AppProtocol } from '../../model/app-protocol';
import { Backend } from '../../model/front-door';
import { refuse } from '../../values/errors';
import { quoted } from '../../values/quoted';
import { HealthCheckPolicySpec, HealthCheckShape } from './shapes';

/** @see https://github.com/GoogleCloudPlatform/gke-networking-api/blob/main/config/crds/networking.gke.io_healthcheckpolicies.yaml */
const REQUEST_PATH = /^\/[A-Za-z0-9/\-._~!%?$&'()*+,;=:]*$/;

/**
 * How the load balancer asks whether a pod is well; nothing where that is what it does anyway: GET / without TLS.
 *
 * It does not look at the probes of the pods. What speaks HTTP/2 alone answers no such request, and is asked to connect.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources#configure_health_check
 * @internal
 */
export function healthCheckPolicy(backend: Backend, scope: IConstruct): HealthCheckPolicySpec | undefined {
  if (backend.healthPath !== undefined && !REQUEST_PATH.test(backend.healthPath)) {
    refuse('InvalidHealthPath', `GKE asks paths of letters, digits and "/-._~!%?$&\'()*+,;=:" alone, got ${quoted(backend.healthPath)}; give healthPath another`, scope);
  }
  const config = configOf(backend);
  return config === undefined ? undefined : { targetRef: { group: '', kind: 'Service', name: backend.serviceName }, default: { config } };
}

function configOf({ protocol, healthPath: requestPath }: Backend): HealthCheckShape | undefined {
  if (protocol === AppProtocol.HTTPS) return { type: 'HTTPS', httpsHealthCheck: requestPath === undefined ? {} : { requestPath } };
  if (protocol === AppProtocol.H2C && requestPath === undefined) return { type: 'TCP', tcpHealthCheck: {} };
  return requestPath === undefined || requestPath === '/' ? undefined : { type: 'HTTP', httpHealthCheck: { requestPath } };
}
