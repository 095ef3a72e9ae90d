import { Document } from '../model/document';
import { CertificateNeed, FrontDoor, hostnamesOf, passesTlsThrough, Precondition, redirectedRoutes, RoutePlan, RouteWish } from '../model/front-door';
import { Ledger } from '../model/ledger';
import { Platform } from '../model/platform';
import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { dnsLabel } from '../values/names';
import { admitsListenerSets, listenerFor, toAttach } from './attach';
import { backendTlsPolicies } from './emit-backend-tls';
import { listenerSetDocument, redirectSpec, referenceGrants, routeDocument, routeKindOf, routeRules } from './emit-routes';
import { GATEWAY_API, ROUTE_LIMITS, RouteKind } from './facts';
import { GatewayRef, nameForHost } from './gateway';
import { checkServed } from './gateway-api-version';
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
  private readonly preconditions = new Map<string, Precondition>();
  private readonly ends: 'HTTP' | 'HTTPS' | 'TLS';

  public constructor(private readonly door: FrontDoor, private readonly gateway: GatewayRef) {
    this.ends = passesTlsThrough(door) ? 'TLS' : door.tlsSecretName === undefined ? 'HTTP' : 'HTTPS';
  }

  public plan(): RoutePlan {
    const { door, gateway: { _controller: controller } } = this;
    const groups = this.groups().map((group) => ({ ...group, parentRefs: this.parents(group.hostnames) }));
    const routes = groups.map(({ kind, name, hostnames, routes: rules, parentRefs }) => routeDocument(kind, name, door.namespaceName,
      { parentRefs, hostnames: hostnames.map(String), rules: routeRules(kind, rules, door.namespaceName) },
      controller._routeAnnotations(door, rules[0].backend.protocol)));
    const redirects = this.redirects();
    const documents = [
      ...this.listenerSet(), ...routes, ...redirects.documents, ...referenceGrants(door),
      ...(controller._readsBackendTlsPolicies ? backendTlsPolicies(door) : []),
      ...controller._documents(door),
    ];
    for (const { apiVersion, kind } of documents) if (apiVersion === GATEWAY_API) checkServed(kind, door.scope);
    return {
      documents,
      certificates: this.certificates,
      certificatesFrom: controller._certificatesFrom,
      noHttp01: controller._noHttp01 ?? redirects.noHttp01,
      preconditions: [...this.preconditions.values()],
      differences: controller._differences(door),
    };
  }

  /** Hosts with the same rules share one route; the door's main host gives it the door's name. */
  private groups(): Array<{ kind: RouteKind; name: string; hostnames: Hostname[]; routes: RouteWish[] }> {
    const byRules = new Map<string, { kind: RouteKind; hostnames: Hostname[]; routes: RouteWish[] }>();
    for (const hostname of hostnamesOf(this.door.routes)) {
      const routes = this.door.routes.filter((route) => route.hostname.toString() === hostname.toString());
      const kind = this.kindOf(hostname, routes);
      const key = JSON.stringify([kind, routeRules(kind, routes, this.door.namespaceName)]);
      const group = byRules.get(key) ?? { kind, hostnames: [], routes };
      group.hostnames.push(hostname);
      byRules.set(key, group);
    }
    return [...byRules.values()].map((group) => {
      const main = group.hostnames.some((hostname) => hostname.toString() === this.door.mainHostname.toString());
      this.refuseTooMany(group.kind, 'hostnames', group.hostnames.length, group.kind === 'TLSRoute' ? ROUTE_LIMITS.tlsHostnames : ROUTE_LIMITS.hostnames);
      this.refuseTooMany(group.kind, 'rules', group.routes.length, group.kind === 'TLSRoute' ? 1 : ROUTE_LIMITS.rules);
      return { ...group, name: main ? this.door.name : nameForHost(`${this.door.name}-`, group.hostnames[0]) };
    });
  }

  /** A host belongs to one kind of route: of an HTTPRoute and a GRPCRoute for it, controllers take the older alone. */
  private kindOf(hostname: Hostname, routes: readonly RouteWish[]): RouteKind {
    const [kind, other] = new Set(routes.map(({ backend }) => routeKindOf(backend)));
    if (other !== undefined) {
      refuse('OneKindOfRoute', `a host of a Gateway must be served by one kind of route, got ${kind} and ${other} for ${hostname.toString()}; `
        + 'give gRPC a host of its own', this.door.scope);
    }
    return kind;
  }

  private refuseTooMany(kind: RouteKind, what: string, got: number, most: number): void {
    if (got > most) refuse('TooManyRoutes', `${kind === 'HTTPRoute' ? 'an' : 'a'} ${kind} must have at most ${most} ${what}, got ${got}; move some to an app of their own`, this.door.scope);
  }

  private parents(hostnames: readonly Hostname[]): ParentRefShape[] {
    const refs = hostnames.map((hostname) => (this.ends === 'HTTP' ? this.plainParent(hostname) : this.tlsParent(hostname, this.ends)));
    return [...new Map(refs.map((ref) => [`${ref.kind ?? ''} ${ref.sectionName}`, ref])).values()];
  }

  private plainParent(hostname: Hostname): ParentRefShape {
    const found = listenerFor(this.gateway, 'HTTP', hostname, this.door.namespaceName);
    if (found === undefined) this.refuseUnattached(hostname, 'HTTP', 'give it an HTTP listener that does');
    return this.gatewayParent(found!.listener, found!.precondition);
  }

  private tlsParent(hostname: Hostname, protocol: 'HTTPS' | 'TLS'): ParentRefShape {
    const found = listenerFor(this.gateway, protocol, hostname, this.door.namespaceName);
    if (found !== undefined) {
      const { listenerName, _hostname: served } = found.listener;
      // A wildcard listener takes deeper names, which a wildcard certificate does not hold for.
      if (protocol === 'HTTPS' && served?.covers(hostname) === false) this.require({ sentence: `the certificate of listener ${listenerName} must hold for ${hostname.toString()}` });
      return this.gatewayParent(found.listener, found.precondition);
    }

    const { _certificatesFrom: certificatesFrom } = this.gateway._controller;
    if (certificatesFrom !== undefined) this.refuseUnattached(hostname, protocol, `give it one that does: its certificates come from ${certificatesFrom}`);

    // A listener for the very host that does not admit us would only conflict with one of our own.
    const taken = this.gateway._listeners.some((listener) =>
      listener.protocol === protocol && listener._hostname?.toString() === hostname.toString());
    const sets = !taken && admitsListenerSets(this.gateway, this.door.namespaceName, Platform._read(this.door.scope)?._gatewayApiVersion);
    if (sets !== false) {
      this.require(toAttach(sets, 'its ListenerSet'));
      return this.listenerSetParent(hostname, protocol);
    }
    const owner = this.gateway._controller._listenersSharePorts ? this.gateway._owner : undefined;
    if (owner === undefined || taken) {
      const orSets = this.gateway._controller._servesListenerSets ? ', or let it take ListenerSets of this namespace (Gateway API 1.5)' : '';
      this.refuseUnattached(hostname, protocol, `give it a listener that does${orSets}`);
    }
    const { sectionName, secretName, owned } = owner!._listenerFor(protocol, hostname, this.door.scope.node.path, this.ownNamespace());
    if (owned && protocol === 'HTTPS') this.certificates.push({ secretName, namespaceName: this.gateway.namespaceName, hostnames: [hostname], scope: owner });
    return { name: this.gateway.gatewayName, ...this.namespaceOf(), sectionName };
  }

  private listenerSetParent(hostname: Hostname, protocol: 'HTTPS' | 'TLS'): ParentRefShape {
    // Two ListenerSets with the same host and port conflict, and the older one wins.
    Ledger.of(this.door.scope).claim(`the listener for ${hostname.toString()} on Gateway ${this.gateway.toString()}`, this.door.scope,
      'add the second path to the first app with addRoute, or give the Gateway a listener for the host');
    const main = hostname.toString() === this.door.mainHostname.toString();
    const word = protocol.toLowerCase();
    const listenerName = main ? word : nameForHost(`${word}-`, hostname);
    const options = { listenerName, hostname: hostname.toString() };
    this.ownListeners.push({
      hostname, listener: protocol === 'TLS' ? Listener.tlsPassthrough(options) : Listener.https({ ...options, secretName: this.door.tlsSecretName }),
    });
    return { kind: 'ListenerSet', name: this.door.name, sectionName: listenerName };
  }

  private listenerSet(): Document[] {
    if (this.ownListeners.length === 0) return [];
    const hostnames = this.ownListeners.map(({ hostname }) => hostname);
    const document = listenerSetDocument(this.door.name, this.door.namespaceName, {
      parentRef: { name: this.gateway.gatewayName, ...this.namespaceOf() },
      listeners: this.ownListeners.map(({ listener }) => listener._shape((port) => this.gateway._controller._listenerPort(port))),
    });
    if (this.ends === 'HTTPS') {
      this.certificates.push({ secretName: this.door.tlsSecretName!, namespaceName: this.door.namespaceName, hostnames, carrier: document });
    }
    return [document];
  }

  private redirects(): { documents: Document[]; noHttp01?: string } {
    const { door } = this;
    if (this.ends !== 'HTTPS') return { documents: [] };
    const hostnames = hostnamesOf(door.routes);
    const found = hostnames.map((hostname) => ({ hostname, attachment: listenerFor(this.gateway, 'HTTP', hostname, door.namespaceName) }));
    const silent = found.find(({ attachment }) => attachment === undefined);
    const noHttp01 = silent === undefined ? undefined : `it has no HTTP listener for ${silent.hostname.toString()} that admits this namespace`;
    const redirected = new Set(hostnamesOf(redirectedRoutes(door.routes)).map(String));
    const answered = found.filter(({ hostname, attachment }) => attachment !== undefined && redirected.has(hostname.toString()));
    if (!door.redirect || !this.gateway._controller._obeysRedirects || answered.length === 0) return { documents: [], noHttp01 };
    this.refuseTooMany('HTTPRoute', 'hostnames', answered.length, ROUTE_LIMITS.hostnames);
    const parents = new Map(answered.map(({ attachment }) => [attachment!.listener.listenerName, attachment!]));
    const refs = [...parents.values()].map(({ listener, precondition }) => this.gatewayParent(listener, precondition));
    const spec = redirectSpec(refs, answered.map(({ hostname }) => hostname.toString()));
    return { documents: [routeDocument('HTTPRoute', dnsLabel(door.name, 'https-redirect'), door.namespaceName, spec)], noHttp01 };
  }

  private require(precondition?: Precondition): void {
    if (precondition !== undefined) this.preconditions.set(precondition.sentence, precondition);
  }

  private gatewayParent(listener: Listener, precondition?: Precondition): ParentRefShape {
    this.require(precondition);
    const usual = this.gateway._controller._listenerPort(listener.protocol === 'HTTP' ? 80 : 443);
    const port = listener._portBy((publicPort) => this.gateway._controller._listenerPort(publicPort));
    if (port !== usual) {
      const wanted = listener.protocol === 'HTTP' ? 80 : 443;
      this.require({ sentence: `clients must meet listener ${listener.listenerName}, on port ${port}, at port ${wanted}: URLs and the redirect lead there` });
    }
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
    return refuse('NoListener', `Gateway ${this.gateway.toString()} must have ${protocol === 'TLS' ? 'a' : 'an'} ${protocol} listener for ${hostname.toString()} `
      + `that admits routes of namespace "${this.door.namespaceName ?? ''}", got ${protocol} listeners: ${listeners}; ${mend}`, this.door.scope);
  }
}
