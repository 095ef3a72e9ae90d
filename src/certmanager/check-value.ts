import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';

/**
 * Refuses what is no text that could name something elsewhere: a role, a project, a zone of a vendor.
 *
 * @param id of the error
 * @internal
 */
export function checkValue(id: string, what: string, text: string, example: string): string {
  // eslint-disable-next-line no-control-regex
  if (typeof text === 'string' && text !== '' && text === text.trim() && !/[\u0000-\u001f\u007f]/.test(text)) return text;
  return refuse(id, `${what} must be text without blanks around it, got ${quoted(text)}; write it like "${example}"`);
}

/**
 * The same for what may be left out.
 *
 * @internal
 */
export function checkOptionalValue(id: string, what: string, text: string | undefined, example: string): string | undefined {
  return text === undefined ? undefined : checkValue(id, what, text, example);
}

/**
 * Refuses what is no address to speak http to.
 *
 * @internal
 */
export function checkUrl(id: string, what: string, text: string, example: string): string {
  if (typeof text === 'string' && /^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return text;
  return refuse(id, `${what} must be a URL, got ${quoted(text)}; write it like "${example}"`);
}
