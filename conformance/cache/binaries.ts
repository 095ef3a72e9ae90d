import { readFileSync } from 'fs';
import { join } from 'path';
import { goBinary } from './go-binary';
import { VERSIONS } from './versions';

const [MAJOR, MINOR] = VERSIONS.kubernetes.split('.');

/**
 * Modules that live in the Kubernetes repository and are published apart; its own go.mod points at folders we do not have.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.36.4/staging/src/k8s.io
 */
const STAGING = [
  'api', 'apiextensions-apiserver', 'apimachinery', 'apiserver', 'cli-runtime', 'client-go', 'cloud-provider', 'cluster-bootstrap',
  'code-generator', 'component-base', 'component-helpers', 'controller-manager', 'cri-api', 'cri-client', 'cri-streaming',
  'csi-translation-lib', 'dynamic-resource-allocation', 'endpointslice', 'externaljwt', 'kms', 'kube-aggregator',
  'kube-controller-manager', 'kube-proxy', 'kube-scheduler', 'kubectl', 'kubelet', 'metrics', 'mount-utils',
  'pod-security-admission', 'sample-apiserver', 'sample-cli-plugin', 'sample-controller', 'streaming',
];

export async function etcdBinary(): Promise<string> {
  const goPackage = 'go.etcd.io/etcd/server/v3';
  return goBinary({ name: 'etcd', moduleName: 'conformance.local/etcd', requires: [{ path: goPackage, version: VERSIONS.etcd }], goPackage });
}

export async function apiServerBinary(): Promise<string> {
  const stamp = 'k8s.io/component-base/version';
  return goBinary({
    name: 'kube-apiserver',
    moduleName: 'conformance.local/kube-apiserver',
    requires: [{ path: 'k8s.io/kubernetes', version: VERSIONS.kubernetes }],
    replaces: STAGING.map((name) => ({ path: `k8s.io/${name}`, version: `0.${MINOR}.${VERSIONS.kubernetes.split('.')[2]}` })),
    goPackage: 'k8s.io/kubernetes/cmd/kube-apiserver',
    // Without a stamp it reports v0.0.0, and gates by version are decided by that.
    linkerFlags: [`-X ${stamp}.gitVersion=v${VERSIONS.kubernetes}`, `-X ${stamp}.gitMajor=${MAJOR}`, `-X ${stamp}.gitMinor=${MINOR}`],
  });
}

/** Reads objects as JSON, one a line, and answers what cert-manager's own webhook would say of each. */
export async function certManagerValidatorBinary(): Promise<string> {
  const folder = join(__dirname, '..', 'tools', 'cert-manager-validator');
  return goBinary({
    name: 'cert-manager-validator',
    // Below cert-manager's own path, so that its internal packages may be imported.
    moduleName: 'github.com/cert-manager/cert-manager/conformance',
    requires: [{ path: 'github.com/cert-manager/cert-manager', version: VERSIONS.certManager }],
    goPackage: '.',
    sources: { folder, text: readFileSync(join(folder, 'main.go'), 'utf8') },
  });
}

/** Says what the simulator of cyclonus expects of its own test cases, or of clusters that it is given. */
export async function cyclonusBinary(): Promise<string> {
  const folder = join(__dirname, '..', 'tools', 'cyclonus');
  return goBinary({
    name: 'cyclonus',
    moduleName: 'conformance.local/cyclonus',
    requires: [{ path: 'github.com/mattfenwick/cyclonus', version: VERSIONS.cyclonus }],
    goPackage: '.',
    sources: { folder, text: readFileSync(join(folder, 'main.go'), 'utf8') },
  });
}
