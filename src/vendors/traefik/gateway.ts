import { Proxies } from '../../model/data-plane';
import { FrontDoor, RouteDifference } from '../../model/front-door';
import { GatewayController } from '../../model/gateway-controller';
import { CONTROLLER_NAME } from './facts';
import { takenForTls } from './taken-for-tls';

/** @internal */
export interface TraefikGatewayFacts {
  readonly gatewayClassName: string;
  readonly proxies: Proxies;
  readonly ports: { readonly web: number; readonly websecure: number };
  readonly listenerSets: boolean;
}

/**
 * Gateways served by the proxies of one release, whatever the Gateway is called.
 *
 * @internal
 */
export class TraefikGateway extends GatewayController {
  public constructor(private readonly facts: TraefikGatewayFacts) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public get gatewayClassName(): string {
    return this.facts.gatewayClassName;
  }

  public _proxies(): Proxies {
    return this.facts.proxies;
  }

  /** A listener's port must be an entry point's, as it is in the pod. */
  public _listenerPort(publicPort: 80 | 443): number {
    return publicPort === 443 ? this.facts.ports.websecure : this.facts.ports.web;
  }

  public get _servesListenerSets(): boolean {
    return this.facts.listenerSets;
  }

  public _differences({ routes }: FrontDoor): readonly RouteDifference[] {
    return takenForTls(routes);
  }
}
