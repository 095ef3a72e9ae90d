import { Challenge, IIssuer, IssuerFacts, IssuerRef } from '../model/issuer';
import { WayIn } from '../model/way-in';
import { checkProps, refuse } from '../values/errors';
import { checkDnsLabel } from '../values/names';
import { quoted } from '../values/quoted';

/** What is known of a ClusterIssuer that somebody else makes. */
export interface ReferencedClusterIssuerOptions {
  /**
   * Which challenges it answers; an empty list if it needs none, as a CA.
   *
   * @default - not known: no solver is let in, and one finding says so
   */
  readonly challenges?: Challenge[];
  /**
   * The way in that its HTTP-01 solvers use.
   *
   * @default - that of the app, or the platform's default exposure
   */
  readonly solverWayIn?: WayIn;
}

/** What is known of an Issuer that somebody else makes. */
export interface ReferencedIssuerOptions extends ReferencedClusterIssuerOptions {
  /**
   * Its namespace; it signs only there.
   *
   * @default - not known
   */
  readonly namespaceName?: string;
}

/** @internal */
export function referTo(kind: IssuerFacts['kind'], name: string, options: ReferencedIssuerOptions): IIssuer {
  checkProps(`Referenced${kind}Options`, options);
  const { challenges, namespaceName, solverWayIn } = options;
  if (solverWayIn !== undefined && !(solverWayIn instanceof WayIn)) {
    refuse('NoWayIn', `solverWayIn must be a way in, got ${quoted(solverWayIn)}; give one, such as the exposure your apps use`);
  }
  const unknown = challenges?.find((challenge) => !Object.values(Challenge).includes(challenge));
  if (unknown !== undefined) {
    refuse('InvalidChallenge', `challenges must be of Challenge, got ${quoted(unknown)}; use Challenge.HTTP01 or Challenge.DNS01`);
  }
  if (namespaceName !== undefined) checkDnsLabel('namespace name', namespaceName);
  const known = challenges === undefined ? undefined : [...new Set(challenges)].sort();
  return { issuerRef: IssuerRef._of({ kind, name, namespaceName, challengesFor: () => known, solverWayIn }) };
}
