import { App } from 'cdk8s';
import { Case } from '../case';
import { synthesize } from './synthesize';

/** Cases of one construct. */
export interface Matrix {
  readonly construct: string;
  readonly cases: ReadonlyArray<{ readonly name: string; readonly build: () => App }>;
  /** Ids of the errors that some of the cases end with, where not all of them can be had. */
  readonly refusals?: readonly string[];
}

export function casesOf({ construct, cases, refusals }: Matrix): Case[] {
  return cases.map(({ name, build }) => ({ source: 'matrix', name: `${construct} ${name}`, documents: () => synthesize(build()), refusals }));
}

/** The name of a choice: what differs from nothing said. */
export function choiceName(choice: { readonly [dimension: string]: string }): string {
  return Object.entries(choice).filter(([, value]) => value !== 'none').map(([dimension, value]) => `${dimension}=${value}`).join(' ');
}
