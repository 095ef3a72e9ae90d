import { Document } from '../model/document';
import { CertificateNeed, FrontDoor, hostnamesOf, RoutePlan, RouteWish } from '../model/front-door';
import { Ledger } from '../model/ledger';
import { Platform } from '../model/platform';
import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { dnsLabel } from '../values/names';
import { admitsListenerSets, listenerFor } from './attach';
import { httpRouteDocument, listenerSetDocument, redirectSpec, referenceGrants, routeRules } from './emit-routes';
import { HTTP_ROUTE_LIMITS } from './facts';
import { GatewayRef, nameForHost } from './gateway';
import { Listener } from './listener';
import { ParentRefShape } from './shapes';

/**
 * Plans the routes of one door on one Gateway.
 *
 * Who ends TLS for a host, in this order: a listener of the Gateway that serves it; a ListenerSet of the app, where the Gateway
 * takes them; a listener added to a Gateway of this app. Where none can, the door is refused.
 *
 * @internal
 */
export function planGateway(door: FrontDoor, gateway: GatewayRef): RoutePlan {
  return new GatewayPlan(door, gateway).plan();
}

class GatewayPlan {
  private readonly ownListeners: Array<{ readonly listener: Listener; readonly hostname: Hostname }> = [];
  private readonly certificates: CertificateNeed[] = [];
  private readonly preconditions = new Set<string>();

  public constructor(private readonly door: FrontDoor, private readonly gateway: GatewayRef) {}

  public plan(): RoutePlan {
    const { door } = this;
    const groups = this.groups().map((group) => ({ ...group, parentRefs: this.parents(group.hostnames) }));
    const routes = groups.map(({ name, hostnames, routes: rules, parentRefs }) =>
      httpRouteDocument(name, door.namespaceName, { parentRefs, hostnames: hostnames.map(String), rules: routeRules(rules, door.namespaceName) }));
    const redirects = this.redirects();
    return {
      documents: [...this.listenerSet(), ...routes, ...redirects.documents, ...referenceGrants(door)],
      certificates: this.certificates,
      answersHttp: redirects.answersHttp,
      preconditions: [...this.preconditions],
    };
  }

  /** Hosts with the same rules share one HTTPRoute; the door's main host gives it the door's name. */
  private groups(): Array<{ name: string; hostnames: Hostname[]; routes: RouteWish[] }> {
    const byRules = new Map<string, { hostnames: Hostname[]; routes: RouteWish[] }>();
    for (const hostname of hostnamesOf(this.door.routes)) {
      const routes = this.door.routes.filter((route) => route.hostname.toString() === hostname.toString());
      const key = JSON.stringify(routeRules(routes, this.door.namespaceName));
      const group = byRules.get(key) ?? { hostnames: [], routes };
      group.hostnames.push(hostname);
      byRules.set(key, group);
    }
    return [...byRules.values()].map((group) => {
      const main = group.hostnames.some((hostname) => hostname.toString() === this.door.mainHostname.toString());
      this.refuseTooMany('hostnames', group.hostnames.length, HTTP_ROUTE_LIMITS.hostnames);
      this.refuseTooMany('rules', group.routes.length, HTTP_ROUTE_LIMITS.rules);
      return { ...group, name: main ? this.door.name : nameForHost(`${this.door.name}-`, group.hostnames[0]) };
    });
  }

  private refuseTooMany(what: string, got: number, most: number): void {
    if (got > most) refuse('TooManyRoutes', `an HTTPRoute must have at most ${most} ${what}, got ${got}; move some to an app of their own`, this.door.scope);
  }

  private parents(hostnames: readonly Hostname[]): ParentRefShape[] {
    const refs = hostnames.map((hostname) => (this.door.tlsSecretName === undefined ? this.plainParent(hostname) : this.tlsParent(hostname)));
    return [...new Map(refs.map((ref) => [`${ref.kind ?? ''} ${ref.sectionName}`, ref])).values()];
  }

  private plainParent(hostname: Hostname): ParentRefShape {
    const found = listenerFor(this.gateway, 'HTTP', hostname, this.door.namespaceName);
    if (found === undefined) this.refuseUnattached(hostname, 'HTTP', 'give it an HTTP listener that does');
    return this.gatewayParent(found!.listener, found!.precondition);
  }

