import { AppProtocol } from '../model/app-protocol';
import { Backend } from '../model/front-door';
import { refuse } from '../values/errors';
import { Port, Protocol } from '../values/port';
import { quoted } from '../values/quoted';
import { ReadServicePort } from './read-service';
import { ServiceView } from './service';

/**
 * The port of a Service that requests go to: the one asked for, else its only TCP port.
 *
 * @internal
 */
export function backendPort(service: ServiceView, wanted?: number): ReadServicePort {
  const ports = service._read.ports.filter(({ protocol }) => protocol === Protocol.TCP);
  const found = wanted === undefined ? ports : ports.filter(({ port }) => port === wanted);
  if (found.length === 1) return found[0];
  const list = ports.map(({ name, port }) => (name === undefined ? `${port}` : `${name} ${port}`)).join(', ') || 'none';
  return refuse('UnclearBackendPort', wanted === undefined
    ? `Service ${service.serviceName} must have exactly one TCP port to be routed to, got ${list}; say which with servicePort`
    : `Service ${service.serviceName} must have TCP port ${quoted(wanted)}, got ${list}; correct servicePort`);
}

/** @internal */
export function backendOf(
  service: ServiceView, wanted?: number, { protocol = AppProtocol.HTTP, ...more }: Partial<Pick<Backend, 'protocol' | 'tls' | 'healthPath'>> = {},
): { backend: Backend; target: Port } {
  const { name, port, target } = backendPort(service, wanted);
  const { serviceName, namespaceName, _scope: scope } = service;
  return { backend: { serviceName, namespaceName, port, portName: name, scope, protocol, ...more }, target };
}
