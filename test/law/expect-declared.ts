import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Survey } from '../../src/analysis/survey';
import { atomsOf } from '../../src/engine/atoms';
import { demandOf, EVERYTHING, named } from '../../src/engine/demand';
import { AddressesEndpoint, Endpoint } from '../../src/engine/endpoint';
import { strangerFor } from '../../src/engine/strangers';
import { Ledger } from '../../src/model/ledger';
import { PeerTerm } from '../../src/model/peer-term';
import { Platform } from '../../src/model/platform';
import { Cidr } from '../../src/values/cidr';
import { Declared } from './declared';

/** Pairs where documents and declarations differ, as text; and how many pairs were compared. */
export interface Comparison {
  readonly pairs: number;
  readonly differences: readonly string[];
}

/**
 * Compares what an app's documents make true with what its wishes mean, for every pair of which one end is its own: its
 * workloads, every kind of pods that a document or a wish speaks of, nodes, and an address of each part that either tells apart.
 */
export function compareWithDeclared(app: IConstruct): Comparison {
  Ledger.of(app).settle();
  const facts = Platform.of(app)?._facts;
  const surroundings = { podBlocks: facts?.podCidrs ?? [], nodeBlocks: facts?.nodeCidrs ?? [] };
  const objects = app.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .map((each) => ({ json: each.toJson() as unknown, place: each.node.path }));
  const survey = new Survey(objects, { surroundings, enforcesPolicies: true, ipBlocksNeverMean: [] });
  expect(survey.findings).toEqual([]);
  const { network } = survey;

  const declared = new Declared(app, (who) => network.matching.regionOf(who)?.blocks ?? []);
  const pods = network.endpoints.filter((each) => each.kind === 'pods');
  const known = new Set(pods.map(({ id }) => id));
  const spokenOf = declared.terms.flatMap((term) => witness(term, survey) ?? []).filter(({ id }) => !known.has(id) && known.add(id));
  const written = network.endpoints.flatMap((each) => (each.kind === 'pods' ? [] : network.matching.regionOf(each)?.blocks ?? []));
  const placeless = network.endpoints.filter((each) => each.kind === 'nodes' && network.matching.regionOf(each) === undefined);
  const hosts = [...placeless, ...addresses([...written, ...declared.cidrs], surroundings)];
  const everyone: Endpoint[] = [...pods, ...spokenOf, ...hosts];
  const ours = new Set(everyone.filter((each) => each.kind === 'pods' && (!each.stranger
    || (['egress', 'ingress'] as const).some((direction) => declared.isIsolated(each, direction) || !network.chainOf(each, direction).isEmpty))));

  const differences: string[] = [];
  let pairs = 0;
  for (const source of everyone) {
    for (const target of everyone) {
      if (!ours.has(source) && !ours.has(target)) continue;
      pairs++;
      const { verdict } = network.judge(source, target);
      const [out, into] = (['egress', 'ingress'] as const).map((end) =>
        declared.allowed(end, source, target, (ports, at) => network.matching.portsAt(ports, at)));
      const allowed = out.sure.intersect(into.sure);
      const possible = out.sure.union(out.maybe).intersect(into.sure.union(into.maybe));
      const found = `${verdict.allowed.key} ? ${verdict.undetermined.key}`;
      const meant = `${allowed.key} ? ${possible.minus(allowed).key}`;
      if (found !== meant) differences.push(`${source.id} → ${target.id}: declared ${meant}, written ${found}`);
    }
  }
  return { pairs, differences };
}

/** The connectivity of what an app writes is what was declared, and the stated baseline: no more, no less. */
export function expectDeclared(app: IConstruct): void {
  const { pairs, differences } = compareWithDeclared(app);
  expect(differences).toEqual([]);
  expect(pairs).toBeGreaterThan(0);
}

/** One address for each part that some range tells apart, outside the pods' own. */
function addresses(cidrs: readonly Cidr[], { podBlocks, nodeBlocks }: { podBlocks: readonly Cidr[]; nodeBlocks: readonly Cidr[] }): Endpoint[] {
  return atomsOf(cidrs).map(({ blocks: [block], without }) => Cidr.host(block.minus([...without])[0].networkAddress))
    .filter((host) => !podBlocks.some((range) => range.contains(host)))
    .map((host): Endpoint => {
      const region: AddressesEndpoint['region'] = { blocks: [host], without: [], whole: true };
      return { kind: nodeBlocks.some((range) => range.contains(host)) ? 'nodes' : 'addresses', id: host.toString(), region };
    });
}

function witness(term: PeerTerm, { namespaces }: Survey): Endpoint | undefined {
  if (term.kind !== 'pods' || term.namespaces.which === 'own') return undefined;
  const where = term.namespaces.which === 'all' ? EVERYTHING
    : term.namespaces.which === 'name' ? named(term.namespaces.name) : demandOf(term.namespaces.labels);
  return strangerFor({ namespaces: where, pods: demandOf(term.pods) }, namespaces);
}

