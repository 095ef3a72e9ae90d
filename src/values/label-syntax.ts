import { refuse } from './errors';
import { quoted } from './quoted';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Refuses what the API server refuses as the key of a label.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 * @internal
 */
export function checkLabelKey(key: string): string {
  if (isQualifiedName(key)) return key;
  return refuse('InvalidLabel', `label key must be a name of at most 63 characters, with or without a DNS name and "/" before it, got ${quoted(key)}; `
    + 'write it like "app" or "example.com/app"');
}

/**
 * Whether a text is a name, with or without a DNS name and "/" before it.
 *
 * @internal
 */
export function isQualifiedName(key: string): boolean {
  const parts = typeof key === 'string' ? key.split('/') : [];
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  return (parts.length === 1 || prefix !== undefined) && name.length <= 63 && NAME.test(name)
    && (prefix === undefined || (prefix.length <= 253 && PREFIX.test(prefix)));
}

/**
 * Refuses what the API server refuses as the value of a label; the empty value is a good one.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 * @internal
 */
export function checkLabelValue(key: string, value: string): string {
  if (typeof value === 'string' && value.length <= 63 && (value === '' || NAME.test(value))) return value;
  const mend = typeof value === 'number' || typeof value === 'boolean'
    ? `write "${value}" in quotes`
    : 'use letters, digits, and "-", "_", "." between them';
  return refuse('InvalidLabel', `value of label "${key}" must be text of at most 63 characters, got ${quoted(value)}; ${mend}`);
}
