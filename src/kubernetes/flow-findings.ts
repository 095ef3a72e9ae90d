import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Finding, Severity } from '../model/finding';
import { HiddenClients } from '../model/ledger';
import { describeTerm, PeerTerm } from '../model/peer-term';
import { PodFacts } from '../model/subject';
import { PortSet } from '../values/port-set';

/** @internal */
export function hostNetworkFinding(facts: PodFacts, scope: IConstruct): Finding {
  return {
    id: 'HostNetworkIgnoresPolicies',
    path: scope.node.path,
    sentence: `${facts.kind} ${facts.name} is on the host network, where policies do not select pods, so none is written for it`,
    mend: 'guard it with the node\'s firewall, or take it off the host network',
    severity: Severity.WARNING,
  };
}

/**
 * One for each namespace and chart, however many relations it concerns.
 *
 * @internal
 */
export function notIsolatedFinding(facts: PodFacts, scope: IConstruct): Finding {
  const where = facts.namespaceName === undefined ? 'this chart' : `namespace ${facts.namespaceName}`;
  return {
    id: 'NotIsolated',
    path: Chart.of(scope).node.path,
    sentence: `pods of ${where} are open to everyone, so allowing a relation writes nothing for them`,
    mend: 'add a SecureNamespace, or isolate() the workload',
    severity: Severity.WARNING,
  };
}

/** @internal */
export function writtenElsewhereFinding(
  asker: IConstruct, theirs: PeerTerm, direction: 'ingress' | 'egress', ports: PortSet, ours: PodFacts,
): Finding {
  const way = direction === 'ingress' ? 'from' : 'to';
  const home = ours.namespaceName === undefined ? '' : ` in namespace ${ours.namespaceName}`;
  return {
    id: 'PeerWrittenElsewhere',
    path: asker.node.path,
    sentence: `${describeTerm(theirs)} are named by labels alone, so only our end is written; `
      + `if they are isolated, their ${direction} must admit ${ports.toString()} ${way} pods ${ours.pods.toString()}${home}`,
    mend: 'see to it there, and acknowledge it',
    severity: Severity.WARNING,
  };
}

/** @internal */
export function hiddenClientsFinding(asker: IConstruct, source: PeerTerm, { because, mend }: HiddenClients): Finding {
  return {
    id: 'SourceAddressHidden',
    path: asker.node.path,
    sentence: `a policy cannot admit ${describeTerm(source)} alone: ${because}`,
    mend,
    severity: Severity.ERROR,
  };
}
