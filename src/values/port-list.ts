import { refuse } from './errors';
import { Port } from './port';
import { quoted } from './quoted';

/**
 * Refuses what is not one port or more: an empty list would mean nothing here and everything there.
 *
 * @param what what the list is of, for the error
 * @internal
 */
export function checkPorts(what: string, ports: readonly Port[] | undefined): void {
  if (ports === undefined) return;
  if (!Array.isArray(ports)) refuse('InvalidPort', `${what} must be a list of Port, got ${quoted(ports)}; write for example [Port.tcp(8080)]`);
  if (ports.length === 0) refuse('NoPorts', `${what} must not be an empty list; leave them out or name at least one, such as Port.HTTPS`);
  const stranger = ports.findIndex((port) => !(port instanceof Port));
  if (stranger >= 0) refuse('InvalidPort', `${what} must be made with Port, got ${quoted(ports[stranger])}; write for example Port.tcp(8080)`);
}
