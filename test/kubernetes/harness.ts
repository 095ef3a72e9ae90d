import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { Platform } from '../../src/model/platform';
import { stderrOf } from '../model/stderr';
import { appOn } from '../support/platforms';

/** A document as its YAML is. */
export type Manifest = { kind: string; metadata: { name: string; namespace?: string }; spec: any };

/** A container port: `8080`, or all of it. */
type PortWish = number | { name?: string; containerPort: number; protocol?: string };

export interface PodsWish {
  readonly kind?: string;
  readonly name?: string;
  readonly labels?: { [key: string]: string };
  readonly ports?: PortWish[];
  readonly hostNetwork?: boolean;
}

/** An app with a platform, kind unless another is given, and a chart. */
export function chartOn(platform?: Platform, namespace: string | undefined = 'shop'): Chart {
  return new Chart(platform === undefined ? appOn() : appOn(platform), 'C', { namespace });
}

/** A raw workload `name` whose pods carry `app: name` and listen on some ports. */
export function pods(scope: Construct, id: string, { kind = 'Deployment', name = id.toLowerCase(), labels = { app: name }, ports, hostNetwork }: PodsWish = {}): ApiObject {
  const container = {
    name: 'main', image: 'app', ...(ports && { ports: ports.map((port) => (typeof port === 'number' ? { containerPort: port } : port)) }),
  };
  return new ApiObject(scope, id, {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container], hostNetwork } } },
  });
}

/** Every document of the app, as it is written; the warnings are not shown. */
export function documents(of: Construct): Manifest[] {
  const all: Manifest[] = [];
  stderrOf(() => all.push(...parseAllDocuments((of.node.root as App).synthYaml()).map((document) => document.toJS() as Manifest)));
  return all.filter((document) => document !== null);
}

/** The specs of the app's policies, by name; with the namespace where it is not `shop`. */
export function policies(of: Construct): { [name: string]: any } {
  return Object.fromEntries(documents(of).filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata: { name, namespace }, spec }) =>
    [namespace === 'shop' ? name : `${namespace}/${name}`, spec]));
}

/** The text of the error that synthesis fails with. */
export function failure(of: Construct): string {
  let message = '';
  stderrOf(() => {
    try {
      (of.node.root as App).synthYaml();
    } catch (error) {
      message = (error as Error).message;
    }
  });
  if (message === '') throw new Error('synthesis did not fail');
  return message;
}

/** The warnings that synthesis prints. */
export function warnings(of: Construct): string[] {
  return stderrOf(() => (of.node.root as App).synthYaml());
}

/** `podSelector` of pods that carry `app`. */
export function byApp(app: string): object {
  return { podSelector: { matchLabels: { app } } };
}

export function tcp(...ports: number[]): object[] {
  return ports.map((port) => ({ port, protocol: 'TCP' }));
}

export const KUBE_DNS_RULE = {
  to: [{
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  }],
  ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }],
};
