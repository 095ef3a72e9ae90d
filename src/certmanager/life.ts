import { Duration } from 'cdk8s';
import { refuse } from '../values/errors';
import { LIFE } from './facts';
import { CertificateSpec } from './shapes';

/**
 * How long a certificate is valid and when it is renewed, by cert-manager's own rules.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/certificate.go
 * @internal
 */
export function lifeOf(duration?: Duration, renewBefore?: Duration): Pick<CertificateSpec, 'duration' | 'renewBefore'> {
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
  return {
    duration: life === undefined ? undefined : goDuration(life),
    renewBefore: before === undefined ? undefined : goDuration(before),
  };
}

/** As Go reads it, `2160h` or `1h30m`. */
function goDuration(seconds: number): string {
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'm'], [seconds % 60, 's']] as const;
  return parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${amount}${unit}`).join('') || '0s';
}

function wholeSeconds(what: string, duration: Duration): number {
  const seconds = duration instanceof Duration ? duration.toSeconds({ integral: false }) : NaN;
  if (Number.isInteger(seconds)) return seconds;
  return refuse('InvalidDuration', `${what} must be a Duration of whole seconds, got ${
    duration instanceof Duration ? duration.toHumanString() : 'something else'}; write it like Duration.days(90)`);
}
