import * as fc from 'fast-check';
import { Cidr } from '../../src/values/cidr';
import { IntervalSet } from '../../src/values/interval-set';
import { LabelExpression } from '../../src/values/label-expression';
import { LabelSelector } from '../../src/values/label-selector';
import { Port } from '../../src/values/port';
import { PortSet } from '../../src/values/port-set';

/** Few numbers close together, so that intervals touch, overlap and coincide often. */
export const intervalSets = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 })), { maxLength: 4 })
  .map(pairs => IntervalSet.union(pairs.map(([first, length]) => IntervalSet.of(first, first + length))));

const edges = fc.constantFrom(1, 2, 80, 81, 443, 65534, 65535);
const numbers = fc.tuple(edges, edges).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

const numberedPorts = fc.oneof(
  numbers.map(([a, b]) => Port.tcpRange(a, b)),
  numbers.map(([a, b]) => Port.udpRange(a, b)),
  numbers.map(([a, b]) => Port.sctpRange(a, b)),
  fc.constantFrom(Port.allTcp(), Port.allUdp(), Port.allSctp(), Port.all()),
);
const namedPorts = fc.constantFrom('http', 'metrics', 'dns').chain(name => fc.constantFrom(Port.tcpNamed(name), Port.udpNamed(name)));

/** Sets of ports without names, for which all laws of sets hold. */
export const numberedPortSets = fc.array(numberedPorts, { maxLength: 4 }).map(ports => PortSet.of(ports));
/** Sets of ports, named ones included. */
export const portSets = fc.array(fc.oneof(numberedPorts, namedPorts), { maxLength: 4 }).map(ports => PortSet.of(ports));

/** Blocks inside a small corner of IPv4 and of IPv6, so that they nest and overlap. */
export const cidrs = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 4 })).map(([v6, value, bits]) => {
  const first = value - value % 2 ** bits;
  return Cidr.of(v6 ? `2001:db8::${first.toString(16)}/${128 - bits}` : `10.0.0.${first}/${32 - bits}`);
});

const keys = fc.constantFrom('app', 'tier');
const values = fc.constantFrom('', 'a', 'b', 'c');
const someValues = fc.uniqueArray(values, { minLength: 1, maxLength: 3 });

const expressions = fc.oneof(
  fc.tuple(keys, someValues).map(([key, list]) => LabelExpression.isIn(key, list)),
  fc.tuple(keys, someValues).map(([key, list]) => LabelExpression.notIn(key, list)),
  keys.map(key => LabelExpression.exists(key)),
  keys.map(key => LabelExpression.doesNotExist(key)),
);

export const labelMaps = fc.dictionary(keys, values, { noNullPrototype: true });
export const expressionLists = fc.array(expressions, { maxLength: 3 });
export const selectors = fc.tuple(fc.option(labelMaps, { nil: undefined, freq: 2 }), expressionLists)
  .map(([matchLabels, matchExpressions]) => LabelSelector.of({ matchLabels, matchExpressions }));

/** Every set of labels the selectors above can tell apart. */
export const ALL_LABEL_MAPS: readonly { [key: string]: string }[] = [undefined, '', 'a', 'b', 'c', 'z'].flatMap(app =>
  [undefined, '', 'a', 'b', 'c', 'z'].map(tier => ({ ...(app === undefined ? {} : { app }), ...(tier === undefined ? {} : { tier }) })));
