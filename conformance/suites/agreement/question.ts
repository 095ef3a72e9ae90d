import * as fc from 'fast-check';
import { KubeObject } from '../../cluster/object';

/** Why we refuse what the server takes. */
export interface Reason {
  /** The id of our error. */
  readonly id: string;
  /** What its message must say, where an id has several reasons. */
  readonly says?: RegExp;
  readonly because: string;
}

/** Random inputs of one kind, as our construct reads them and as the manifest they mean. */
export interface Question<T> {
  readonly kind: string;
  /** What the types of the construct let through, good and bad; what they rule out is not asked. */
  readonly inputs: fc.Arbitrary<T>;
  /** What our construct writes; throws what it refuses. */
  readonly write: (input: T) => KubeObject[];
  /** The same, written by hand, without a thought. */
  readonly meaning: (input: T) => KubeObject[];
  readonly stricter: readonly Reason[];
}
