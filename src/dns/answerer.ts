import { isIP } from 'net';
import { DnsAnswerer } from '../model/name-resolution';
import { podsIn } from '../model/peer-term';
import { Cidr } from '../values/cidr';
import { refuse } from '../values/errors';
import { LabelSelector } from '../values/label-selector';
import { checkDnsLabel } from '../values/names';
import { Protocol } from '../values/port';
import { PortSet } from '../values/port-set';
import { quoted } from '../values/quoted';
import { DNS_PORT } from './facts';

const LINK_LOCAL = [Cidr.of('169.254.0.0/16'), Cidr.of('fe80::/10')];

/**
 * UDP and TCP on one port: an answer too long for UDP is asked for again over TCP.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7766
 * @internal
 */
export function dnsPorts(port: number = DNS_PORT): PortSet {
  return PortSet.number(Protocol.UDP, port).union(PortSet.number(Protocol.TCP, port));
}

/** @internal */
export function podsAnswer(namespaceName: string, labels: { [key: string]: string }, port?: number): DnsAnswerer {
  return { peer: podsIn(checkDnsLabel('namespace name', namespaceName), LabelSelector.labels(labels)), ports: dnsPorts(port) };
}

/**
 * An address outside the pod network. No Service leads elsewhere from it, so it is asked on 53 itself.
 *
 * @internal
 */
export function addressAnswers(address: Cidr): DnsAnswerer {
  return { peer: { kind: 'cidr', cidr: address, excluding: [] }, ports: dnsPorts() };
}

/** @internal */
export function checkedAddress(what: string, address: string): Cidr {
  if (typeof address !== 'string' || isIP(address) === 0 || address.includes('%')) {
    refuse('InvalidIpAddress', `${what} must be one IP address, got ${quoted(address)}; write it like "10.96.0.10" or "fd00::a", without "/" and without a zone`);
  }
  return Cidr.host(address);
}

/** @internal */
export function checkedServiceIp(serviceIp: string): Cidr {
  const address = checkedAddress('serviceIp', serviceIp);
  if (LINK_LOCAL.some(block => block.contains(address))) {
    refuse('InvalidDnsServiceIp', `serviceIp must be the ClusterIP of the DNS Service, got ${quoted(serviceIp)}, which is link-local; `
      + 'that is where a cache on the node listens: read the ClusterIP with "kubectl -n kube-system get service"');
  }
  return address;
}

/** @internal */
export function neededServiceIp(where: string, why: string, serviceIp: string | undefined): Cidr {
  if (serviceIp === undefined) {
    refuse('NoDnsServiceIp', `${where} needs the DNS Service's ClusterIP: ${why}; give serviceIp, for example "10.96.0.10"`);
  }
  return checkedServiceIp(serviceIp);
}
