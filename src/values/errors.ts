import { Construct, IConstruct } from 'constructs';
import { quoted } from './quoted';
import { misfit } from './struct-shapes';

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
 * Refuses props that are no object, or whose members are of another type: reading on would end in a TypeError.
 *
 * @param struct the name of the interface, with the submodule's where it is of one
 * @internal
 */
export function checkProps(struct: string, props: unknown, scope?: IConstruct): void {
  if (typeof props !== 'object' || props === null || Array.isArray(props)) {
    return refuse('InvalidProps', `${struct} must be an object, got ${quoted(props)}; give at least {}`, scope);
  }
  const wrong = misfit(struct, props);
  if (wrong !== undefined) refuse('InvalidProps', wrong, scope);
}

/**
 * Refuses what is no construct, where something is looked up in the tree.
 *
 * @internal
 */
export function checkConstruct(what: string, scope: unknown): void {
  if (!Construct.isConstruct(scope)) refuse('NotAConstruct', `${what} must be given an app, a chart or another construct, got ${quoted(scope)}; pass one`);
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
