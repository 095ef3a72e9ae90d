import { Challenge } from '../model/issuer';
import { Hostname } from '../values/hostname';

/**
 * What decides whether a solver is taken for a name.
 *
 * @internal
 */
export interface SolverFacts {
  readonly challenge: Challenge;
  readonly dnsNames: readonly string[];
  readonly dnsZones: readonly string[];
}

/**
 * The solver that cert-manager takes for a name.
 *
 * Of those whose selector matches, a name wins over a zone, a longer zone over a shorter one, any selector over none, and
 * the first in the list over an equal one. A wildcard is offered DNS-01 only, so it passes HTTP-01 solvers over; where it
 * finds nothing else, the one passed over is returned, as the reason why it cannot be solved.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/util/solverpicker/solverpicker.go
 * @internal
 */
export function solverFor<T extends SolverFacts>(hostname: Hostname, solvers: readonly T[]): T | undefined {
  const ranked = solvers
    .map((solver) => ({ solver, weight: weightOf(hostname.toString(), solver) }))
    .filter(({ weight }) => weight !== undefined)
    .sort((a, b) => (a.weight === b.weight ? 0 : b.weight! - a.weight!))
    .map(({ solver }) => solver);
  return ranked.find(({ challenge }) => !hostname.isWildcard || challenge === Challenge.DNS01) ?? ranked[0];
}

function weightOf(name: string, { dnsNames, dnsZones }: SolverFacts): number | undefined {
  if (dnsNames.length === 0 && dnsZones.length === 0) return 0;
  if (dnsNames.includes(name)) return Number.POSITIVE_INFINITY;
  const labels = dnsZones.filter((zone) => name === zone || name.endsWith(`.${zone}`)).map((zone) => zone.split('.').length);
  return labels.length === 0 ? undefined : Math.max(...labels);
}
