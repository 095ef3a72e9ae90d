import { KubeObject, nameOf } from '../../cluster/object';
import { SYSTEM_NAMESPACE } from './control-plane';
import type { Infrastructure } from './infrastructure';

type Labels = { readonly [key: string]: string };

interface PolicyPeer {
  readonly namespaceSelector?: { readonly matchLabels?: Labels };
  readonly podSelector?: { readonly matchLabels?: Labels };
}

interface PolicySpec {
  readonly ingress?: ReadonlyArray<{ readonly from?: readonly PolicyPeer[] }>;
  readonly egress?: ReadonlyArray<{ readonly to?: readonly PolicyPeer[]; readonly ports?: ReadonlyArray<{ readonly port: number | string }> }>;
}

interface ServiceSpec {
  readonly selector: Labels;
  readonly ports: ReadonlyArray<{ readonly targetPort: number }>;
}

/** Proxies as a policy of ours names them, and at which ports where it sends to them. */
interface NamedProxies {
  readonly policy: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly ports?: readonly number[];
}

/** How often policies name the proxies of the control plane, and what is wrong with how they do. */
export function proxyProblems(
  documents: readonly KubeObject[], platform: string, infrastructure: Infrastructure,
): { named: number; problems: string[] } {
  const named = documents.filter(({ kind }) => kind === 'NetworkPolicy').flatMap(proxiesIn);
  return { named: named.length, problems: named.flatMap((proxies) => problemsOf(proxies, platform, infrastructure)) };
}

function problemsOf({ policy, namespace, labels, ports }: NamedProxies, platform: string, { deployments, services }: Infrastructure): string[] {
  const homes = [platform, SYSTEM_NAMESPACE];
  const said = `${policy} names pods ${JSON.stringify(labels)} of ${namespace}`;
  const isHere = ({ metadata }: KubeObject) => metadata.namespace === namespace && homes.includes(namespace);
  const found = deployments.filter((each) => isHere(each) && covers(podLabels(each), labels));
  if (found.length === 0) return [`${said}, and no Deployment of Envoy Gateway has such pods`];
  if (found.length > 1) return [`${said}, and ${found.map(nameOf).join(', ')} have such pods`];
  if (ports === undefined) return [];
  const specs = services.filter(isHere).map(({ spec }) => spec as ServiceSpec);
  const service = specs.find(({ selector }) => covers(podLabels(found[0]), selector));
  const target = (service?.ports ?? []).map(({ targetPort }) => targetPort).sort();
  return String(target) === String([...ports].sort()) ? [] : [`${said} at ${ports.join(', ')}, and they listen on ${target.join(', ')}`];
}

function proxiesIn(policy: KubeObject): NamedProxies[] {
  const { ingress = [], egress = [] } = policy.spec as PolicySpec;
  const of = (peers: readonly PolicyPeer[] = [], ports?: readonly number[]) => peers.flatMap(({ namespaceSelector, podSelector }) => {
    const labels = podSelector?.matchLabels ?? {};
    const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? policy.metadata.namespace!;
    return Object.keys(labels).some((key) => key.startsWith('gateway.envoyproxy.io/')) ? [{ policy: nameOf(policy), namespace, labels, ports }] : [];
  });
  return [...ingress.flatMap(({ from }) => of(from)), ...egress.flatMap(({ to, ports = [] }) => of(to, ports.map(({ port }) => Number(port))))];
}

function podLabels({ spec }: KubeObject): Labels {
  return (spec as { template: { metadata: { labels: Labels } } }).template.metadata.labels;
}

function covers(all: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => all[key] === value);
}
