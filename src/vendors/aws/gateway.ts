import { serviceDocuments } from '../../gateway/emit-service-documents';
import { AppProtocol } from '../../model/app-protocol';
import { checkedAtRoot, unverifiedBackends } from '../../model/backend-differences';
import { Proxies } from '../../model/data-plane';
import { Document } from '../../model/document';
import { Backend, FrontDoor, RouteDifference, ServiceWords } from '../../model/front-door';
import { GatewayController } from '../../model/gateway-controller';
import { CERTIFICATES, CONTROLLER_NAME, TARGET_GROUP_API } from './facts';
import { TargetGroupConfigurationSpec } from './shapes';
import { PASSTHROUGH, targetGroupOf } from './target-group';

/** @internal */
export interface AlbGatewayFacts {
  readonly gatewayClassName: string;
  readonly proxies: Proxies;
  readonly targetsPods: boolean;
}

/**
 * Gateways that an Application Load Balancer each serves.
 *
 * Its listeners find their certificates by the hosts of their routes and read no Secret, so apps bring no listeners.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/gateway/
 * @internal
 */
export class AlbGateway extends GatewayController {
  public constructor(private readonly facts: AlbGatewayFacts) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public get gatewayClassName(): string {
    return this.facts.gatewayClassName;
  }

  public get _servesListenerSets(): boolean {
    return false;
  }

  public get _readsBackendTlsPolicies(): boolean {
    return false;
  }

  public get _certificatesFrom(): string {
    return CERTIFICATES;
  }

  public _proxies(): Proxies {
    return this.facts.proxies;
  }

  public _refusal(protocol: AppProtocol): { readonly why: string; readonly mend: string } | undefined {
    return protocol === AppProtocol.TLS_PASSTHROUGH ? PASSTHROUGH : undefined;
  }

  public _serviceWords(): ServiceWords {
    return this.facts.targetsPods ? {} : { serviceType: 'NodePort' };
  }

  public _documents(door: FrontDoor): readonly Document[] {
    return serviceDocuments(door, TARGET_GROUP_API, 'TargetGroupConfiguration', (backend) => this.configuration(door, backend));
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    const { description } = this.facts.proxies;
    return [
      ...checkedAtRoot(description, routes.filter(({ backend }) => backend.protocol !== AppProtocol.GRPC)),
      ...unverifiedBackends(description, routes),
    ];
  }

  private configuration(door: FrontDoor, backend: Backend): TargetGroupConfigurationSpec | undefined {
    const { healthPath, ...target } = targetGroupOf(this.facts.proxies.description, backend, door.tlsSecretName !== undefined, door.scope);
    const defaultConfiguration = {
      ...(this.facts.targetsPods ? { targetType: 'ip' } : {}),
      ...target,
      ...(healthPath === undefined ? {} : { healthCheckConfig: { healthCheckPath: healthPath } }),
    };
    return Object.keys(defaultConfiguration).length === 0 ? undefined : { targetReference: { name: backend.serviceName }, defaultConfiguration };
  }
}
