import { readdirSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';

/** The few fields of a manifest that the table is made of. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly ingress?: { readonly from: Caller[]; readonly ports: { readonly port: number }[] }[];
    readonly tls?: { readonly hosts: string[] }[];
    readonly listeners?: { readonly hostname: string; readonly protocol: string }[];
  };
}
interface Labels { readonly [key: string]: string }
interface Caller {
  readonly podSelector: { readonly matchLabels: Labels };
  readonly namespaceSelector?: { readonly matchLabels: Labels };
}

/** Every object that was synthesized for a platform. */
function manifests(platform: string): Manifest[] {
  const folder = join('dist', platform);
  return readdirSync(folder).filter((file) => file.endsWith('.k8s.yaml')).flatMap((file) => Yaml.load(join(folder, file)) as Manifest[]);
}

function rows(objects: Manifest[]): string[][] {
  const workloads = objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata: { name } }) => name);
  const belongsTo = (workload: string) => ({ metadata: { name } }: Manifest) => name === workload || name.startsWith(`${workload}-`);
  const shared = objects.filter((object) => !workloads.some((workload) => belongsTo(workload)(object)));
  return [
    ...workloads.map((workload) => {
      const own = objects.filter(belongsTo(workload));
      return [workload, url(own), `${own.length}`, callers(own)];
    }),
    ['(namespace)', '', `${shared.length}`, shared.filter(({ spec }) => spec?.ingress).map((policy) => `${policy.metadata.name}: ${callers([policy])}`).join('; ')],
  ];
}

/** A TLS host of an Ingress or of a listener that ends TLS. */
function url(objects: Manifest[]): string {
  const hosts = objects.flatMap(({ spec }) => [
    ...(spec?.tls ?? []).flatMap((tls) => tls.hosts),
    ...(spec?.listeners ?? []).filter(({ protocol }) => protocol === 'HTTPS').map(({ hostname }) => hostname),
  ]);
  return hosts.map((host) => `https://${host}`).join(' ');
}

function callers(objects: Manifest[]): string {
  const rules = objects.filter(({ kind }) => kind === 'NetworkPolicy').flatMap(({ spec }) => spec?.ingress ?? []);
  return rules.map(({ from, ports }) => `${from.map(person).join(', ')} on ${ports.map(({ port }) => port).join(', ')}`).join('; ') || 'nobody';
}

function person({ podSelector, namespaceSelector }: Caller): string {
  const labels = Object.entries(podSelector.matchLabels);
  if (namespaceSelector === undefined) return labels.map(([, value]) => value).join(' ');
  const said = labels.map(([key, value]) => `${key.split('/').pop()}=${value}`).join(', ');
  return `${Object.values(namespaceSelector.matchLabels).join(' ')} (${said})`;
}

for (const platform of ['k3s', 'gateway']) {
  const table = [[platform, 'url', 'objects', 'who may call it'], ...rows(manifests(platform))];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log(`\n${table.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n')}`);
}
