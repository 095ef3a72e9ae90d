import { LabelSelector } from '../values/label-selector';
import { Truth } from './truth';

/** @internal */
export interface Labels { readonly [key: string]: string }

/**
 * Something with labels. Where some of them are not known, `open` says why.
 *
 * @internal
 */
export interface Labelled {
  readonly labels: Labels;
  readonly open?: string;
}

/**
 * Which labelled things are meant. Standard selectors are demands; another grammar is another demand.
 *
 * @internal
 */
export interface Demand {
  /** Canonical text: equal for equal demands; empty for everything. */
  readonly key: string;
  /** Labels that everything it selects has. */
  readonly required: Labels;
  meets(thing: Labelled): Truth;
  /** Labels of a thing it selects; undefined where nothing can meet it. */
  example(): Labels | undefined;
}

/** The label every namespace carries without anybody writing it. @internal */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** @internal */
export function demandOf(selector: LabelSelector): Demand {
  return {
    key: selector._key,
    required: selector._matchLabels,
    meets: ({ labels, open }) => (open === undefined ? selector.matches(labels) : selector._mayMatch(labels) ?? open),
    example: () => selector._example(),
  };
}

/** @internal */
export const EVERYTHING: Demand = demandOf(LabelSelector.everything());

/** The one namespace of a name. @internal */
export function named(namespace: string): Demand {
  return {
    key: `${NAME_LABEL}=${namespace}`,
    required: { [NAME_LABEL]: namespace },
    meets: ({ labels, open }) => (Object.hasOwn(labels, NAME_LABEL) ? labels[NAME_LABEL] === namespace : open ?? false),
    example: () => ({ [NAME_LABEL]: namespace }),
  };
}
