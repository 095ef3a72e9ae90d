import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Workload } from '../kubernetes/workload';
import { Ledger } from '../model/ledger';
import { refuse, within } from '../values/errors';
import { LabelSelector } from '../values/label-selector';
import { Protocol } from '../values/port';
import { quoted } from '../values/quoted';
import { PathMatch, UrlPath } from '../values/url-path';

/** @internal */
export interface ImageOptions {
  readonly name: string;
  readonly namespaceName?: string;
  readonly image: string;
  readonly port: number;
  readonly replicas?: number;
  readonly env?: { readonly [key: string]: string };
  readonly healthPath?: string;
}

/**
 * A Deployment of one image that meets Pod Security `restricted`; its pods' policy is created under `scope`.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 * @internal
 */
export function imageWorkload(scope: Construct, options: ImageOptions): ApiObject {
  const { name, namespaceName, image, port, replicas, env = {}, healthPath } = options;
  if (typeof image !== 'string' || image.trim() === '' || /\s/.test(image)) {
    refuse('InvalidImage', `image must be a container image, got ${quoted(image)}; write it like "ghcr.io/acme/shop:1.4"`, scope);
  }
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0)) {
    refuse('InvalidReplicas', `replicas must be a whole number from 0 on, got ${quoted(replicas)}; correct it`, scope);
  }
  const labels = { 'app.kubernetes.io/name': name };
  const deployment = new k8s.KubeDeployment(scope, 'Deployment', {
    metadata: { name, namespace: namespaceName, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name,
            image,
            ports: [{ name: 'http', containerPort: port }],
            env: Object.keys(env).length === 0 ? undefined : Object.keys(env).sort().map((key) => ({ name: key, value: env[key] })),
            readinessProbe: healthPath === undefined ? undefined
              : { httpGet: { path: within(scope, () => UrlPath.of(healthPath, PathMatch.EXACT)).text, port: k8s.IntOrString.fromString('http') } },
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          }],
        },
      },
    },
  });
  Ledger.of(scope).claim(`Deployment ${namespaceName === undefined ? '' : `${namespaceName}/`}${name}`, deployment, 'give one of the two another name');
  // What was just written need not be read back.
  const facts = {
    name,
    kind: 'Deployment',
    namespaceName,
    pods: LabelSelector.labels(labels),
    labels,
    containerPorts: [{ number: port, protocol: Protocol.TCP, name: 'http' }],
    hostNetwork: false,
  };
  Workload._adopt(deployment, { scope, facts });
  return deployment;
}
