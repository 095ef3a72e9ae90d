import { refuse } from '../values/errors';
import { checkAnnotations, checkLabels } from '../values/metadata';
import { DIRECT_INJECTION_ANNOTATION, OWN_ANNOTATION_PREFIX } from './facts';
import { SecretTemplateSpec } from './shapes';

interface Metadata {
  readonly [key: string]: string;
}

/**
 * Labels and annotations of the Secret; those of cert-manager's own are refused, as its webhook does.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/certificate.go
 * @internal
 */
export function secretTemplate(labels: Metadata | undefined, annotations: Metadata | undefined): SecretTemplateSpec | undefined {
  checkLabels(labels);
  checkAnnotations(annotations);
  const own = Object.keys(annotations ?? {}).find((key) => key.startsWith(OWN_ANNOTATION_PREFIX) && key !== DIRECT_INJECTION_ANNOTATION);
  if (own !== undefined) {
    refuse('InvalidAnnotation', `annotations "${OWN_ANNOTATION_PREFIX}…" of a Secret are cert-manager's own, save ${DIRECT_INJECTION_ANNOTATION}, got "${own}"; leave it out`);
  }
  const said = { labels: saidOf(labels), annotations: saidOf(annotations) };
  return said.labels === undefined && said.annotations === undefined ? undefined : said;
}

function saidOf(metadata: Metadata | undefined): Metadata | undefined {
  return metadata === undefined || Object.keys(metadata).length === 0 ? undefined : metadata;
}
