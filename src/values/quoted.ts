const LONGEST = 80;

/**
 * How a refused value is quoted in an error.
 *
 * Whoever calls through jsii can pass anything, so this must not throw on anything: a `String(value)` would on a
 * symbol or on an object without a prototype.
 *
 * @internal
 */
export function quoted(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `"${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
