import { Duration } from 'cdk8s';
import { checkEnum, checkProps, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { checkCron } from './cron';
import { checkFilled } from './filled-list';
import { goDuration, wholeSeconds } from './go-duration';
import { RenewalSpec, RenewalWindowSpec } from './shapes';

/** Whether a certificate is renewed by itself. */
export enum RenewalPolicy {
  /** Some time before its end. */
  RENEW_BEFORE = 'RenewBefore',
  /** Never: it ends, unless somebody asks for a new one. */
  DISABLED = 'Disabled',
}

/** A time in which certificates may be renewed. */
export interface RenewalWindow {
  /** When it opens, as five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** How long it is open. */
  readonly windowDuration: Duration;
  /**
   * The time zone of `cron`, as IANA names it.
   *
   * @default 'UTC'
   */
  readonly timezone?: string;
}

/** @internal */
export function renewalSpec(
  policy: RenewalPolicy | undefined, windows: readonly RenewalWindow[] | undefined, renewsBefore: boolean,
): RenewalSpec | undefined {
  checkEnum('renewalPolicy', policy, RenewalPolicy);
  if (windows !== undefined) checkFilled('InvalidRenewal', 'renewalWindows', windows, 'leave it out to renew at any time');
  if (policy === RenewalPolicy.DISABLED) {
    if (windows !== undefined || renewsBefore) {
      refuse('InvalidRenewal', `what is never renewed has no time for it, got ${windows === undefined ? 'renewBefore or renewBeforePercentage' : 'renewalWindows'} `
        + 'and RenewalPolicy.DISABLED; leave one of the two out');
    }
    return { policy };
  }
  return windows === undefined ? undefined : { policy: RenewalPolicy.RENEW_BEFORE, windows: windows.map(windowSpec) };
}

function windowSpec(window: RenewalWindow): RenewalWindowSpec {
  checkProps('RenewalWindow', window);
  const seconds = wholeSeconds('windowDuration', window.windowDuration);
  if (seconds === 0) refuse('InvalidRenewal', 'a window must be open for a while, got 0s; write it like Duration.hours(2)');
  return {
    cron: checkCron(window.cron),
    windowDuration: goDuration(seconds),
    timezone: window.timezone === undefined || window.timezone === 'UTC' ? undefined : checkTimezone(window.timezone),
  };
}

/** Go finds a zone by its name to the letter, and knows no offsets. */
function checkTimezone(name: string): string {
  if (typeof name === 'string' && /^[A-Z][-+\w]*(\/[A-Z][-+\w]*)*$/.test(name) && isTimezone(name)) return name;
  return refuse('InvalidRenewal', `timezone must be a name that IANA knows, got ${quoted(name)}; write it like "Europe/Berlin"`);
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
