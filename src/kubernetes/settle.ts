import { Construct, IConstruct } from 'constructs';
import { Document } from '../model/document';
import { Finding, Severity } from '../model/finding';
import { Ledger } from '../model/ledger';
import { PolicyOutcome } from '../model/policy-dialect';
import { clusterOf } from './cluster';
import { DocumentSet } from './document-set';
import { PolicyBook } from './policy-book';

const SETTLED = Symbol.for('cdk8s-networking.policies');

/**
 * Sees to it that the app's policies exist once all wishes are known: at synth, or when somebody asks for objects earlier.
 *
 * Idempotent. Each policy is created under its subject's construct, in sorted order, so the file's order is the tree's.
 *
 * @internal
 */
export function settlePolicies(scope: IConstruct): void {
  const root = scope.node.root as Construct & { [SETTLED]?: true };
  if (root[SETTLED] === true) return;
  Object.defineProperty(root, SETTLED, { value: true });
  const ledger = Ledger.of(root);
  const book = new PolicyBook(ledger);
  let findings: readonly Finding[] = [];
  const documents = new DocumentSet(root, () => ledger.version, () => {
    const written = write(book);
    findings = written.findings;
    return written.documents;
  });
  ledger.onSettle(() => {
    documents.sync();
    return findings;
  });
}

function write(book: PolicyBook): { documents: Document[]; findings: Finding[] } {
  const { entries, findings } = book.read();
  const documents: Document[] = [];
  const outcomes: PolicyOutcome[] = [];
  for (const { scope, isolatedBy, subject } of entries) {
    const cluster = clusterOf(scope);
    const outcome = cluster.dialect.emit(subject, cluster.facts);
    outcomes.push(outcome);
    documents.push(...outcome.documents.map((document) => ({ ...document, scope })));
    findings.push(...platformFindings(isolatedBy));
  }
  for (const { id, askedBy, sentence, mend, wider } of outcomes.flatMap(({ shortfalls }) => shortfalls)) {
    findings.push({ id, path: askedBy, sentence, mend, severity: wider === true ? Severity.WARNING : Severity.ERROR });
  }
  return { documents, findings };
}

function platformFindings(scope: IConstruct): Finding[] {
  const { platform } = clusterOf(scope);
  if (platform === undefined) {
    return [{
      id: 'NoPlatform',
      path: '',
      sentence: 'no platform is applied, so policies assume that they are enforced and that DNS is kube-dns in kube-system',
      mend: 'describe the cluster with new Platform({ ... }).applyTo(app), or a preset',
      severity: Severity.WARNING,
    }];
  }
  if (platform.cni.enforcesPolicies) return [];
  return [{
    id: 'PoliciesNotEnforced',
    path: scope.node.path,
    sentence: `${platform.cni.cniName} does not enforce NetworkPolicies, so nothing is denied here`,
    mend: 'choose a CNI that does, or acknowledge it with a reason',
    severity: Severity.ERROR,
  }];
}
