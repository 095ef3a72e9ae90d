import { AppProtocol } from '../../model/app-protocol';
import { checkedAtRoot, unverifiedBackends } from '../../model/backend-differences';
import { DataPlane } from '../../model/data-plane';
import { FrontDoor, hostnamesOf, RouteDifference, RouteWish, ServiceWords } from '../../model/front-door';
import { IngressController } from '../../model/ingress-controller';
import { shortHash } from '../../values/names';
import { ANNOTATIONS, CERTIFICATES, GROUP_NAME } from './facts';
import { groupOrder } from './group-order';
import { targetGroupOf } from './target-group';

/** @internal */
export interface AlbIngressFacts {
  readonly ingressClassName: string;
  readonly dataPlane: DataPlane;
  readonly targetsPods: boolean;
  readonly internetFacing: boolean;
  readonly groupName?: string;
  readonly certificateArns: readonly string[];
}

/**
 * Ingresses that an Application Load Balancer serves; those of one app share one by their group.
 *
 * @internal
 */
export class AlbIngress extends IngressController {
  public constructor(private readonly facts: AlbIngressFacts) {
    super();
  }

  public get ingressClassName(): string {
    return this.facts.ingressClassName;
  }

  public get _dataPlane(): DataPlane {
    return this.facts.dataPlane;
  }

  /** DNS leads a host to one load balancer: where each app has its own, a second app is never asked. */
  public get _oneIngressPerHost(): boolean {
    return this.facts.groupName === undefined;
  }

  public get _certificatesFrom(): string {
    return CERTIFICATES;
  }

  public get _http01Solver(): string {
    return `its certificates come from ${CERTIFICATES}`;
  }

  public _annotations(door: FrontDoor, route: RouteWish): { readonly [key: string]: string } {
    const { groupName, internetFacing, targetsPods } = this.facts;
    const target = this.target(door, route);
    const alike = (other: RouteWish) => JSON.stringify(this.target(door, other)) === JSON.stringify(target);
    const order = groupOrder(door, route, groupName !== undefined, alike);
    return {
      [ANNOTATIONS.groupName]: groupName ?? groupOf(door),
      ...(order === 0 ? {} : { [ANNOTATIONS.groupOrder]: String(order) }),
      ...(internetFacing ? { [ANNOTATIONS.scheme]: 'internet-facing' } : {}),
      ...(targetsPods ? { [ANNOTATIONS.targetType]: 'ip' } : {}),
      ...this.listeners(door),
      ...target,
    };
  }

  public _serviceWords(): ServiceWords {
    return this.facts.targetsPods ? {} : { serviceType: 'NodePort' };
  }

  public _differences(door: FrontDoor): readonly RouteDifference[] {
    const { description } = this.facts.dataPlane;
    return [
      ...this.sharedRedirect(door),
      ...deeperHosts(door),
      ...checkedAtRoot(description, door.routes.filter(({ backend }) => backend.protocol !== AppProtocol.GRPC)),
      ...unverifiedBackends(description, door.routes),
    ];
  }

  private target(door: FrontDoor, { backend }: RouteWish): { readonly [key: string]: string } {
    const { description } = this.facts.dataPlane;
    const { protocol, protocolVersion, healthPath } = targetGroupOf(description, backend, door.tlsSecretName !== undefined, door.scope);
    return {
      ...(protocol === undefined ? {} : { [ANNOTATIONS.backendProtocol]: protocol }),
      ...(protocolVersion === undefined ? {} : { [ANNOTATIONS.backendProtocolVersion]: protocolVersion }),
      ...(healthPath === undefined ? {} : { [ANNOTATIONS.healthcheckPath]: healthPath }),
    };
  }

  /** Unless told otherwise it listens on 80 alone, or on 443 alone where a certificate is named. */
  private listeners({ tlsSecretName, redirect }: FrontDoor): { readonly [key: string]: string } {
    if (tlsSecretName === undefined) return {};
    const arns = this.facts.certificateArns;
    const named = arns.length === 0 ? {} : { [ANNOTATIONS.certificateArn]: arns.join(',') };
    if (redirect) return { [ANNOTATIONS.listenPorts]: '[{"HTTP": 80}, {"HTTPS": 443}]', [ANNOTATIONS.sslRedirect]: '443', ...named };
    return arns.length === 0 ? { [ANNOTATIONS.listenPorts]: '[{"HTTPS": 443}]' } : named;
  }

  private sharedRedirect({ tlsSecretName }: FrontDoor): RouteDifference[] {
    const { groupName } = this.facts;
    return tlsSecretName !== undefined || groupName === undefined ? [] : [{
      id: 'RedirectIsShared',
      sentence: `an app of group ${groupName} that redirects http to https does so for all of the group, so plain http here may be answered with a redirect`,
      mend: 'give it a way in with another groupName, or TLS',
    }];
  }
}

/** One load balancer for all Ingresses of an app, however many they come to be. */
function groupOf({ name, namespaceName }: FrontDoor): string {
  const whole = namespaceName === undefined ? name : `${namespaceName}.${name}`;
  return whole.length <= GROUP_NAME.longest ? whole : `${whole.slice(0, GROUP_NAME.longest - 9)}-${shortHash(whole)}`;
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
function deeperHosts({ routes }: FrontDoor): RouteDifference[] {
  return hostnamesOf(routes).filter(({ isWildcard }) => isWildcard).map((wildcard) => ({
    id: 'WildcardTakesDeeperHosts',
    sentence: `in a rule of an ALB "*" stands for several labels too, so ${wildcard.toString()} also takes hosts like ${wildcard.toString().replace('*', 'a.b')}`,
    mend: 'let the app answer hosts it does not know with an error, and acknowledge it',
  }));
}
