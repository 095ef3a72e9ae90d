import { KubeObject } from '../../cluster/object';

/** Something the library wrote, to be applied as one. */
export interface Case {
  /** Where it comes from: a column of the report. */
  readonly source: string;
  readonly name: string;
  /** In the order of the files that `cdk8s synth` writes. */
  readonly documents: () => readonly KubeObject[];
  /** Ids of errors of the library that it may end with. */
  readonly refusals?: readonly string[];
}
