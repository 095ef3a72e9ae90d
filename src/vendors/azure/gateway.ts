import { serviceDocuments } from '../../gateway/emit-service-documents';
import { AppProtocol } from '../../model/app-protocol';
import { checkedAtRoot, unverifiedBackends } from '../../model/backend-differences';
import { Proxies } from '../../model/data-plane';
import { Document } from '../../model/document';
import { Backend, FrontDoor, refuseProtocol, RouteDifference, ServiceWords } from '../../model/front-door';
import { GatewayController } from '../../model/gateway-controller';
import { refuse } from '../../values/errors';
import { ANNOTATIONS, CONTROLLER_NAME, POLICY_API } from './facts';
import { BackendTlsPolicySpec, HealthCheckPolicySpec, TargetRefShape } from './shapes';

/** @internal */
export interface AgcFacts {
  readonly gatewayClassName: string;
  readonly proxies: Proxies;
  readonly listenerSets: boolean;
  /** The ApplicationLoadBalancer that serves Gateways written here. */
  readonly alb?: { readonly name: string; readonly namespaceName: string };
}

/**
 * Gateways that an Application Gateway for Containers serves.
 *
 * @internal
 */
export class AgcGateway extends GatewayController {
  public constructor(private readonly facts: AgcFacts) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public get gatewayClassName(): string {
    return this.facts.gatewayClassName;
  }

  public get _servesListenerSets(): boolean {
    return this.facts.listenerSets;
  }

  /** It has a kind of that name of its own. */
  public get _readsBackendTlsPolicies(): boolean {
    return false;
  }

  public get _gatewayAnnotations(): { readonly [key: string]: string } {
    const { alb } = this.facts;
    return alb === undefined
      ? refuse('NoLoadBalancer', 'a Gateway written here must name the ApplicationLoadBalancer that serves it, got none; give the controller albName and albNamespace')
      : { [ANNOTATIONS.albNamespace]: alb.namespaceName, [ANNOTATIONS.albName]: alb.name };
  }

  public _proxies(): Proxies {
    return this.facts.proxies;
  }

  public _refusal(protocol: AppProtocol): { readonly why: string; readonly mend: string } | undefined {
    if (protocol === AppProtocol.H2C) {
      return { why: 'it speaks HTTP/1.1 to backends, and HTTP/2 where gRPC is spoken', mend: 'say GRPC where it is, or let the app speak HTTP/1.1' };
    }
    if (protocol === AppProtocol.TLS_PASSTHROUGH) {
      return { why: 'its listeners are for HTTP and HTTPS', mend: 'let it speak HTTPS to the app, or use a way in whose proxies pass TLS through' };
    }
    return undefined;
  }

  public _serviceWords(): ServiceWords {
    return {};
  }

  public _documents(door: FrontDoor): readonly Document[] {
    this.refuseVerification(door);
    return [
      ...serviceDocuments(door, POLICY_API, 'BackendTLSPolicy', backendTlsPolicy),
      ...serviceDocuments(door, POLICY_API, 'HealthCheckPolicy', healthCheckPolicy),
    ];
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    const balancer = 'an Application Gateway for Containers';
    const asked = routes.filter(({ backend }) => backend.protocol !== AppProtocol.GRPC);
    return [...checkedAtRoot(balancer, asked), ...unverifiedBackends(balancer, routes)];
  }

  /** Its own policy names a Secret with the CA, and knows nothing of ConfigMaps and of CAs of the system. */
  private refuseVerification({ routes, scope }: FrontDoor): void {
    if (routes.every(({ backend }) => backend.tls === undefined)) return;
    refuseProtocol(this.controllerName, AppProtocol.HTTPS, 'its BackendTLSPolicy reads the CA from a Secret, and backendTls names a ConfigMap or the system\'s CAs',
      'use a way in that reads those, or leave backendTls out and accept that nobody checks it', scope);
  }
}

function backendTlsPolicy({ serviceName, protocol, port }: Backend): BackendTlsPolicySpec | undefined {
  return protocol !== AppProtocol.HTTPS ? undefined : { targetRef: serviceRef(serviceName), default: { ports: [{ port }] } };
}

/** What speaks gRPC is asked to connect, and nothing else. */
function healthCheckPolicy({ serviceName, protocol, healthPath }: Backend): HealthCheckPolicySpec | undefined {
  return healthPath === undefined || healthPath === '/' || protocol === AppProtocol.GRPC ? undefined
    : { targetRef: serviceRef(serviceName), default: { http: { path: healthPath } } };
}

function serviceRef(name: string): TargetRefShape {
  return { group: '', kind: 'Service', name };
}
