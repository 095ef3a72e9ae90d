import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { messageOf } from '../cluster/apply-again';
import { applyDocuments } from '../cluster/apply-documents';
import { KubeObject } from '../cluster/object';
import { markdownTable } from '../report/markdown-table';
import { synthesize } from './positive/matrix/synthesize';
import { Suite, SuiteResult } from './suite';

interface PodCase {
  readonly name: string;
  readonly spec: object;
  /** The strictest level that admits it. */
  readonly meets: 'privileged' | 'baseline' | 'restricted';
}

const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
const CONTAINER = { name: 'main', image: 'ghcr.io/acme/shop:1.4' };

/** A SecureNamespace refuses pods below its level and warns of those below its other level; the pods we write meet the strictest. */
export const POD_SECURITY: Suite = {
  title: 'Pod Security',
  run: async ({ cluster: { client } }): Promise<SuiteResult> => {
    const pods: PodCase[] = [
      { name: 'privileged', meets: 'privileged', spec: { containers: [{ ...CONTAINER, securityContext: { privileged: true } }] } },
      { name: 'on the host network', meets: 'privileged', spec: { hostNetwork: true, containers: [CONTAINER] } },
      { name: 'plain', meets: 'baseline', spec: { containers: [CONTAINER] } },
      { name: 'of an ExposedApp from an image', meets: 'restricted', spec: podOfImage() },
    ];
    const failures: string[] = [];
    const rows: string[][] = [];
    let checks = 0;
    for (const enforced of LEVELS) {
      const namespace = `pod-security-${enforced}`;
      for (const { answer, object } of await applyDocuments(client, securedNamespace(namespace, enforced))) {
        if (!answer.ok) throw new Error(`${object.kind} ${object.metadata.name} was refused: ${messageOf(answer)}`);
      }
      for (const { name, spec, meets } of pods) {
        const answer = await client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe', namespace }, spec }, { dryRun: true });
        const admits = LEVELS.indexOf(meets) >= LEVELS.indexOf(enforced);
        const warns = answer.warnings.some((warning) => warning.includes('would violate PodSecurity "restricted'));
        const violates = answer.status === 403 && messageOf(answer).includes(`violates PodSecurity "${enforced}:`);
        checks += 1;
        if (admits ? !answer.ok || warns !== (meets !== 'restricted') : !violates) {
          failures.push(`a pod ${name} under ${enforced}: ${answer.ok ? `admitted with warnings ${JSON.stringify(answer.warnings)}` : messageOf(answer)}`);
        }
        rows.push([enforced, name, answer.ok ? (warns ? 'admitted, with a warning' : 'admitted') : 'refused']);
      }
    }
    return { passed: checks - failures.length, failures, report: markdownTable(['SecureNamespace enforces', 'a pod', 'is'], rows) };
  },
};

function securedNamespace(namespace: string, podSecurity: string): KubeObject[] {
  const app = new App();
  new net.presets.Kind().applyTo(app);
  new net.SecureNamespace(new Chart(app, 'chart', { namespace }), 'Ns', { podSecurity: podSecurity as net.PodSecurityLevel });
  return synthesize(app);
}

function podOfImage(): object {
  const app = new App();
  new net.presets.K3s({ issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }) }).applyTo(app);
  new net.ExposedApp(new Chart(app, 'chart', { namespace: 'shop' }), 'Shop', {
    image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com', env: { A: 'b' }, healthPath: '/healthz',
  });
  const deployment = synthesize(app).find(({ kind }) => kind === 'Deployment') as unknown as { spec: { template: { spec: object } } };
  return deployment.spec.template.spec;
}
