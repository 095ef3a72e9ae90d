import { readFileSync } from 'fs';
import { join } from 'path';

/** Structs that have a case for each option with each way in. */
const PER_WAY_IN = ['ExposedAppProps', 'AppRouteOptions', 'TlsIngressProps', 'TlsIngressRouteOptions'];

/** Options that a way in refuses, for the certificate stands beside the Gateway and not in the app's Secret. */
const IMPOSSIBLE = ['ExposedAppProps', 'TlsIngressProps']
  .flatMap((struct) => ['tlsSecretName', 'tlsSecretExists'].map((name) => `${struct}.${name} with envoy-of-this-app`));

/** Structs that describe a cluster or a reader of results, so no object follows from each of their options. */
const NOT_WRITTEN = [
  /^Finding$/, /^Reachability/, /^Platform/, /^Referenced/, /DnsOptions$/, /^DnsCacheOptions$/, /^CoreDns/, /^NodeLocalDnsOptions$/, /^presets\./,
];

/** Structs that nobody is given: others extend them, and are looked at whole. */
const BASES = [
  'RouteProps', 'RouteOptions', 'FrontDoorOptions', 'TlsRouteOptions', 'GatewayOptions', 'AcmeSolverOptions', 'Dns01SolverOptions', 'CaBundleOptions', 'VaultServiceAccountOptions', 'KeystoreOptions',
];

interface Assembly {
  readonly name: string;
  readonly types: { readonly [fqn: string]: AssemblyType };
}

interface AssemblyType {
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly properties?: ReadonlyArray<{ readonly name: string }>;
}

const used = new Set<string>();

/** Gives the props as they are, and remembers which options were said, and with which way in. */
export function use<T extends object>(struct: string, props: T, wayIn?: string): T {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined) continue;
    used.add(`${struct}.${name}`);
    if (wayIn !== undefined) used.add(`${struct}.${name} with ${wayIn}`);
  }
  return props;
}

/** Options of the public interfaces that no case of the matrix said. */
export function uncoveredOptions(waysIn: readonly string[]): { readonly missing: readonly string[]; readonly covered: number } {
  const assembly = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', '..', '.jsii'), 'utf8')) as Assembly;
  const wanted = Object.entries(assembly.types).filter(([, { datatype }]) => datatype).flatMap(([fqn]) => {
    const struct = fqn.slice(assembly.name.length + 1);
    if (BASES.includes(struct) || NOT_WRITTEN.some((pattern) => pattern.test(struct))) return [];
    const uses = propertiesOf(assembly, fqn).map((name) => `${struct}.${name}`);
    return PER_WAY_IN.includes(struct) ? uses.flatMap((each) => waysIn.map((wayIn) => `${each} with ${wayIn}`)) : uses;
  });
  const possible = wanted.filter((each) => !IMPOSSIBLE.includes(each));
  return { missing: possible.filter((each) => !used.has(each)), covered: possible.filter((each) => used.has(each)).length };
}

function propertiesOf({ types }: Assembly, fqn: string): string[] {
  const { properties = [], interfaces = [] } = types[fqn];
  return [...properties.map(({ name }) => name), ...interfaces.flatMap((base) => propertiesOf({ types, name: '' }, base))];
}
