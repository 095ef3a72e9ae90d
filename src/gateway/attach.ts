import { Precondition } from '../model/front-door';
import { Version } from '../model/version';
import { Hostname } from '../values/hostname';
import { compareText } from '../values/text-order';
import { LISTENER_SET_VERSION } from './facts';
import { GatewayRef } from './gateway';
import { Listener } from './listener';

/**
 * A listener that takes a host's requests from a namespace's routes, and what that rests on.
 *
 * @internal
 */
export interface Attachment {
  readonly listener: Listener;
  readonly precondition?: Precondition;
}

/**
 * The listener of a protocol that takes requests for the host and admits routes of the namespace; that of the public port first.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listener
 * @internal
 */
export function listenerFor(
  gateway: GatewayRef, protocol: 'HTTP' | 'HTTPS' | 'TLS', hostname: Hostname, namespaceName: string | undefined,
): Attachment | undefined {
  const portOf = (listener: Listener) => listener._portBy((port) => gateway._controller._listenerPort(port));
  const publicPort = gateway._controller._listenerPort(protocol === 'HTTP' ? 80 : 443);
  const elsewhere = (listener: Listener) => Number(portOf(listener) !== publicPort);
  const serving = gateway._listeners
    .filter((listener) => listener.protocol === protocol && (listener._hostname === undefined || listener._hostname.admits(hostname)));
  const found = serving
    // Requests go to the most specific listener of a port, whether or not it admits the route.
    .filter((listener) => !serving.some((other) => portOf(other) === portOf(listener) && specificity(other) > specificity(listener)))
    .map((listener) => ({ listener, admits: listener._routes._admits(namespaceName, gateway.namespaceName) }))
    .filter(({ admits }) => admits !== false)
    .sort((a, b) => elsewhere(a.listener) - elsewhere(b.listener) || compareText(a.listener.listenerName, b.listener.listenerName))[0];
  return found === undefined ? undefined
    : { listener: found.listener, precondition: toAttach(found.admits, `listener ${found.listener.listenerName}`) };
}

/**
 * Whether a ListenerSet of the namespace may attach; what it depends on where labels decide.
 *
 * @internal
 */
export function admitsListenerSets(gateway: GatewayRef, namespaceName: string | undefined, gatewayApi: Version | undefined): boolean | Precondition {
  if (gatewayApi !== undefined && !gatewayApi.atLeast(LISTENER_SET_VERSION.major, LISTENER_SET_VERSION.minor)) return false;
  return gateway._listenerSets._admits(namespaceName, gateway.namespaceName);
}

/** @internal */
export function toAttach(admits: boolean | Precondition, what: string): Precondition | undefined {
  return typeof admits === 'boolean' ? undefined : { ...admits, sentence: `${admits.sentence} for ${what}` };
}

function specificity({ _hostname: hostname }: Listener): number {
  if (hostname === undefined) return 0;
  return hostname.toString().length + (hostname.isWildcard ? 0 : 1000);
}
