import { Upkeep } from '../../model/data-plane';
import { podsIn } from '../../model/peer-term';
import { LabelSelector } from '../../values/label-selector';
import { ISTIOD } from './facts';

/**
 * Without istiod a proxy has neither listeners nor a certificate of its own.
 *
 * @internal
 */
export function istiodIn(namespaceName: string): Upkeep {
  return { peer: podsIn(namespaceName, LabelSelector.labels(ISTIOD.labels)), ports: [ISTIOD.port] };
}
