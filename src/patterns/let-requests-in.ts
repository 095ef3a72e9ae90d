import { IConstruct } from 'constructs';
import { ServiceView } from '../kubernetes/service';
import { Severity } from '../model/finding';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { describeTerm, PeerTerm } from '../model/peer-term';
import { Platform } from '../model/platform';
import { Subject } from '../model/subject';
import { WayIn } from '../model/way-in';
import { Port } from '../values/port';
import { letProxiesLive } from './let-proxies-live';

/**
 * Lets a way in's proxies reach the pods behind a Service, on the port where its requests arrive: the app's, or its sidecar's.
 *
 * @param what the requests, for the reason of the relation
 * @returns the pods, where the Service selects any
 * @internal
 */
export function letRequestsIn(scope: IConstruct, wayIn: WayIn, service: ServiceView, target: Port, what: string): Subject | undefined {
  const ledger = Ledger.of(scope);
  for (const dataPlane of wayIn._dataPlanes) letProxiesLive(scope, dataPlane);
  if (service._workload === undefined) {
    const proxies = wayIn._dataPlanes.map(({ description }) => description).join(' and ');
    ledger.note({
      id: 'NoPodsKnown',
      path: scope.node.path,
      sentence: `Service ${service.serviceName} selects no pods, so no policy lets ${proxies} reach what is behind it`,
      mend: 'allow it where those addresses are guarded, and acknowledge it',
      severity: Severity.WARNING,
    });
    return undefined;
  }
  for (const { peer, description } of wayIn._dataPlanes) notePodsInRanges(scope, description, peer);
  const subject = service._workload._subject;
  const pods = Peer._ofSubject(subject);
  for (const { peer, sidecars } of wayIn._dataPlanes) {
    const flow = { askedBy: scope, implied: true, reason: `${what} through ${wayIn._description}` };
    ledger.addFlow({ ...flow, source: Peer._ofTerm(peer), target: pods, ports: [sidecars === undefined ? target : Port.tcp(sidecars.port)] });
    for (const { peer: other, ports } of sidecars?.upkeep ?? []) {
      ledger.addFlow({ ...flow, source: pods, target: Peer._ofTerm(other, ports.map((port) => Port.tcp(port))) });
    }
  }
  ledger.hiddenClients.set(subject, {
    because: `${wayIn._description} stands between, and its proxies are who calls`,
    mend: 'set an allow list at the proxy, or reach the pods by a Service of their own',
  });
  return subject;
}

/** A rule by addresses lets in whoever has them. */
function notePodsInRanges(scope: IConstruct, description: string, peer: PeerTerm): void {
  const podCidrs = Platform._read(scope)?._facts.podCidrs ?? [];
  for (const term of peer.kind === 'anyOf' ? peer.terms : [peer]) {
    const pods = term.kind === 'cidr' ? podCidrs.find((range) => range.overlaps(term.cidr)) : undefined;
    if (pods === undefined) continue;
    Ledger.of(scope).note({
      id: 'RangeHoldsPods',
      path: '',
      sentence: `${description} calls from ${describeTerm(term)}, where pods have their addresses too (${pods.toString()}): pods there reach what it reaches`,
      mend: 'give it subnets of its own, or acknowledge it',
      severity: Severity.WARNING,
    });
  }
}
