import { Cidr } from '../values/cidr';
import { AddressesEndpoint, NodesEndpoint, Region, regionText, Surroundings } from './endpoint';
import { Policy } from './policy';

/**
 * The addresses outside, cut into parts that no rule tells apart.
 *
 * Blocks nest or are disjoint, so there is one part for each: the block less the blocks inside it. Parts among the pods'
 * addresses are left out, since the pods themselves stand for them; parts among the nodes' are nodes.
 *
 * @param seen further blocks that answers speak of
 * @internal
 */
export function outsideOf(
  policies: readonly Policy[], { podBlocks, nodeBlocks }: Surroundings, seen: readonly Cidr[],
): Array<AddressesEndpoint | NodesEndpoint> {
  const blocks = policies.flatMap(({ rules }) => rules).flatMap(({ peers }) => peers)
    .flatMap((peer) => (peer.kind === 'addresses' ? peer.blocks : []))
    .flatMap(({ cidr, except }) => [cidr, ...except]);
  const regions = atomsOf([...blocks, ...podBlocks, ...nodeBlocks, ...seen]);
  const outside = regions.filter(({ blocks: [block] }) => !podBlocks.some((range) => range.contains(block)));
  const nodes = nodeBlocks.length > 0 ? [] : [{ kind: 'nodes' as const, id: 'nodes' }];
  return [...nodes, ...outside.map((region) => {
    const [block] = region.blocks;
    return nodeBlocks.some((range) => range.contains(block))
      ? { kind: 'nodes' as const, id: `nodes ${regionText(region)}`, region } : { kind: 'addresses' as const, id: regionText(region), region };
  })];
}

/** @internal */
export function atomsOf(cidrs: readonly Cidr[]): Region[] {
  const unique = new Map([Cidr.ANY_IPV4, Cidr.ANY_IPV6, ...cidrs].map((cidr) => [cidr.toString(), cidr]));
  const open: Array<{ readonly block: Cidr; readonly inside: Cidr[] }> = [];
  const all: typeof open = [];
  // In canonical order a block follows the blocks that hold it.
  for (const block of [...unique.values()].sort(Cidr._compare)) {
    while (open.length > 0 && !open.at(-1)!.block.contains(block)) open.pop();
    open.at(-1)?.inside.push(block);
    const made = { block, inside: [] };
    open.push(made);
    all.push(made);
  }
  return all.filter(({ block, inside }) => block.minus(inside).length > 0)
    .map(({ block, inside }) => ({ blocks: [block], without: inside, whole: true as const }));
}
