import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { expectYaml } from '../support/yaml-snapshot';
import { Labels, Pod, PolicyReader, Traffic } from './policy-reader';
import { runExample } from './run-example';

/** The graph that upstream documents, at the ports where the pods listen. */
const GRAPH = [
  'frontend → adservice 9555/TCP',
  'frontend → cartservice 7070/TCP',
  'frontend → checkoutservice 5050/TCP',
  'frontend → currencyservice 7000/TCP',
  'frontend → productcatalogservice 3550/TCP',
  'frontend → recommendationservice 8080/TCP',
  'frontend → shippingservice 50051/TCP',
  'checkoutservice → cartservice 7070/TCP',
  'checkoutservice → currencyservice 7000/TCP',
  'checkoutservice → emailservice 8080/TCP',
  'checkoutservice → paymentservice 50051/TCP',
  'checkoutservice → productcatalogservice 3550/TCP',
  'checkoutservice → shippingservice 50051/TCP',
  'recommendationservice → productcatalogservice 3550/TCP',
  'cartservice → redis-cart 6379/TCP',
  'loadgenerator → frontend 8080/TCP',
].sort();

const HOME = 'online-boutique';
const SOLVER = pod('solver', HOME, { 'acme.cert-manager.io/http01-solver': 'true' });
const DNS = pod('dns', 'kube-system', { 'k8s-app': 'kube-dns' });
const TRAEFIK = { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-kube-system' };
const ENVOY = { 'gateway.envoyproxy.io/owning-gateway-name': 'public', 'gateway.envoyproxy.io/owning-gateway-namespace': 'edge' };

/** What of a Service and of a Deployment says who is asked for where. */
interface Addressed {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector?: { readonly app: string };
    readonly ports?: readonly { readonly port: number; readonly targetPort?: number }[];
    readonly template?: { readonly spec: { readonly containers: readonly { readonly env?: readonly { name: string; value: string }[] }[] } };
  };
}

const PLATFORMS = [
  {
    platform: 'k3s',
    proxy: pod('proxy', 'kube-system', TRAEFIK),
    strangers: [
      pod('traefik of another release', 'kube-system', { ...TRAEFIK, 'app.kubernetes.io/instance': 'other' }),
      pod('traefik elsewhere', 'traefik', TRAEFIK),
      pod('neighbour of the proxy', 'kube-system', { app: 'frontend' }),
    ],
  },
  {
    platform: 'gateway',
    proxy: pod('proxy', 'envoy-gateway-system', ENVOY),
    strangers: [
      pod('proxy of another Gateway', 'envoy-gateway-system', { ...ENVOY, 'gateway.envoyproxy.io/owning-gateway-name': 'internal' }),
      pod('proxy elsewhere', 'edge', ENVOY),
      pod('Envoy Gateway itself', 'envoy-gateway-system', { 'control-plane': 'envoy-gateway' }),
    ],
  },
].map((each) => ({ ...each, yaml: runExample(`online-boutique/${each.platform}`) }));

describe.each(PLATFORMS)('the Online Boutique on $platform', ({ platform, proxy, strangers, yaml }) => {
  const reader = new PolicyReader(yaml);
  const boutique = reader.pods;
  const outside = [proxy, DNS, ...strangers, pod('frontend of another team', 'default', { app: 'frontend' }), pod('somebody', 'default', {})];
  // Where containers listen, where nobody does, and where the solver and DNS answer; each for TCP and UDP.
  const traffic = [...new Set([...reader.containerPorts, 1, 53, 80, 443, 8089, 65535])]
    .flatMap((port): Traffic[] => [`${port}/TCP`, `${port}/UDP`]);

  const pairs = (sources: readonly Pod[], destinations: readonly Pod[], verdict: (a: Pod, b: Pod, t: Traffic) => boolean): string[] =>
    sources.flatMap((source) => destinations.filter((destination) => destination !== source).flatMap((destination) =>
      traffic.filter((each) => verdict(source, destination, each)).map((each) => `${source.name} → ${destination.name} ${each}`))).sort();

  test('is what a reviewer has read', () => expectYaml(yaml, `examples/online-boutique.${platform}`));

  test('has twelve workloads', () => expect(boutique).toHaveLength(12));

  test('lets exactly the declared graph through', () =>
    expect(pairs(boutique, boutique, (...all) => reader.reaches(...all))).toEqual(GRAPH));

  test('says every relation at both ends', () => {
    expect(pairs(boutique, boutique, (...all) => reader.mayLeave(...all))).toEqual(GRAPH);
    expect(pairs(boutique, boutique, (...all) => reader.mayEnter(...all))).toEqual(GRAPH);
  });

  test('lets every workload reach the addresses in its environment, and no others', () => {
    const documents = parseAllDocuments(yaml).map((document) => document.toJS() as Addressed);
    const target = (address: string): string[] => {
      const service = documents.find(({ kind, metadata }) => kind === 'Service' && metadata.name === address.split(':')[0]);
      const port = service?.spec.ports?.find((each) => `${each.port}` === address.split(':')[1]);
      return port === undefined ? [] : [`${service!.spec.selector!.app} ${port.targetPort ?? port.port}/TCP`];
    };
    const addressed = documents.filter(({ kind }) => kind === 'Deployment').flatMap(({ metadata, spec }) =>
      (spec.template!.spec.containers[0].env ?? []).filter(({ name }) => name.endsWith('_ADDR'))
        .flatMap(({ value }) => target(value)).map((to) => `${metadata.name} → ${to}`));
    expect(addressed.sort()).toEqual(GRAPH);
  });

  test('lets only the proxies in, to the frontend and the solver', () =>
    expect(pairs(outside, [...boutique, SOLVER], (...all) => reader.mayEnter(...all)))
      .toEqual(['proxy → frontend 8080/TCP', 'proxy → solver 8089/TCP']));

  test('lets nobody of its own reach the solver', () =>
    expect(pairs(boutique, [SOLVER], (...all) => reader.reaches(...all))).toEqual([]));

  test('lets everybody ask DNS and nothing else out', () =>
    expect(pairs([...boutique, SOLVER], outside, (...all) => reader.mayLeave(...all)))
      .toEqual([...boutique, SOLVER].flatMap(({ name }) => [`${name} → dns 53/TCP`, `${name} → dns 53/UDP`]).sort()));
});

test('the table says who may call each workload', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-networking-table-'));
  for (const { platform, yaml } of PLATFORMS) {
    mkdirSync(join(folder, 'dist', platform), { recursive: true });
    writeFileSync(join(folder, 'dist', platform, `${HOME}.k8s.yaml`), yaml);
  }
  const said: string[] = [];
  const home = process.cwd();
  const log = jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(...text.trim().split('\n')));
  try {
    process.chdir(folder);
    jest.requireActual('../../examples/online-boutique/table');
  } finally {
    log.mockRestore();
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
  const lines = said.map((line) => line.replace(/ +/g, ' '));
  expect(lines).toHaveLength(2 * 14);
  expect(lines).toContain('cartservice 3 checkoutservice, frontend on 7070');
  expect(lines).toContain('loadgenerator 2 nobody');
  expect(lines).toContain('frontend https://shop.eu.example.com 7 loadgenerator, '
    + 'kube-system (instance=traefik-kube-system, name=traefik) on 8080');
  expect(lines).toContain('frontend https://shop.eu.example.com 7 loadgenerator, '
    + 'envoy-gateway-system (owning-gateway-name=public, owning-gateway-namespace=edge) on 8080');
});

function pod(name: string, namespace: string, labels: Labels): Pod {
  return { name, namespace, labels };
}
