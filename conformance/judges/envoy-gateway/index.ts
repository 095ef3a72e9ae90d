import { KubeObject } from '../../cluster/object';
import type { Cluster } from '../../cluster/start-cluster';
import { markdownTable } from '../../report/markdown-table';
import { setStage, Stage } from '../../requests/stage';
import type { Suite } from '../../suites/suite';
import { ENVOY_GATEWAY_MODULE } from './binary';
import { EnvoyCase, envoyCase, envoyCases } from './cases';
import { JUDGED_KINDS, problemsOf, refusesWith } from './conditions';
import { installEnvoyGateway, startEnvoyGateway, SYSTEM_NAMESPACE } from './control-plane';
import { Control, CONTROLS } from './controls';
import { bringUp, infrastructureIn } from './infrastructure';
import { proxyProblems } from './proxies';

const PATIENCE_MILLISECONDS = 45_000;
const PAUSE_MILLISECONDS = 1_000;
const GRACE_MILLISECONDS = 2_000;

/** A case of the judge, spoilt by a control or as it was written. */
type Tried = EnvoyCase & { readonly control?: Control };

/** What was found of one case: how many things were looked at, and what is wrong. */
interface Findings {
  readonly counts: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
}

/** What the control plane makes of our objects: accepted, with every reference resolved, and proxies where our policies expect them. */
export const ENVOY_GATEWAY_JUDGE: Suite = {
  title: 'Judged: Envoy Gateway\'s control plane',
  run: async ({ cluster }) => {
    const tried: readonly Tried[] = [
      ...envoyCases(), ...CONTROLS.map((control) => {
        const good = envoyCase(control.name);
        return { ...good, control, documents: control.spoil(good.documents) };
      }),
    ];
    await installEnvoyGateway(cluster);
    const stage = await setStage(cluster, 'envoy-gateway-judge', tried.flatMap(({ documents }) => documents));
    try {
      const findings: Findings[] = [];
      for (const beside of [false, true]) {
        findings.push(...await judge(cluster, stage, tried.filter(({ besideGateways }) => besideGateways === beside)));
      }
      const counts = new Map<string, number>();
      for (const each of findings) each.counts.forEach((count, what) => counts.set(what, (counts.get(what) ?? 0) + count));
      const failures = findings.flatMap(({ problems }) => problems);
      return {
        passed: Math.max(0, [...counts.values()].reduce((sum, count) => sum + count, 0) - failures.length),
        failures,
        report: [
          `Judged by ${ENVOY_GATEWAY_MODULE.path} ${ENVOY_GATEWAY_MODULE.version}.`, '',
          ...markdownTable(['what was judged', 'how often'], [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => [what, String(count)])),
        ],
      };
    } finally {
      await stage.stop();
    }
  },
};

/** Asks again until nothing is wrong, or the patience is over; the control plane is this stage's alone while it runs. */
async function judge(cluster: Cluster, stage: Stage, tried: readonly Tried[]): Promise<Findings[]> {
  const besideGateways = tried.some((each) => each.besideGateways);
  const name = besideGateways ? 'envoy-gateway-beside' : 'envoy-gateway';
  const namespaces = [SYSTEM_NAMESPACE, ...tried.flatMap(namespacesOf)];
  const controlPlane = await startEnvoyGateway(cluster, stage.node, { name, namespaces, besideGateways });
  try {
    for (const end = Date.now() + PATIENCE_MILLISECONDS; ;) {
      if (controlPlane.hasExited) throw new Error(controlPlane.lastWords);
      const homes = [SYSTEM_NAMESPACE, ...tried.map(({ platform }) => platform)];
      await bringUp(cluster.client, await infrastructureIn(cluster.client, homes));
      const findings: Findings[] = [];
      for (const each of tried) findings.push(await look(cluster, stage, each));
      if (findings.every(({ problems }) => problems.length === 0) || Date.now() > end) return findings;
      await new Promise((resume) => setTimeout(resume, PAUSE_MILLISECONDS));
    }
  } finally {
    await controlPlane.stop(GRACE_MILLISECONDS);
  }
}

async function look(cluster: Cluster, stage: Stage, tried: Tried): Promise<Findings> {
  const objects = stage.documents.filter(({ metadata }) => namespacesOf(tried).includes(metadata.namespace ?? ''));
  if (tried.control !== undefined) return lookAtControl(cluster, objects, tried.control);
  const counts = new Map<string, number>();
  const problems: string[] = [];
  for (const object of objects.filter(({ kind }) => JUDGED_KINDS.includes(kind))) {
    counts.set(object.kind, (counts.get(object.kind) ?? 0) + 1);
    problems.push(...problemsOf(object, await cluster.client.get(object)));
  }
  const proxies = proxyProblems(objects, tried.platform, await infrastructureIn(cluster.client, [SYSTEM_NAMESPACE, tried.platform]));
  counts.set('proxies named in a NetworkPolicy, of the Deployments it makes', proxies.named);
  return { counts, problems: [...problems, ...proxies.problems].map((problem) => `${tried.name}: ${problem}`) };
}

async function lookAtControl(cluster: Cluster, objects: readonly KubeObject[], { name: spoilt, refused }: Control): Promise<Findings> {
  const problems: string[] = [];
  for (const { kind, name, type, reason } of refused) {
    const object = objects.find((each) => each.kind === kind && each.metadata.name === name);
    const holds = object !== undefined && refusesWith(await cluster.client.get(object), type, reason);
    if (!holds) problems.push(`${spoilt}: ${kind} ${name} should have ${type} False for ${reason}`);
  }
  return { counts: new Map([['spoilt objects, refused for the right reason', refused.length]]), problems };
}

function namespacesOf({ platform, apps }: EnvoyCase): string[] {
  return [platform, apps.namespace, ...(apps.otherNamespace === undefined ? [] : [apps.otherNamespace])];
}
