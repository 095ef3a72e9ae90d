import { refuse } from './errors';
import { checkLabelKey, checkLabelValue } from './label-syntax';
import { quoted } from './quoted';

/**
 * Refuses labels of an object that the API server refuses.
 *
 * @internal
 */
export function checkLabels(labels: { readonly [key: string]: string } | undefined): void {
  for (const [key, value] of entriesOf('labels', labels)) checkLabelValue(checkLabelKey(key), value);
}

/**
 * Refuses annotations that the API server refuses: keys are those of labels, without regard to case; values are any text.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 * @internal
 */
export function checkAnnotations(annotations: { readonly [key: string]: string } | undefined): void {
  for (const [key, value] of entriesOf('annotations', annotations)) {
    checkLabelKey(key.toLowerCase());
    if (typeof value !== 'string') {
      refuse('InvalidAnnotation', `value of annotation "${key}" must be text, got ${quoted(value)}; write it in quotes`);
    }
  }
}

function entriesOf(what: string, map: { readonly [key: string]: string } | undefined): Array<[string, string]> {
  if (map === undefined) return [];
  if (typeof map !== 'object' || map === null || Array.isArray(map)) refuse('InvalidMetadata', `${what} must be a map, got ${quoted(map)}; write { key: 'value' }`);
  return Object.entries(map);
}
