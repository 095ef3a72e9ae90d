import { Chart, Testing } from 'cdk8s';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { Certificate } from '../../src/certmanager/certificate';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { Signer } from '../../src/certmanager/signer';
import { AcmeSolverOptions } from '../../src/certmanager/solver-options';
import { WayIn } from '../../src/model/way-in';
import { Hostname } from '../../src/values/hostname';
import { FakeWayIn } from './fake-way-in';

const edge = new FakeWayIn();

function http(options?: AcmeSolverOptions): AcmeSolver {
  return AcmeSolver.http01(edge, options);
}

function dns(options: AcmeSolverOptions = {}): AcmeSolver {
  return AcmeSolver.cloudflare({ apiTokenSecretName: 'cloudflare', ...options });
}

function written(solver: AcmeSolver): object {
  const chart = new Chart(Testing.app(), 'C');
  return new ClusterIssuer(chart, 'I', { signer: Signer.acme({ solvers: [solver] }) }).apiObject.toJson().spec.acme.solvers[0];
}

function challenge(name: string, ...solvers: AcmeSolver[]): string {
  return Signer.acme({ solvers })._challengesFor(Hostname.of(name))!.join();
}

describe('what is written', () => {
  test('HTTP-01 as the way in says it', () => {
    expect(written(http({ dnsNames: ['b.com', 'a.com', 'b.com'] }))).toEqual({
      selector: { dnsNames: ['a.com', 'b.com'] },
      http01: { ingress: { ingressClassName: 'edge' } },
    });
  });
});

describe('the solver that cert-manager takes', () => {
  test('a name wins over a zone, whatever the order', () => {
    const solvers = [http({ dnsNames: ['a.example.com'] }), dns({ dnsZones: ['a.example.com'] })];
    expect(challenge('a.example.com', ...solvers)).toBe('HTTP-01');
    expect(challenge('a.example.com', ...solvers.reverse())).toBe('HTTP-01');
  });

  test('a longer zone wins over a shorter one', () => {
    const solvers = [dns({ dnsZones: ['com', 'example.com'] }), http({ dnsZones: ['sys.example.com'] })];
    expect(challenge('www.sys.example.com', ...solvers)).toBe('HTTP-01');
    expect(challenge('www.example.com', ...solvers)).toBe('DNS-01');
  });

  test('a zone holds its own name and whole labels only', () => {
    const solvers = [dns({ dnsZones: ['example.com'] }), http()];
    expect(challenge('example.com', ...solvers)).toBe('DNS-01');
    expect(challenge('notexample.com', ...solvers)).toBe('HTTP-01');
  });

  test('of two alike the first is taken', () => {
    expect(challenge('a.com', http(), dns())).toBe('HTTP-01');
    expect(challenge('a.com', dns(), http())).toBe('DNS-01');
  });

  test('a wildcard passes HTTP-01 over, even a more specific one', () => {
    expect(challenge('*.example.com', http({ dnsZones: ['example.com'] }), dns())).toBe('DNS-01');
    expect(challenge('*.example.com', http())).toBe('HTTP-01');
  });
});

test('refuses a certificate for a name that no solver answers for', () => {
  const chart = new Chart(Testing.app(), 'C');
  const issuer = new ClusterIssuer(chart, 'Le', { signer: Signer.acme({ solvers: [dns({ dnsZones: ['a.com'] }), http({ dnsNames: ['b.com'] })] }) });
  expect(() => new Certificate(chart, 'Tls', { hostnames: ['c.com'], issuer })).toThrow(
    'NoSolver: no solver of the issuer answers for "c.com", only for zone a.com, b.com; '
    + 'add it to a solver\'s dnsNames or dnsZones, or give the issuer a solver without them  [C/Tls]');
});

test('refuses a wildcard that only an HTTP-01 solver would answer for', () => {
  const chart = new Chart(Testing.app(), 'C');
  const issuer = new ClusterIssuer(chart, 'Le', { signer: Signer.acme({ solvers: [http(), dns({ dnsZones: ['a.com'] })] }) });
  expect(() => new Certificate(chart, 'Tls', { hostnames: ['*.b.com'], issuer })).toThrow('WildcardNeedsDns01');
  expect(() => new Certificate(chart, 'Fine', { hostnames: ['*.a.com'], issuer })).not.toThrow();
});

test('refuses HTTP-01 without a way in', () => {
  expect(() => AcmeSolver.http01(undefined as unknown as WayIn)).toThrow('NoWayIn: an HTTP-01 solver answers through a way in, got nothing');
});

test.each<[string, AcmeSolverOptions, string]>([
  ['names and zones together', { dnsNames: ['a.com'], dnsZones: ['a.com'] }, 'InvalidSolver: a name must match dnsNames and dnsZones where both are given'],
  ['an empty list of names', { dnsNames: [] }, 'InvalidSolver: dnsNames must not be an empty list, which would mean every name'],
  ['an empty list of zones', { dnsZones: [] }, 'InvalidSolver: dnsZones must not be an empty list'],
  ['a wildcard zone', { dnsZones: ['*.a.com'] }, 'InvalidSolver: a zone has every name below it already, got "*.a.com"; drop the "*."'],
  ['a name that DNS has not', { dnsNames: ['a_b.com'] }, 'InvalidHostname'],
])('refuses %s', (_, options, message) => {
  expect(() => http(options)).toThrow(message);
});
