import { KubeObject } from '../../cluster/object';

/** cert-manager's solver listens here. */
const PORT = 8089;
const LABELS = 'acme.cert-manager.io';

/** One name to be proven, in the namespace of its Certificate. */
export interface Challenge {
  readonly hostname: string;
  readonly namespace: string;
  /** The ClusterIssuer that wants it proven. */
  readonly issuer: string;
  readonly token: string;
}

interface Solver {
  readonly http01?: {
    readonly ingress?: { readonly ingressClassName?: string };
    readonly gatewayHTTPRoute?: { readonly parentRefs: readonly object[] };
  };
}

export function challengePath({ token }: Challenge): string {
  return `/.well-known/acme-challenge/${token}`;
}

/** The name of the pod that answers the challenge. */
export function solverPod({ hostname }: Challenge): string {
  return `cm-acme-http-solver-${hostname.replaceAll('.', '-')}`;
}

/** The challenges of every Certificate by HTTP-01; wildcards are for DNS-01 alone. */
export function challengesOf(documents: readonly KubeObject[]): Challenge[] {
  return documents.filter(({ kind }) => kind === 'Certificate').flatMap(({ metadata, spec }) => {
    const { dnsNames, issuerRef } = spec as { dnsNames: string[]; issuerRef: { name: string } };
    return dnsNames.filter((hostname) => !hostname.startsWith('*')).map((hostname) => ({
      hostname, namespace: metadata.namespace!, issuer: issuerRef.name, token: `token-for-${metadata.namespace}-${hostname}`,
    }));
  });
}

/**
 * Stands in for cert-manager: what it writes to answer a challenge, by the solver that the written issuer has for HTTP-01.
 *
 * @see https://github.com/cert-manager/cert-manager/tree/v1.21.1/pkg/issuer/acme/http
 */
export function solverDocuments(challenge: Challenge, documents: readonly KubeObject[]): KubeObject[] {
  const { hostname, namespace } = challenge;
  const [name, path] = [solverPod(challenge), challengePath(challenge)];
  const http01 = http01SolverOf(challenge.issuer, documents);
  const labels = {
    [`${LABELS}/http-domain`]: String(adler32(hostname)), [`${LABELS}/http-token`]: String(adler32(challenge.token)), [`${LABELS}/http01-solver`]: 'true',
  };
  const metadata = { name, namespace, labels };
  return [
    { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec() },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, annotations: { 'auth.istio.io/8089': 'NONE' } },
      spec: { type: 'NodePort', ports: [{ name: 'http', port: PORT, targetPort: PORT }], selector: labels },
    },
    http01.gatewayHTTPRoute === undefined ? {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { ...metadata, annotations: { 'nginx.ingress.kubernetes.io/whitelist-source-range': '0.0.0.0/0,::/0' } },
      spec: {
        ingressClassName: http01.ingress?.ingressClassName,
        rules: [{ host: hostname, http: { paths: [{ path, pathType: 'Exact', backend: { service: { name, port: { number: PORT } } } }] } }],
      },
    } : {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata,
      spec: {
        parentRefs: http01.gatewayHTTPRoute.parentRefs,
        hostnames: [hostname],
        rules: [{ matches: [{ path: { type: 'Exact', value: path } }], backendRefs: [{ group: '', kind: 'Service', name, namespace, port: PORT, weight: 1 }] }],
      },
    },
  ];
}

function http01SolverOf(issuer: string, documents: readonly KubeObject[]): NonNullable<Solver['http01']> {
  const spec = documents.find(({ kind, metadata }) => kind === 'ClusterIssuer' && metadata.name === issuer)?.spec as { acme: { solvers: Solver[] } } | undefined;
  const found = spec?.acme.solvers.find(({ http01 }) => http01 !== undefined)?.http01;
  if (found === undefined) throw new Error(`no ClusterIssuer ${issuer} of the case answers by HTTP-01`);
  return found;
}

function podSpec(): object {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    restartPolicy: 'OnFailure',
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{
      name: 'acmesolver',
      image: 'cert-manager-acmesolver',
      ports: [{ name: 'http', containerPort: PORT }],
      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    }],
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc1950#section-9 */
function adler32(text: string): number {
  let [a, b] = [1, 0];
  for (const byte of Buffer.from(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
