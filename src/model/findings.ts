import { IConstruct } from 'constructs';
import { checkConstruct, refuse } from '../values/errors';
import { Finding } from './finding';
import { Ledger } from './ledger';

/**
 * What the library noticed below a construct, and what somebody accepted.
 *
 * Warnings are printed once to stderr at synth; errors fail it. Each is silenced by `acknowledge` on any construct above it.
 */
export class Findings {
  /** The findings at and below `scope`. */
  public static of(scope: IConstruct): Findings {
    checkConstruct('Findings.of', scope);
    return new Findings(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Every finding at and below the scope, acknowledged ones with their reason. */
  public get all(): Finding[] {
    const path = this.scope.node.path;
    return Ledger.of(this.scope).findings().filter((finding) =>
      path === '' || finding.path === path || finding.path.startsWith(`${path}/`));
  }

  /**
   * Accepts every finding of this id at and below the scope, for a reason.
   *
   * Order does not matter: it may come before what it accepts.
   */
  public acknowledge(id: string, reason: string): void {
    if (typeof reason !== 'string' || reason.trim() === '') {
      refuse('NoReason', `accepting ${id} needs a reason, got "${reason}"; say why it is right here`, this.scope);
    }
    Ledger.of(this.scope).acknowledgements.push({ scope: this.scope, id, reason });
  }
}
