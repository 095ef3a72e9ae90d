import { NetworkError, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { Manifest, recordOf } from './manifest';

/**
 * A place in an object that could not be read.
 *
 * @internal
 */
export interface Unreadable {
  readonly manifest: Manifest;
  /** Such as `spec.ingress[0].from[1]`. */
  readonly path: string;
  readonly error: NetworkError;
}

/**
 * Reads an object that anybody may have written: what is wrong is noted with its place, and the rest is read on.
 *
 * @internal
 */
export class Reading {
  public readonly unreadable: Unreadable[] = [];

  public constructor(public readonly manifest: Manifest) {}

  /** What is read at a place, or `otherwise` told why it cannot be. */
  public at<T>(path: string, read: () => T, otherwise: (why: string) => T): T {
    try {
      return read();
    } catch (error) {
      const known = error instanceof NetworkError ? error
        : new NetworkError('UnreadableObject', `the object must be as its schema says, and is not: ${(error as Error).message}; correct it`);
      this.unreadable.push({ manifest: this.manifest, path, error: known });
      return otherwise(`${path} of ${this.manifest.id} cannot be read`);
    }
  }
}

/**
 * The fields of an object that has no others: an API server refuses a misspelt one, which would else be read as left out.
 *
 * @internal
 */
export function fieldsOf<K extends string>(value: unknown, what: string, ...known: readonly K[]): { readonly [key in K]?: unknown } {
  const record = recordOf(value) ?? refuse('UnreadableObject', `${what} must be an object, got ${quoted(value)}; correct it`);
  const strange = Object.keys(record).find((key) => !(known as readonly string[]).includes(key));
  if (strange !== undefined) refuse('UnknownField', `${what} must have no other fields than ${known.join(', ')}, got ${quoted(strange)}; correct it`);
  return record as { readonly [key in K]?: unknown };
}

/** @internal */
export function textOf(value: unknown, what: string): string {
  return typeof value === 'string' && value !== '' ? value : refuse('UnreadableObject', `${what} must be text, got ${quoted(value)}; correct it`);
}

/** @internal */
export function numberOf(value: unknown, what: string): number {
  return typeof value === 'number' ? value : refuse('UnreadableObject', `${what} must be a number, got ${quoted(value)}; correct it`);
}

/** A list, or nothing at all. @internal */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : refuse('UnreadableObject', `${what} must be a list, got ${quoted(value)}; correct it`);
}
