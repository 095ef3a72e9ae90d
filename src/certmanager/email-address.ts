import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';

const ATOM = '[A-Za-z0-9!#$%&\'*+/=?^_`{|}~-]+';
const ADDRESS = new RegExp(`^${ATOM}(\\.${ATOM})*@${ATOM}(\\.${ATOM})*$`);

/**
 * Refuses what is not one bare address; a certificate and an account carry no name beside it.
 *
 * @param id of the error
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6
 * @internal
 */
export function checkEmail(id: string, address: string): string {
  if (typeof address === 'string' && ADDRESS.test(address)) return address;
  return refuse(id, `email must be one address, got ${quoted(address)}; write it like "ops@example.com"`);
}
