import { refuse } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';

/** @internal */
export interface SecretKeyRef {
  readonly name: string;
  readonly key?: string;
}

/**
 * An entry of a Secret; cert-manager's own choice of the entry where none is said.
 *
 * @param id of the error
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 * @internal
 */
export function secretKey(id: string, what: string, name: string, key?: string): SecretKeyRef {
  if (key !== undefined && (typeof key !== 'string' || !/^[-._a-zA-Z0-9]{1,253}$/.test(key))) {
    refuse(id, `an entry of a Secret is named with letters, digits, "-", "_" and ".", got ${quoted(key)}; correct the key`);
  }
  const checked = checkSubdomain(what, name);
  return key === undefined ? { name: checked } : { name: checked, key };
}
