import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';

/**
 * A `major.minor` version of a cluster component.
 *
 * @internal
 */
export class Version {
  public static of(what: string, text: string): Version {
    const match = typeof text === 'string' ? /^v?(\d+)\.(\d+)(\.\d+)?$/.exec(text) : null;
    if (match === null) {
      refuse('InvalidVersion', `${what} must look like "1.36", got ${quoted(text)}; write major and minor as text, separated by a point`);
    }
    return new Version(Number(match[1]), Number(match[2]));
  }

  private constructor(private readonly major: number, private readonly minor: number) {}

  public atLeast(major: number, minor: number): boolean {
    return this.major > major || (this.major === major && this.minor >= minor);
  }

  public toString(): string {
    return `${this.major}.${this.minor}`;
  }
}