  private tlsParent(hostname: Hostname): ParentRefShape {
    const found = listenerFor(this.gateway, 'HTTPS', hostname, this.door.namespaceName);
    if (found !== undefined) {
      const { listenerName, _hostname: served } = found.listener;
      // A wildcard listener takes deeper names, which a wildcard certificate does not hold for.
      if (served?.covers(hostname) === false) this.preconditions.add(`the certificate of listener ${listenerName} must hold for ${hostname.toString()}`);
      return this.gatewayParent(found.listener, found.precondition);
    }

    // A listener for the very host that does not admit us would only conflict with one of our own.
    const taken = this.gateway._listeners.some(({ protocol, _hostname }) => protocol === 'HTTPS' && _hostname?.toString() === hostname.toString());
    const sets = !taken && admitsListenerSets(this.gateway, this.door.namespaceName, Platform._read(this.door.scope)?._gatewayApiVersion);
    if (sets !== false) {
      if (typeof sets === 'string') this.preconditions.add(`${sets} for its ListenerSet`);
      return this.listenerSetParent(hostname);
    }
    const owner = this.gateway._owner;
    if (owner === undefined || taken) {
      this.refuseUnattached(hostname, 'HTTPS', 'give it a listener that does, or let it take ListenerSets of this namespace (Gateway API 1.5)');
    }
    const { sectionName, secretName, owned } = owner!._listenerFor(hostname, this.door.scope.node.path, this.ownNamespace());
    if (owned) this.certificates.push({ secretName, namespaceName: this.gateway.namespaceName, hostnames: [hostname], scope: owner });
    return { name: this.gateway.gatewayName, ...this.namespaceOf(), sectionName };
  }

  private listenerSetParent(hostname: Hostname): ParentRefShape {
    // Two ListenerSets with the same host and port conflict, and the older one wins.
    Ledger.of(this.door.scope).claim(`the listener for ${hostname.toString()} on Gateway ${this.gateway.toString()}`, this.door.scope,
      'add the second path to the first app with addRoute, or give the Gateway a listener for the host');
    const main = hostname.toString() === this.door.mainHostname.toString();
    const listenerName = main ? 'https' : nameForHost('https-', hostname);
    const secretName = this.door.tlsSecretName;
    this.ownListeners.push({ hostname, listener: Listener.https({ listenerName, hostname: hostname.toString(), secretName }) });
    return { kind: 'ListenerSet', name: this.door.name, sectionName: listenerName };
  }

  private listenerSet(): Document[] {
    if (this.ownListeners.length === 0) return [];
    const hostnames = this.ownListeners.map(({ hostname }) => hostname);
    this.certificates.push({ secretName: this.door.tlsSecretName!, namespaceName: this.door.namespaceName, hostnames });
    return [listenerSetDocument(this.door.name, this.door.namespaceName, {
      parentRef: { name: this.gateway.gatewayName, ...this.namespaceOf() },
      listeners: this.ownListeners.map(({ listener }) => listener._shape((port) => this.gateway._controller._listenerPort(port))),
    })];
  }

  private redirects(): { documents: Document[]; answersHttp: boolean } {
    const { door } = this;
    if (door.tlsSecretName === undefined) return { documents: [], answersHttp: true };
    const hostnames = hostnamesOf(door.routes);
    const found = hostnames.map((hostname) => ({ hostname, attachment: listenerFor(this.gateway, 'HTTP', hostname, door.namespaceName) }));
    const answered = found.filter(({ attachment }) => attachment !== undefined);
    const answersHttp = answered.length === found.length;
    if (!door.redirect || answered.length === 0) return { documents: [], answersHttp };
    this.refuseTooMany('hostnames', answered.length, HTTP_ROUTE_LIMITS.hostnames);
    const parents = new Map(answered.map(({ attachment }) => [attachment!.listener.listenerName, attachment!]));
    const refs = [...parents.values()].map(({ listener, precondition }) => this.gatewayParent(listener, precondition));
    const spec = redirectSpec(refs, answered.map(({ hostname }) => hostname.toString()));
    return { documents: [httpRouteDocument(dnsLabel(door.name, 'https-redirect'), door.namespaceName, spec)], answersHttp };
  }

  private gatewayParent(listener: Listener, precondition?: string): ParentRefShape {
    if (precondition !== undefined) this.preconditions.add(precondition);
    return { name: this.gateway.gatewayName, ...this.namespaceOf(), sectionName: listener.listenerName };
  }

  private ownNamespace(): string {
    return this.door.namespaceName ?? refuse('NoNamespace', 'a listener admits routes by the name of their namespace, and the chart has none; '
      + 'give the chart a namespace', this.door.scope);
  }

  private namespaceOf(): { namespace?: string } {
    return this.gateway.namespaceName === this.door.namespaceName ? {} : { namespace: this.gateway.namespaceName };
  }

  private refuseUnattached(hostname: Hostname, protocol: string, mend: string): never {
    const listeners = this.gateway._listeners.filter((listener) => listener.protocol === protocol).map(String).join('; ') || 'none';
    return refuse('NoListener', `Gateway ${this.gateway.toString()} must have an ${protocol} listener for ${hostname.toString()} `
      + `that admits routes of namespace "${this.door.namespaceName ?? ''}", got ${protocol} listeners: ${listeners}; ${mend}`, this.door.scope);
  }
}
