import { readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { Reachability } from '../../src';
import { clusterPolicy, deployment, networkPolicy, service } from './yaml';

type Json = { [key: string]: unknown } | unknown[];

const WRITTEN = ['examples/online-boutique.k3s', 'gateway/cross-namespace-backend', 'gateway/owned-gateway.listener-sets', 'patterns/secure-namespace.all-options']
  .flatMap((name) => parseAllDocuments(readFileSync(join(__dirname, '..', '__yaml__', `${name}.yaml`), 'utf8')))
  .map((document) => document.toJS() as Json).filter((object) => object !== null);

/** One of each kind that our own output has not. */
const FOREIGN: readonly Json[] = [
  clusterPolicy('p', {
    tier: 'Admin',
    priority: 1,
    subject: { pods: { namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] } } },
    ingress: [{ action: 'Accept', from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { range: { start: 1, end: 2 } } } }] }],
    egress: [{ action: 'Deny', to: [{ networks: ['10.0.0.0/8'] }, { domainNames: ['a.example.com'] }, { nodes: {} }], protocols: [{ destinationNamedPort: 'http' }] }],
  }),
  networkPolicy('p', { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 1, endPort: 2 }] }] }),
  deployment('x', 'shop', [{ name: 'http', containerPort: 80 }], { initContainers: [{ restartPolicy: 'Always', ports: [{ containerPort: 1 }] }] }),
  {
    ...service('x', { type: 'LoadBalancer', selector: { app: 'x' }, ports: [{ port: 80, targetPort: 'http' }], loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } },
  },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'x', labels: { 'kubernetes.io/service-name': 'x' } },
    endpoints: [{ addresses: ['10.0.0.1'], targetRef: { kind: 'Node' } }],
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'x', ownerReferences: [{ kind: 'Job', name: 'x', controller: true }] },
    spec: { containers: [{ ports: [{ containerPort: 80 }] }] },
    status: { podIP: '10.0.0.1', podIPs: [{ ip: '10.0.0.1' }] },
  },
] as Json[];

const OBJECTS = [...WRITTEN, ...FOREIGN];
const STRANGE = [null, undefined, 0, -1, 1.5, '', 'x', '-', '300.0.0.1/8', '10.0.0.1/8', true, [], {}, [null], [[]], { a: null }, ['x'], [{}], { x: [1] }];

/** Every place in an object, as the keys that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [...(path.length === 0 ? [] : [[...path]]), ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], strange: unknown): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...value as object }) as { [key: string]: unknown };
  copy[key] = rest.length === 0 ? strange : replaced(copy[key], rest, strange);
  return copy;
}

test('refuses nothing, whatever stands anywhere in an object: it is read, or found', () => {
  const places = OBJECTS.flatMap((object, at) => placesIn(object).map((path) => ({ at, path })));
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...STRANGE)), { minLength: 1, maxLength: 4 }), (damages) => {
    const objects: unknown[] = [...OBJECTS];
    for (const [{ at, path }, strange] of damages) {
      try {
        objects[at] = replaced(objects[at], path, strange);
      } catch {
        // The place is already gone.
      }
    }
    const read = Reachability.ofManifests(objects.map((object) => JSON.stringify(object)).join('\n---\n'));
    expect(typeof read.toString()).toBe('string');
    for (const path of read.exposed()) expect(path.toString()).not.toMatch(/undefined|\[object|NaN/);
    for (const { id, sentence, mend, path } of read.findings) expect(`${id}${sentence}${mend}${path}`).not.toMatch(/\[object/);
    expect(read.unprotected().length).toBeGreaterThanOrEqual(0);
  }), { seed: 20261120, numRuns: 150 });
});
