import { GatewayController } from '../model/gateway-controller';
import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { MAX_LISTENERS } from './facts';
import { Listener } from './listener';

/**
 * Refuses a list of listeners that the API server refuses, or the controller for their ports.
 *
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_gateways.yaml
 * @internal
 */
export function checkListeners(owner: 'Gateway' | 'ListenerSet', listeners: readonly Listener[], controller: GatewayController): void {
  const id = `Invalid${owner}`;
  if (!Array.isArray(listeners) || listeners.length === 0 || listeners.length > MAX_LISTENERS) {
    refuse(id, `a ${owner} must have 1 to ${MAX_LISTENERS} listeners of its own, got ${Array.isArray(listeners) ? listeners.length : quoted(listeners)}; `
      + 'give them, such as Listener.http()');
  }
  const stranger = listeners.findIndex((listener) => !(listener instanceof Listener));
  if (stranger >= 0) refuse(id, `listeners must be made with Listener.http or Listener.https, got ${quoted(listeners[stranger])}; make it so`);
  const portOf = (publicPort: 80 | 443) => controller._listenerPort(publicPort);
  const seen = new Set<string>();
  for (const listener of listeners) {
    const place = `${listener.protocol} on port ${listener._portBy(portOf)} for ${listener._hostname?.toString() ?? 'every host'}`;
    for (const key of [`name "${listener.listenerName}"`, place]) {
      if (seen.has(key)) refuse(id, `listeners of a ${owner} must differ in name, and in protocol, port or hostname, got ${key} twice; change one`);
      seen.add(key);
    }
  }
  if (!controller._listenersSharePorts) refuseSharedPorts(listeners.map((listener) => listener._portBy(portOf)), controller);
}

/**
 * Refuses listeners that end TLS with nothing: those of a Gateway written here name their Secret.
 *
 * @internal
 */
export function checkCertificates(listeners: readonly Listener[]): void {
  const bare = listeners.find(({ protocol, _secretName, _tlsOptions }) => protocol === 'HTTPS' && _secretName === undefined && _tlsOptions === undefined);
  if (bare === undefined) return;
  refuse('InvalidGateway', `listener ${bare.listenerName} ends TLS and must have a secretName, got none; give the Secret of a Certificate in this namespace`);
}

function refuseSharedPorts(ports: readonly number[], { controllerName }: GatewayController): void {
  const shared = ports.find((port, at) => ports.indexOf(port) !== at);
  if (shared === undefined) return;
  refuse('InvalidGateway', `${controllerName} accepts one listener a port, got several on ${shared}; let one serve every host, or give the others Gateways of their own`);
}
