import { Demand } from '../engine/demand';
import { Namespace } from '../engine/endpoint';
import { Truth } from '../engine/truth';
import { ReadListener, ReadListeners } from '../gateway/read-gateway';
import { ReadParent, ReadRoute, ReadRouteBackend, ROUTE_PROTOCOLS } from '../gateway/read-route';
import { Hostname } from '../values/hostname';
import { Entries } from './entries';

/**
 * A route at one listener: the names it serves there, and what must be so beyond what was shown.
 *
 * @internal
 */
export interface Attachment {
  /** As a person says it, such as `Gateway edge/public listener http`. */
  readonly listener: string;
  /** The Gateway whose proxies bring the requests. */
  readonly gatewayId: string;
  /** Empty for every name. */
  readonly hostnames: readonly string[];
  readonly preconditions: readonly string[];
  /** Why it does not attach. */
  readonly refused?: string;
}

/**
 * Decides which routes attach where, as Gateway API says; of Gateways nobody showed it says what they must admit.
 *
 * @see https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways
 * @internal
 */
export class Attachments {
  public constructor(private readonly entries: Entries, private readonly namespaceOf: (name: string) => Namespace) {}

  public of(route: ReadRoute): Attachment[] {
    return route.parents.flatMap((parent) => this.at(route, parent));
  }

  /** Whether the route may use a backend of another namespace; a sentence says what must be so there. */
  public mayRefer({ kind, namespace }: ReadRoute, backend: ReadRouteBackend, shown: (namespace: string) => boolean): Truth {
    if (backend.namespace === namespace) return true;
    const granted = this.entries.grants.some((grant) => grant.namespace === backend.namespace
      && grant.from.some((each) => each.kind === kind && each.namespace === namespace)
      && grant.to.some((each) => each.kind === 'Service' && (each.name === undefined || each.name === backend.serviceName)));
    if (granted) return true;
    return shown(backend.namespace) ? false
      : `a ReferenceGrant in namespace ${backend.namespace} must let a ${kind} of ${namespace} refer to Service ${backend.serviceName}`;
  }

  private at(route: ReadRoute, parent: ReadParent): Attachment[] {
    const shown = this.entries.listeners.get(parent.id);
    if (shown === undefined) return [this.unseen(route, parent)];
    const { gatewayId, preconditions, refused } = this.gatewayOf(shown);
    const wanted = shown.listeners.filter(({ name, port }) => (parent.sectionName ?? name) === name && (parent.port ?? port) === port);
    return wanted.flatMap((listener): Attachment[] => {
      const hostnames = namesAt(route, listener);
      const fits = ROUTE_PROTOCOLS[route.kind].includes(listener.protocol);
      // A route that names no listener takes those it fits, and is not refused by the others.
      if (parent.sectionName === undefined && (!fits || hostnames === undefined)) return [];
      const admitted = this.admitted(listener.admits, route.namespace);
      return [{
        listener: `${said(shown)} listener ${listener.name}`,
        gatewayId,
        hostnames: hostnames ?? route.hostnames,
        preconditions: [...preconditions, ...(typeof admitted === 'string' ? [`${said(shown)} listener ${listener.name} must admit namespace ${route.namespace}: ${admitted}`] : [])],
        refused: refused ?? refusal(route, shown, listener, fits, hostnames, admitted),
      }];
    });
  }

  private unseen({ namespace, hostnames }: ReadRoute, { id, sectionName }: ReadParent): Attachment {
    const [home, kind, name] = id.split('/');
    const listener = `${kind} ${home}/${name}${sectionName === undefined ? '' : ` listener ${sectionName}`}`;
    return {
      listener,
      gatewayId: id,
      hostnames,
      preconditions: [`${listener} must exist, admit routes of namespace ${namespace} and serve ${hostnames.join(', ') || 'every host'}`],
    };
  }

  private gatewayOf(listeners: ReadListeners): Pick<Attachment, 'gatewayId' | 'preconditions' | 'refused'> {
    const { parentId, namespace } = listeners;
    if (parentId === undefined) return { gatewayId: listeners.id, preconditions: [] };
    const gateway = this.entries.listeners.get(parentId);
    const [home, , name] = parentId.split('/');
    const must = `Gateway ${home}/${name} must admit ListenerSets of namespace ${namespace}`;
    if (gateway === undefined) return { gatewayId: parentId, preconditions: [must] };
    const admitted = this.admitted(gateway.admitsSets, namespace);
    return {
      gatewayId: parentId,
      preconditions: typeof admitted === 'string' ? [`${must}: ${admitted}`] : [],
      refused: admitted === false ? `Gateway ${home}/${name} admits no ListenerSet of namespace ${namespace}` : undefined,
    };
  }

  private admitted(demand: Demand | undefined, namespace: string): Truth {
    return demand !== undefined && demand.meets(this.namespaceOf(namespace));
  }
}

function refusal(
  route: ReadRoute, { id }: ReadListeners, listener: ReadListener, fits: boolean, hostnames: readonly string[] | undefined, admitted: Truth,
): string | undefined {
  const where = `listener ${listener.name} of ${id}`;
  if (!fits) return `${where} speaks ${listener.protocol}, which takes no ${route.kind}`;
  if (hostnames === undefined) return `${where} serves ${listener.hostname!}, and the route none of that`;
  return admitted === false ? `${where} admits ${listener.admission}, not namespace ${route.namespace}` : undefined;
}

/** The names that a route serves at a listener; undefined where they have none in common. */
function namesAt({ hostnames }: ReadRoute, { hostname }: ReadListener): readonly string[] | undefined {
  if (hostname === undefined) return hostnames;
  if (hostnames.length === 0) return [hostname];
  const listener = Hostname.of(hostname);
  const common = hostnames.map((text) => Hostname.of(text)).filter((name) => name.intersects(listener))
    .map((name) => (name.admits(listener) ? listener : name).toString());
  return common.length === 0 ? undefined : common;
}

function said({ id }: ReadListeners): string {
  const [namespace, kind, name] = id.split('/');
  return `${kind} ${namespace}/${name}`;
}
