import { IConstruct } from 'constructs';

/**
 * A Kubernetes object as data, spelled as its YAML is.
 *
 * @internal
 */
export interface Document {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: DocumentMetadata;
  readonly spec: object;
  /** The construct it is created under; the one that asked, when absent. */
  readonly scope?: IConstruct;
}

/** @internal */
export interface DocumentMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/**
 * What makes an object one object in a cluster, as text.
 *
 * @internal
 */
export function documentKey(document: Document): string {
  const { name, namespace } = document.metadata;
  return `${document.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
