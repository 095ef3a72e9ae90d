import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly what: string;
  readonly first: number;
  readonly last: number;
  readonly names?: readonly string[];
}

/** Sunday is 0 alone: cert-manager refuses 7. */
const FIELDS: readonly Field[] = [
  { what: 'minute', first: 0, last: 59 },
  { what: 'hour', first: 0, last: 23 },
  { what: 'day of the month', first: 1, last: 31 },
  { what: 'month', first: 1, last: 12, names: MONTHS },
  { what: 'day of the week', first: 0, last: 6, names: DAYS },
];

/**
 * Refuses what is not the five fields of cron, as cert-manager reads them.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/cron/parser.go
 * @internal
 */
export function checkCron(text: string): string {
  const parts = typeof text === 'string' ? text.trim().split(/\s+/) : [];
  if (parts.length !== FIELDS.length) {
    refuse('InvalidRenewal', `cron must have minute, hour, day of the month, month and day of the week, got ${quoted(text)}; write it like "0 2 * * sat"`);
  }
  const wrong = FIELDS.find((field, index) => !parts[index].split(',').every((part) => isPart(part, field)));
  if (wrong === undefined) return parts.join(' ');
  return refuse('InvalidRenewal', `the ${wrong.what} of cron must be "*", or ${wrong.first} to ${wrong.last} as numbers, ranges and lists, got ${
    quoted(parts[FIELDS.indexOf(wrong)])}; write all of it like "0 2 * * sat"`);
}

function isPart(part: string, field: Field): boolean {
  const [, start, end, step] = /^(?:[*?]|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d{1,4}))?$/i.exec(part) ?? ['', ''];
  if (start === '' || step !== undefined && Number(step) === 0) return false;
  const from = start === undefined ? field.first : numberOf(start, field);
  const to = end === undefined ? from : numberOf(end, field);
  return from >= field.first && to <= field.last && from <= to;
}

function numberOf(text: string, { first, names = [] }: Field): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + first;
  return /^\d{1,4}$/.test(text) ? Number(text) : NaN;
}
