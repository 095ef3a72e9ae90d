import { nameOf } from '../cluster/object';
import { CertManagerJudge } from '../judges/cert-manager';
import { Suite, SuiteResult } from './suite';

/** cert-manager's own validation code takes every Certificate and issuer that the suites wrote, without a warning. */
export const CERT_MANAGER: Suite = {
  title: 'cert-manager\'s admission webhook',
  run: async ({ corpus }): Promise<SuiteResult> => {
    const objects = corpus.ofKinds('cert-manager.io', 'Certificate', 'Issuer', 'ClusterIssuer');
    const judge = await CertManagerJudge.start();
    try {
      const verdicts = await Promise.all(objects.map(async (object) => ({ object, ...await judge.judge(object) })));
      const said = new Map<string, string[]>();
      for (const { object, error, warnings = [] } of verdicts) {
        for (const text of [...(error === undefined ? [] : [error]), ...warnings]) said.set(text, [...(said.get(text) ?? []), nameOf(object)]);
      }
      // One fault of the library meets many objects.
      const failures = [...said].map(([text, names]) => `${names.length} objects, such as ${names[0]}: ${text}`);
      // A judge that takes everything would prove nothing.
      const control = await judge.judge({ apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'none', namespace: 'shop' }, spec: {} });
      if (control.error === undefined) failures.push('an Issuer that says nothing was taken');
      const kinds = ['Certificate', 'Issuer', 'ClusterIssuer'].map((kind) => `${objects.filter((object) => object.kind === kind).length} ${kind}s`);
      return { passed: verdicts.length + 1 - failures.length, failures, report: [`${kinds.join(', ')} of the cases above.`] };
    } finally {
      judge.stop();
    }
  },
};
