import { IConstruct } from 'constructs';
import { DataPlane } from '../model/data-plane';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { termKey } from '../model/peer-term';
import { dnsLabel, kebabCase } from '../values/names';
import { Port, Protocol } from '../values/port';

/**
 * What a data plane's pods need to do their work: written only where this app isolates the namespace they run in.
 *
 * Clients arrive with addresses of their own, of nodes or of load balancers, so everyone may call.
 *
 * @internal
 */
export function letProxiesLive(scope: IConstruct, { peer, description, ports, upkeep = [] }: DataPlane): void {
  if (peer.kind !== 'pods' || peer.namespaces.which !== 'name') return;
  const ledger = Ledger.of(scope);
  if (ledger.proxies.has(termKey(peer))) return;
  ledger.proxies.set(termKey(peer), {
    policyName: dnsLabel('allow', kebabCase(description)),
    facts: {
      name: kebabCase(description),
      kind: 'Pods',
      namespaceName: peer.namespaces.name,
      pods: peer.pods,
      containerPorts: ports.map((number) => ({ number, protocol: Protocol.TCP })),
      hostNetwork: false,
    },
  });
  const proxies = Peer._ofTerm(peer, tcp(ports));
  const flow = { askedBy: scope, implied: true, reason: `${description} serves requests` };
  ledger.addFlow({ ...flow, source: Peer.anyone(), target: proxies });
  for (const { peer: other, ports: theirs } of upkeep) ledger.addFlow({ ...flow, source: proxies, target: Peer._ofTerm(other, tcp(theirs)) });
}

function tcp(ports: readonly number[]): Port[] {
  return ports.map((port) => Port.tcp(port));
}
