import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { KubeObject } from '../cluster/object';
import { cached, recipeKey } from './folder';
import { GoModule, moduleFolder } from './go-module';
import { VERSIONS } from './versions';

/** Where a project keeps its CustomResourceDefinitions, in its Go module. */
interface CrdSource extends GoModule {
  readonly title: string;
  /** Files, or folders of files. */
  readonly places: readonly string[];
}

export const CRD_SOURCES: readonly CrdSource[] = [
  { title: 'Gateway API (standard)', path: 'sigs.k8s.io/gateway-api', version: VERSIONS.gatewayApi, places: ['config/crd/standard'] },
  { title: 'cert-manager', path: 'github.com/cert-manager/cert-manager', version: VERSIONS.certManager, places: ['deploy/crds'] },
  { title: 'MetalLB', path: 'go.universe.tf/metallb', version: VERSIONS.metallb, places: ['config/crd/bases'] },
  {
    title: 'Calico (v3, operator) and ClusterNetworkPolicy',
    path: 'github.com/tigera/operator',
    version: VERSIONS.tigeraOperator,
    places: ['v3.projectcalico.org', 'policy.networking.k8s.io'].map((group) => `pkg/imports/crds/calico/${group}`).concat('pkg/imports/crds/operator'),
  },
  {
    title: 'Cilium (v2, v2alpha1)',
    path: 'github.com/cilium/cilium',
    version: VERSIONS.cilium,
    places: ['v2', 'v2alpha1'].map((version) => `pkg/k8s/apis/cilium.io/client/crds/${version}`),
  },
  {
    title: 'Traefik',
    path: 'github.com/traefik/traefik/v3',
    version: VERSIONS.traefik,
    places: ['docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml'],
  },
];

/** Every CustomResourceDefinition of the sources; kept as JSON, since ten megabytes of YAML take longer to read than the server to start. */
export async function customResourceDefinitions(): Promise<KubeObject[]> {
  const key = recipeKey(...CRD_SOURCES.flatMap(({ path, version, places }) => [path, version, ...places]));
  const file = await cached(`crds-${key}.json`, async (target) => {
    const found: KubeObject[] = [];
    for (const source of CRD_SOURCES) found.push(...definitionsOf(await moduleFolder(source), source));
    writeFileSync(target, JSON.stringify(found));
  });
  return JSON.parse(readFileSync(file, 'utf8')) as KubeObject[];
}

function definitionsOf(folder: string, { title, places }: CrdSource): KubeObject[] {
  const files = places.flatMap((place) => (/\.ya?ml$/.test(place) ? [place] : readdirSync(join(folder, place)).sort().map((name) => join(place, name))));
  const definitions = files
    .filter((file) => /\.ya?ml$/.test(file))
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as KubeObject | null))
    .filter((object): object is KubeObject => object?.kind === 'CustomResourceDefinition');
  if (definitions.length === 0) throw new Error(`${title} has no CustomResourceDefinition in ${places.join(', ')}`);
  return definitions;
}
