import { Duration } from 'cdk8s';
import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { LIFE } from './facts';
import { goDuration, wholeSeconds } from './go-duration';
import { CertificateSpec } from './shapes';

/**
 * How long a certificate is valid and when it is renewed, by cert-manager's own rules.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/certificate.go
 * @internal
 */
export function lifeOf(
  duration?: Duration, renewBefore?: Duration, renewBeforePercentage?: number,
): Pick<CertificateSpec, 'duration' | 'renewBefore' | 'renewBeforePercentage'> {
  const life = duration === undefined ? undefined : wholeSeconds('duration', duration);
  const before = renewBefore === undefined ? undefined : wholeSeconds('renewBefore', renewBefore);
  if (life !== undefined && life < LIFE.shortest) {
    refuse('InvalidDuration', `duration must be ${goDuration(LIFE.shortest)} or more, got ${goDuration(life)}; lengthen it`);
  }
  if (before !== undefined && before < LIFE.shortestRenewBefore) {
    refuse('InvalidDuration', `renewBefore must be ${goDuration(LIFE.shortestRenewBefore)} or more, got ${goDuration(before)}; lengthen it`);
  }
  if (before !== undefined && before >= (life ?? LIFE.usual)) {
    refuse('InvalidDuration', `renewBefore must be less than duration, ${goDuration(life ?? LIFE.usual)}${
      life === undefined ? ' unless given' : ''}, got ${goDuration(before)}; shorten it`);
  }
  if (renewBeforePercentage !== undefined) {
    if (before !== undefined) refuse('InvalidDuration', 'renewBefore and renewBeforePercentage say the same thing, got both; give one of them');
    checkPercentage(renewBeforePercentage, life ?? LIFE.usual);
  }
  return {
    duration: life === undefined ? undefined : goDuration(life),
    renewBefore: before === undefined ? undefined : goDuration(before),
    renewBeforePercentage,
  };
}

/** cert-manager's documentation wants 5 minutes before the end; its webhook wants them after the beginning. */
function checkPercentage(percentage: number, life: number): void {
  if (!Number.isInteger(percentage) || percentage < 1 || percentage > 99) {
    refuse('InvalidDuration', `renewBeforePercentage must be a whole number from 1 to 99, got ${quoted(percentage)}; 33 is usual`);
  }
  const before = life * percentage / 100;
  if (Math.min(before, life - before) >= LIFE.shortestRenewBefore) return;
  refuse('InvalidDuration', `renewBeforePercentage must leave ${goDuration(LIFE.shortestRenewBefore)} or more before and after the renewal, got ${percentage} of ${
    goDuration(life)}; lengthen duration, or choose nearer to the middle`);
}
