import { Port } from '../values/port';
import { PortSet } from '../values/port-set';
import { Outcome } from './chain';

/**
 * What becomes of every port of a pair: allowed, undetermined, or else denied.
 *
 * @internal
 */
export interface Verdict {
  readonly allowed: PortSet;
  readonly undetermined: PortSet;
}

const TCP = PortSet.of([Port.allTcp()]);

/** @internal */
export const NOTHING: Verdict = { allowed: PortSet.EMPTY, undetermined: PortSet.EMPTY };

/**
 * Both ends must let it through.
 *
 * @param tunnel the port that carries all TCP of the pair, which policies see in its stead
 * @internal
 */
export function joined(leaving: Outcome, entering: Outcome, tunnel?: PortSet): Verdict {
  const allowed = surely(leaving).intersect(surely(entering));
  const possible = leaving.accepted.intersect(entering.accepted);
  if (tunnel === undefined) return { allowed, undetermined: possible.minus(allowed) };
  const [sure, perhaps] = [allowed, possible].map((ports) => (ports.contains(tunnel) ? ports.union(TCP) : ports.minus(TCP)));
  return { allowed: sure, undetermined: perhaps.minus(sure) };
}

/** @internal */
export function deniedPorts({ allowed, undetermined }: Verdict): PortSet {
  return PortSet.EVERYTHING.minus(allowed).minus(undetermined);
}

/** What holds of two ways that must both be open. @internal */
export function bothOpen(a: Verdict, b: Verdict): Verdict {
  const allowed = a.allowed.intersect(b.allowed);
  const possible = a.allowed.union(a.undetermined).intersect(b.allowed.union(b.undetermined));
  return { allowed, undetermined: possible.minus(allowed) };
}

/** @internal */
export function within(verdict: Verdict, ports: PortSet): Verdict {
  return { allowed: verdict.allowed.intersect(ports), undetermined: verdict.undetermined.intersect(ports) };
}

/** @internal */
export function verdictKey({ allowed, undetermined }: Verdict): string {
  return `${allowed.key}?${undetermined.key}`;
}

function surely({ accepted, denied }: Outcome): PortSet {
  return denied.isEmpty ? accepted : accepted.minus(denied);
}
