import { refuse } from './errors';
import { quoted } from './quoted';

/** @internal */
export const FIRST_PORT = 1;

/** @internal */
export const LAST_PORT = 65535;

/**
 * Refuses what no packet can carry and no API server accepts. 0 is refused with its own mend, because other
 * libraries take it for "all ports".
 *
 * @internal
 */
export function checkPortNumber(port: number): number {
  if (Number.isInteger(port) && port >= FIRST_PORT && port <= LAST_PORT) return port;
  let mend = 'use the number the pod listens on';
  if (port === 0) mend = 'for every port use Port.allTcp(), Port.allUdp() or Port.all()';
  if (typeof port === 'string') mend = 'give a number, or name the port with Port.tcpNamed("...")';
  return refuse('InvalidPort', `port must be a whole number from ${FIRST_PORT} to ${LAST_PORT}, got ${quoted(port)}; ${mend}`);
}

/**
 * Refuses what is not an IANA service name, the only kind of name a container port may have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1
 * @internal
 */
export function checkPortName(name: string): string {
  if (typeof name === 'string' && name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name)) return name;
  const mend = /^\d+$/.test(quoted(name).replace(/"/g, ''))
    ? 'for a number use Port.tcp(n)'
    : 'use the name of the container port: "a" to "z", "0" to "9" and single "-" inside, one letter at least';
  return refuse('InvalidPort', `port name must be a service name of at most 15 characters, got ${quoted(name)}; ${mend}`);
}
