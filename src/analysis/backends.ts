import { Demand, demandOf } from '../engine/demand';
import { Manifest, recordOf, specOf } from '../kubernetes/manifest';
import { readService, ReadServicePort } from '../kubernetes/read-service';
import { listOf, Reading } from '../kubernetes/reading';
import { ServicePortShape } from '../kubernetes/shapes';
import { Cidr } from '../values/cidr';
import { checkPortNumber } from '../values/port-syntax';

/** What a Service leads to, as packets arrive there. @internal */
export interface ServiceEnd {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly pods?: Demand;
  readonly ports: readonly ReadServicePort[];
  readonly externalName?: string;
  /** Addresses at which it is reached itself: what is sent there goes on to its pods. */
  readonly addresses: readonly string[];
  /** `ClusterIP`, `NodePort`, `LoadBalancer`… */
  readonly type: string;
  /** Outside clients arrive with a node's address. */
  readonly hidesClients: boolean;
  /** The only outside clients of a load balancer; anybody when empty. */
  readonly sourceRanges: readonly Cidr[];
}

/** What is behind Services: read from them and from EndpointSlices. @internal */
export class Backends {
  public readonly services: ServiceEnd[] = [];
  /** Addresses behind Services, by `namespace/name`. */
  public readonly slices = new Map<string, Cidr[]>();

  public get addresses(): Cidr[] {
    return [...this.slices.values(), ...this.services.map(({ sourceRanges }) => sourceRanges)].flat();
  }

  public get readers(): Array<[string, (manifest: Manifest, reading: Reading) => void]> {
    return [
      ['/Service', (manifest, reading) => this.services.push(serviceEnd(manifest, reading))],
      ['discovery.k8s.io/EndpointSlice', (manifest, reading) => this.readSlice(manifest, reading)],
    ];
  }

  /** The Service of an id such as `shop/Service/web`, or that is reached at an address. */
  public find(name: string): ServiceEnd | undefined {
    return this.services.find(({ id, addresses }) => id === name || addresses.includes(name));
  }

  private readSlice(manifest: Manifest, reading: Reading): void {
    const service = manifest.labels['kubernetes.io/service-name'] as string | undefined;
    const { addressType, endpoints } = recordOf(manifest.json) ?? {};
    if (service === undefined || addressType === 'FQDN') return;
    const key = `${manifest.namespace}/${service}`;
    const known = this.slices.get(key) ?? [];
    this.slices.set(key, known);
    listOf(endpoints, 'endpoints').forEach((endpoint, at) => reading.at(`endpoints[${at}]`, () => {
      // Pods behind it are known by their workload.
      if (recordOf(recordOf(endpoint)?.targetRef)?.kind === 'Pod') return;
      for (const address of listOf(recordOf(endpoint)?.addresses, 'addresses')) known.push(Cidr.host(address as string));
    }, () => undefined));
  }
}

function serviceEnd(manifest: Manifest, reading: Reading): ServiceEnd {
  const spec = specOf(manifest) as { type?: string; clusterIP?: string; clusterIPs?: string[]; externalIPs?: string[]; loadBalancerIP?: string };
  const { pods, externalName, hidesClients } = readService({ ...spec as object, ports: [] });
  const ports = listOf(specOf(manifest).ports, 'ports').flatMap((each, at) => reading.at(`spec.ports[${at}]`, () => {
    const [read] = readService({ ports: [each as ServicePortShape] }).ports;
    checkPortNumber(read.port);
    return [read];
  }, () => []));
  const status = recordOf(recordOf(recordOf(manifest.json)?.status)?.loadBalancer);
  const balancers = listOf(status?.ingress, 'status.loadBalancer.ingress').map((each) => recordOf(each)?.ip);
  const addresses = [spec.clusterIP, ...spec.clusterIPs ?? [], ...spec.externalIPs ?? [], spec.loadBalancerIP, ...balancers];
  return {
    id: manifest.id,
    name: manifest.name,
    namespace: manifest.namespace!,
    pods: pods === undefined ? undefined : demandOf(pods),
    ports,
    externalName,
    addresses: addresses.filter((text): text is string => typeof text === 'string' && text !== '' && text !== 'None'),
    type: spec.type ?? 'ClusterIP',
    hidesClients,
    sourceRanges: listOf(specOf(manifest).loadBalancerSourceRanges, 'loadBalancerSourceRanges').flatMap((text, at) =>
      reading.at(`spec.loadBalancerSourceRanges[${at}]`, () => [Cidr.of(text as string)], () => [])),
  };
}
