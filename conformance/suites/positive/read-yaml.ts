import { parseAllDocuments } from 'yaml';
import { KubeObject } from '../../cluster/object';

/** The objects of a YAML stream, in its order. */
export function readYaml(text: string): KubeObject[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return (document.toJS() as KubeObject | null) ?? [];
  });
}
