import { Flow } from '../model/flow';
import { describeTerm } from '../model/peer-term';
import { describePorts, PodFacts, portsOf, Subject } from '../model/subject';
import { refuse } from '../values/errors';
import { PortNameEntry, PortSet } from '../values/port-set';

/**
 * The ports of a relation as its packets arrive at the receiving pods: as asked, else the pods' own, names resolved.
 *
 * @internal
 */
export function flowPorts({ ports, target }: Flow, factsOf: (subject: Subject) => PodFacts): PortSet {
  const asked = ports ?? target._ports?.() ?? [];
  if (target._subject === undefined) {
    const set = PortSet.of(asked);
    const name = target._term?.kind === 'pods' ? undefined : set.names()[0];
    if (name !== undefined) {
      refuse('UnknownPortName', `only pods have named ports, got "${name.name}" for ${target._term === undefined ? 'nobody' : describeTerm(target._term)}; `
        + 'give the number');
    }
    return set;
  }
  const facts = factsOf(target._subject);
  // A headless Service may have no ports of its own: its pods' count then.
  if (asked.length === 0) {
    if (facts.containerPorts.length !== 1) refuse('UnclearPorts', unclearPorts(facts));
    return PortSet.of(portsOf(facts));
  }
  const resolved = PortSet.of(asked).resolve((protocol, name) =>
    facts.containerPorts.filter((port) => port.name === name && port.protocol === protocol).map(({ number }) => number));
  const missing = facts.kind === 'Pods' ? undefined : resolved.names()[0];
  if (missing !== undefined) refuse('UnknownPortName', unknownPortName(facts, missing));
  return resolved;
}

/** @internal */
export function unclearPorts(facts: PodFacts): string {
  const wanted = facts.containerPorts.length === 0 ? 'at least one container port' : 'exactly one container port';
  return `${facts.kind} ${facts.name} must have ${wanted} to be reached without naming ports, got ${describePorts(facts.containerPorts)}; `
    + 'give { ports: [...] }';
}

function unknownPortName(facts: PodFacts, { protocol, name }: PortNameEntry): string {
  return `${facts.kind} ${facts.name} must have a ${protocol} container port named "${name}", `
    + `got ${facts.containerPorts.map((port) => port.name ?? port.number).join(', ') || 'none'}; correct the name or give the number`;
}
