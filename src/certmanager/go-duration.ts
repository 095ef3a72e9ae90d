import { Duration } from 'cdk8s';
import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';

/**
 * A Duration as a number of seconds; cert-manager keeps no smaller parts.
 *
 * @internal
 */
export function wholeSeconds(what: string, duration: Duration): number {
  const seconds = duration instanceof Duration ? duration.toSeconds({ integral: false }) : NaN;
  if (Number.isInteger(seconds)) return seconds;
  return refuse('InvalidDuration', `${what} must be a Duration of whole seconds, got ${
    duration instanceof Duration ? duration.toHumanString() : quoted(duration)}; write it like Duration.days(90)`);
}

/**
 * As Go reads it, `2160h` or `1h30m`.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 * @internal
 */
export function goDuration(seconds: number): string {
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'm'], [seconds % 60, 's']] as const;
  return parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${amount}${unit}`).join('') || '0s';
}
