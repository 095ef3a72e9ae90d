import { IConstruct } from 'constructs';

/**
 * The one error of this library.
 *
 * Python sees only the message (jsii turns every error into a `RuntimeError`), so it starts with the stable id
 * and ends with the construct path.
 *
 * @internal
 */
export class NetworkError extends Error {
  /**
   * @param id stable name, PascalCase; part of the public contract
   * @param sentence got → wanted → mend, lower case, no full stop
   * @param path construct path, where one is known
   */
  public constructor(public readonly id: string, public readonly sentence: string, public readonly path?: string) {
    super(`${id}: ${sentence}${path === undefined || path === '' ? '' : `  [${path}]`}`);
    this.name = 'NetworkError';
  }

  /** jsii hands a method's error on as this text; it too begins with the id. */
  public toString(): string {
    return this.message;
  }
}

/**
 * Throws a `NetworkError`, with the path of the construct it happened in.
 *
 * @internal
 */
export function refuse(id: string, sentence: string, scope?: IConstruct): never {
  throw new NetworkError(id, sentence, scope?.node.path);
}

/**
 * Runs `make` and adds the path of `scope` to an error that has none: values are checked without knowing where they stand.
 *
 * @internal
 */
export function within<T>(scope: IConstruct, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof NetworkError && error.path === undefined) {
      throw new NetworkError(error.id, error.sentence, scope.node.path);
    }
    throw error;
  }
}

/**
 * Refuses props that are no object: JavaScript lets them be forgotten, and reading from nothing is a TypeError.
 *
 * @internal
 */
export function checkProps(what: string, props: unknown, scope?: IConstruct): void {
  if (typeof props === 'object' && props !== null) return;
  refuse('InvalidProps', `${what} must be an object, got ${String(props)}; give at least {}`, scope);
}

/**
 * Refuses what is not of an enum: JavaScript lets any text pass, and a typo would be read as the default.
 *
 * @internal
 */
export function checkEnum(what: string, value: unknown, members: object): void {
  if (value === undefined || Object.values(members).includes(value)) return;
  refuse('InvalidChoice', `${what} must be one of ${Object.values(members).join(', ')}, got "${String(value)}"; correct it`);
}
