import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { expectYaml } from '../support/yaml-snapshot';
import { runExample } from './run-example';

const written = runExample('existing-manifests/main.ts');
const objects = parseAllDocuments(written).map((document) => document.toJS());
const policy = (name: string) => objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name)?.spec;

test('the manifests as they are, with their policies', () => {
  expectYaml(written, 'examples/existing-manifests');
});

test('nothing of the manifests is changed but the namespace they are applied to', () => {
  const given = parseAllDocuments(readFileSync(join(__dirname, '../../examples/existing-manifests/guestbook.yaml'), 'utf8')).map((document) => document.toJS());
  for (const { metadata, ...rest } of given) {
    expect(objects).toContainEqual({ ...rest, metadata: { ...metadata, namespace: 'guestbook' } });
  }
});

test('P1 the Ingress that was there goes on working: its proxies and its solver are let in, on the container port', () => {
  const from = expect.arrayContaining([expect.objectContaining({ podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/name': 'traefik' }) } })]);
  expect(policy('frontend').ingress).toEqual([{ from, ports: [{ port: 80, protocol: 'TCP' }] }]);
  expect(policy('allow-acme-http01').ingress).toEqual([{ from, ports: [{ port: 8089, protocol: 'TCP' }] }]);
});

test('every workload has its own relations and no more', () => {
  const named = objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata }) => metadata.name).sort();
  expect(named).toEqual(['allow-acme-http01', 'allow-dns', 'backup', 'default-deny', 'frontend', 'redis-follower', 'redis-leader']);
  expect(policy('redis-leader').ingress[0].from).toHaveLength(3);
});
