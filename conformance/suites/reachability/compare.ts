import * as net from 'cdk8s-networking';
import { Cell, ClusterState, manifestsOf } from './state';

/** How far two engines agree on one cluster. */
export interface Comparison {
  readonly cells: number;
  readonly differences: readonly string[];
}

const PORTS: { readonly [protocol: string]: (port: number) => net.Port } = { TCP: net.Port.tcp, UDP: net.Port.udp, SCTP: net.Port.sctp };

/**
 * Compares our answers with a table: for all pairs at once, and for each cell of a part by itself with what decided at each end.
 *
 * @param oneByOne how many cells are asked by themselves
 */
export function compare(title: string, state: ClusterState, table: readonly Cell[], oneByOne: number): Comparison {
  const reachability = net.Reachability.ofManifests(manifestsOf(state));
  const differences = reachability.findings.map(({ path, sentence }) => `${title}: ${path}: ${sentence}`);
  const open = openPairs(reachability);
  table.forEach((cell, at) => {
    const { from, to, protocol, port, egress, ingress } = cell;
    const ports = open.get(`${from} ${to}`) ?? '';
    if (holds(ports, protocol, port) !== (egress && ingress)) {
      differences.push(`${title}: ${from} → ${to} ${protocol} ${port}: the judge says ${said(cell)}, we say "${ports}"`);
    }
    if (at >= oneByOne) return;
    const explanation = reachability.explain(idOf(from), idOf(to), PORTS[protocol](port));
    const [{ sourceRules, targetRules, verdict }] = explanation.pairs;
    const ours = { egress: accepts(sourceRules), ingress: accepts(targetRules) };
    if (ours.egress !== egress || ours.ingress !== ingress || (verdict === net.Verdict.ALLOWED) !== (egress && ingress)) {
      differences.push(`${title}: ${from} → ${to} ${protocol} ${port}: the judge says ${said(cell)}, we say\n${explanation.toString()}`);
    }
  });
  return { cells: table.length, differences };
}

function openPairs(reachability: net.Reachability): Map<string, string> {
  const open = new Map<string, string>();
  const pods = (names: readonly string[]) => names.filter((name) => name.includes('/Pod/')).map((name) => name.replace('/Pod/', '/'));
  for (const { sources, targets, ports, undeterminedPorts } of reachability.connections()) {
    const text = undeterminedPorts === 'no ports' ? ports : `perhaps ${undeterminedPorts}`;
    for (const source of pods(sources)) for (const target of pods(targets)) open.set(`${source} ${target}`, text);
  }
  return open;
}

/** Whether ports as we print them, such as `UDP 53; TCP 80-90,100; all SCTP`, hold one. */
function holds(ports: string, protocol: string, port: number): boolean {
  if (ports === 'all ports') return true;
  return ports.split('; ').some((part) => part === `all ${protocol}` || (part.startsWith(`${protocol} `) && part.slice(protocol.length + 1).split(',')
    .some((range) => {
      const [first, last = first] = range.split('-').map(Number);
      return first <= port && port <= last;
    })));
}

function accepts(rules: readonly net.DecidingRule[]): boolean {
  return rules.length > 0 && rules.every(({ action, doubt }) => action === 'accept' && doubt === undefined);
}

function idOf(pod: string): string {
  return pod.replace('/', '/Pod/');
}

function said({ egress, ingress }: Cell): string {
  return `egress ${egress ? 'allowed' : 'denied'}, ingress ${ingress ? 'allowed' : 'denied'}`;
}
