import { IConstruct } from 'constructs';
import { AppProtocol } from '../../model/app-protocol';
import { refuseVerification } from '../../model/backend-differences';
import { Backend, refuseProtocol } from '../../model/front-door';

/**
 * What requests to a backend are sent as; nothing where AWS assumes it anyway.
 *
 * A check of gRPC calls a method nobody has, and is content with the answer that nobody has it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 * @internal
 */
export interface TargetGroup {
  readonly protocol?: 'HTTPS';
  readonly protocolVersion?: 'HTTP2' | 'GRPC';
  readonly healthPath?: string;
}

/** @internal */
export function targetGroupOf(balancer: string, backend: Backend, endsTls: boolean, scope: IConstruct): TargetGroup {
  const { protocol, healthPath } = backend;
  const health = healthPath === undefined || healthPath === '/' ? {} : { healthPath };
  switch (protocol) {
    case AppProtocol.HTTP:
    case AppProtocol.WEBSOCKET:
      return health;
    case AppProtocol.HTTPS:
      refuseVerification(balancer, backend, scope);
      return { protocol: 'HTTPS', ...health };
    case AppProtocol.H2C:
    case AppProtocol.GRPC:
      if (!endsTls) refuseProtocol(balancer, protocol, 'it takes HTTP/2 from listeners that end TLS alone', 'leave tls: false out', scope);
      return protocol === AppProtocol.GRPC ? { protocolVersion: 'GRPC' } : { protocolVersion: 'HTTP2', ...health };
    case AppProtocol.TLS_PASSTHROUGH:
      return refuseProtocol(balancer, protocol, PASSTHROUGH.why, PASSTHROUGH.mend, scope);
  }
}

/** @internal */
export const PASSTHROUGH = {
  why: 'it ends TLS itself, and what passes it through is a Network Load Balancer',
  mend: 'let it speak HTTPS to the app, or use a way in whose proxies pass TLS through',
};
