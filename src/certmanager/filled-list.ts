import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { checkValue } from './check-value';

/**
 * Refuses what is no list or holds nothing: an empty list may mean anything, from none to all.
 *
 * @param id of the error
 * @internal
 */
export function checkFilled<T>(id: string, what: string, list: readonly T[], mend: string): readonly T[] {
  if (Array.isArray(list) && list.length > 0) return list;
  return refuse(id, `${what} must be a list of one or more, got ${Array.isArray(list) ? 'none' : quoted(list)}; ${mend}`);
}

/**
 * A list of texts, each once and sorted; nothing where nothing was said.
 *
 * @param id of the error
 * @internal
 */
export function textsOf(
  id: string, what: string, texts: readonly string[] | undefined, example: string, check = (text: string) => checkValue(id, `each of ${what}`, text, example),
): string[] | undefined {
  if (texts === undefined) return undefined;
  return [...new Set(checkFilled(id, what, texts, `leave it out, or write ["${example}"]`).map(check))].sort(compareText);
}
