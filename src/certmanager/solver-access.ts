import { IConstruct } from 'constructs';
import { Severity } from '../model/finding';
import { CertificateNeed } from '../model/front-door';
import { IssuerRef } from '../model/issuer';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { Subject } from '../model/subject';
import { WayIn } from '../model/way-in';
import { LabelSelector } from '../values/label-selector';
import { Port, Protocol } from '../values/port';
import { answersByHttp01, namespaceOf } from './emit-certificate';
import { SOLVER_LABELS, SOLVER_PORT } from './facts';

/**
 * The pods that answer HTTP-01 challenges in a namespace. Their policy belongs to the namespace, since a controller makes them.
 *
 * @internal
 */
export function solverSubject(namespaceName: string | undefined): Subject {
  return {
    policyName: 'allow-acme-http01',
    facts: {
      name: 'acme-http01-solver',
      kind: 'Pods',
      namespaceName,
      pods: LabelSelector.labels({ ...SOLVER_LABELS }),
      containerPorts: [{ number: SOLVER_PORT, protocol: Protocol.TCP }],
      hostNetwork: false,
    },
  };
}

/**
 * Lets the way in reach the solver pods of a certificate, if its issuer answers by HTTP-01.
 *
 * The caller is the way in's data plane, never cert-manager: its own check goes in from outside, too.
 *
 * @param wayIn the app's own, for an issuer whose solvers do not name theirs
 * @see https://cert-manager.io/docs/troubleshooting/acme/
 * @internal
 */
export function letSolverIn(scope: IConstruct, need: CertificateNeed, issuer: IssuerRef, wayIn: WayIn | undefined): void {
  if (!answersByHttp01(need, issuer)) return;
  const entrance = issuer._facts.solverWayIn ?? wayIn;
  if (entrance === undefined) {
    Ledger.of(scope).note({
      id: 'SolverWayInUnknown',
      path: scope.node.path,
      sentence: `${issuer.toString()} answers by HTTP-01, and nobody said through which way in: no solver rule was written`,
      mend: 'give the platform an exposure, or the issuer its solverWayIn',
      severity: Severity.WARNING,
    });
    return;
  }
  const target = Peer._ofSubject(solverSubject(namespaceOf(need, scope)));
  for (const { peer } of entrance._dataPlanes) {
    Ledger.of(scope).addFlow({
      source: Peer._ofTerm(peer),
      target,
      ports: [Port.tcp(SOLVER_PORT)],
      askedBy: scope,
      implied: true,
      reason: `ACME HTTP-01 for Secret ${need.secretName}, through ${entrance._description}`,
    });
  }
}
