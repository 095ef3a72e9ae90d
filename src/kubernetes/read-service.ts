import { LabelSelector } from '../values/label-selector';
import { Port, Protocol } from '../values/port';
import { ServiceSpec } from './shapes';

/**
 * One port of a Service, and where it leads on the pods.
 *
 * @internal
 */
export interface ReadServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly target: Port;
  readonly appProtocol?: string;
}

/** @internal */
export interface ReadService {
  readonly type: string;
  readonly annotations: { readonly [key: string]: string };
  readonly pods?: LabelSelector;
  readonly ports: readonly ReadServicePort[];
  readonly externalName?: string;
  /** Outside clients arrive with a node's address. */
  readonly hidesClients: boolean;
}

/** @internal */
export function readService(spec: ServiceSpec = {}, annotations: ReadService['annotations'] = {}): ReadService {
  const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  return {
    type: spec.type ?? 'ClusterIP',
    annotations,
    pods: spec.selector === undefined || Object.keys(spec.selector).length === 0 ? undefined : LabelSelector.labels({ ...spec.selector }),
    ports: (spec.ports ?? []).map((port) => {
      const protocol = Object.values(Protocol).find((known) => known === port.protocol) ?? Protocol.TCP;
      const target = targetPort(protocol, port.targetPort ?? port.port);
      return { name: port.name, port: port.port, protocol, target, appProtocol: port.appProtocol };
    }),
    externalName: spec.type === 'ExternalName' ? spec.externalName : undefined,
    hidesClients: external && spec.externalTrafficPolicy !== 'Local',
  };
}

function targetPort(protocol: Protocol, target: number | string): Port {
  const named = typeof target === 'string';
  switch (protocol) {
    case Protocol.TCP: return named ? Port.tcpNamed(target) : Port.tcp(target);
    case Protocol.UDP: return named ? Port.udpNamed(target) : Port.udp(target);
    case Protocol.SCTP: return named ? Port.sctpNamed(target) : Port.sctp(target);
  }
}
