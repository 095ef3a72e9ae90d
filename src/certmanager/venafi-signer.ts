import { checkProps, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { checkValue } from './check-value';
import { VenafiSpec } from './shapes';
import { VenafiPlatform } from './venafi-platform';

/** Options for `Signer.venafi`. */
export interface VenafiSignerOptions {
  /** The policy zone, or application and template, that says what may be signed. */
  readonly zone: string;
  /** Which platform signs. */
  readonly platform: VenafiPlatform;
}

/** @internal */
export function venafiSpec(options: VenafiSignerOptions): VenafiSpec {
  checkProps('VenafiSignerOptions', options);
  const { platform } = options;
  if (!(platform instanceof VenafiPlatform)) {
    refuse('InvalidSigner', `platform must be a VenafiPlatform, got ${quoted(platform)}; give VenafiPlatform.tpp(...), .cloud(...) or .ngts(...)`);
  }
  return { zone: checkValue('InvalidSigner', 'zone', options.zone, 'Certificates\\Kubernetes'), ...platform._spec };
}
