import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { Cni } from '../../src/model/cni';
import { Peer } from '../../src/model/peer';
import { Platform } from '../../src/model/platform';
import { PlatformProps } from '../../src/model/platform-props';
import { LabelSelector } from '../../src/values/label-selector';
import { FakeWayIn } from '../certmanager/fake-way-in';

const calico = Cni.enforcing('calico');

function platform(props: Partial<PlatformProps> = {}): Platform {
  return new Platform({ cni: calico, ...props });
}

let app: App;
let chart: Chart;

beforeEach(() => {
  app = new App();
  chart = new Chart(app, 'shop');
});

describe('where it holds', () => {
  test('at and below the construct, wherever it was made before', () => {
    const below = new Construct(chart, 'Web');
    const one = platform();
    one.applyTo(app);
    expect([Platform.of(app), Platform.of(chart), Platform.of(below)]).toEqual([one, one, one]);
    expect(Platform.of(new App())).toBeUndefined();
  });

  test('the nearest above wins', () => {
    const one = platform({ domain: 'example.com' });
    const derived = one.derive({ domain: 'eu.example.com' });
    one.applyTo(app);
    derived.applyTo(chart);
    expect(Platform.of(new Construct(chart, 'Web'))).toBe(derived);
    expect(Platform.of(new Chart(app, 'other'))).toBe(one);
  });

  test('it emits nothing, and applying it twice is harmless', () => {
    const one = platform();
    one.applyTo(app);
    Platform.of(chart);
    one.applyTo(app);
    expect(app.synthYaml()).toBe('');
  });

  test('refuses a second platform in the same place', () => {
    platform().applyTo(app);
    expect(() => platform().applyTo(app)).toThrow(
      'SecondPlatform: a platform is already applied here; apply one, or apply the other to a chart below');
  });

  test('refuses a platform after another, or none, was read, and names the reader', () => {
    Platform._read(new Construct(chart, 'Web'));
    expect(() => platform().applyTo(app)).toThrow(
      'PlatformTooLate: another platform, or none, has already been read by [shop/Web]; apply the platform before any app is made');
    expect(() => platform().applyTo(chart)).toThrow(/\[shop\/Web\].* {2}\[shop\]$/);
  });

  test('a sibling that nobody read from is free', () => {
    Platform.of(chart);
    expect(() => platform().applyTo(new Chart(app, 'other'))).not.toThrow();
  });

  test('refuses another cluster below', () => {
    platform().applyTo(app);
    expect(() => platform().applyTo(chart)).toThrow(
      'SecondCluster: one app is one cluster, and this one has another; use derive() on its platform, or make a second App  [shop]');
  });

  test('refuses another cluster above', () => {
    platform().applyTo(chart);
    expect(() => platform().applyTo(app)).toThrow('SecondCluster: one app is one cluster, and [shop] has another');
  });

  test('refuses another cluster beside: an app is one cluster even where nothing is above', () => {
    platform().applyTo(chart);
    expect(() => platform().applyTo(new Chart(app, 'other'))).toThrow('SecondCluster: one app is one cluster, and [shop] has another');
  });

  test('parts of one cluster may stand beside each other, and derive from what derives', () => {
    const one = platform();
    one.applyTo(chart);
    expect(() => one.derive({ domain: 'example.com' }).derive({}).applyTo(new Chart(app, 'other'))).not.toThrow();
  });
});

describe('derive', () => {
  const [a, b] = [new FakeWayIn('a'), new FakeWayIn('b')];
  const issuer = ClusterIssuer.fromName('ca', { challenges: [] });
  const one = platform({ domain: 'example.com', issuer, exposures: { a, b }, defaultExposure: 'b', podCidrs: ['10.0.0.0/16'], kubernetesVersion: '1.36' });

  test('keeps what is not given', () => {
    const derived = one.derive({ domain: 'eu.example.com' });
    expect(derived.domain).toBe('eu.example.com');
    expect([derived.defaultExposure, derived._issuer?.issuerName, derived._exposures.get('a')]).toEqual(['b', 'ca', a]);
    expect([derived.cni, `${derived._facts.podCidrs}`, `${derived._kubernetesVersion}`]).toEqual([calico, '10.0.0.0/16', '1.36']);
    expect(one.domain).toBe('example.com');
  });

  test('other ways in bring their own default', () => {
    expect(one.derive({ exposures: { c: a } }).defaultExposure).toBe('c');
    expect(() => one.derive({ exposures: { c: a, b } })).toThrow('NoDefaultExposure');
    expect(one.derive({ defaultExposure: 'a' }).defaultExposure).toBe('a');
  });
});

describe('ways in', () => {
  const wayIn = new FakeWayIn();

  test('one needs no default, none has none', () => {
    expect(platform({ exposures: { public: wayIn } }).defaultExposure).toBe('public');
    expect(platform().defaultExposure).toBeUndefined();
  });

  test.each<[string, Partial<PlatformProps>, string]>([
    ['several without a default', { exposures: { a: wayIn, b: wayIn } },
      'NoDefaultExposure: a platform with several exposures needs a defaultExposure; give one of a, b'],
    ['a default that is none of them', { exposures: { a: wayIn }, defaultExposure: 'b' },
      'UnknownExposure: defaultExposure must be one of the exposures (a), got "b"; correct the name'],
    ['a default of nothing', { defaultExposure: 'b' }, 'UnknownExposure: defaultExposure must be one of the exposures (there are none), got "b"'],
    ['a controller in place of a way in', { exposures: { a: {} as FakeWayIn } },
      'InvalidExposure: exposure "a" must be made with Exposure.onIngress or Exposure.onGateway, got something else; wrap the controller'],
  ])('refuses %s', (_, props, message) => expect(() => platform(props)).toThrow(message));
});

describe('facts', () => {
  test.each([['1.36', '1.36'], ['v1.33', '1.33'], ['1.36.4', '1.36']])('version %s is %s', (text, version) => {
    const { _kubernetesVersion, _gatewayApiVersion } = platform({ kubernetesVersion: text, gatewayApiVersion: text });
    expect([`${_kubernetesVersion}`, `${_gatewayApiVersion}`]).toEqual([version, version]);
  });

  test('versions compare by number', () => {
    const version = platform({ kubernetesVersion: '1.34' })._kubernetesVersion!;
    expect([version.atLeast(1, 33), version.atLeast(1, 34), version.atLeast(1, 35), version.atLeast(2, 0), version.atLeast(0, 99)])
      .toEqual([true, true, false, false, true]);
    expect(platform({ kubernetesVersion: '1.9' })._kubernetesVersion!.atLeast(1, 34)).toBe(false);
  });

  test('refuses a version that is a number, which would lose the zero of 1.30', () => {
    expect(() => platform({ kubernetesVersion: 1.3 as unknown as string })).toThrow('InvalidProps: kubernetesVersion must be text, got 1.3');
  });

  test.each(['1', '1.x', 'latest', '', '1.36-rc.1'])('refuses version %p unless it says major and minor', (text) => {
    const make = () => platform({ kubernetesVersion: text });
    expect(make).toThrow(`InvalidVersion: kubernetesVersion must look like "1.36", got "${text}"; write major and minor as text, separated by a point`);
  });

  test.each<[string, Partial<PlatformProps>, string]>([
    ['pods among services', { podCidrs: ['10.0.0.0/8'], serviceCidrs: ['10.96.0.0/12'] },
      'OverlappingCidrs: podCidrs and serviceCidrs must not overlap, got 10.0.0.0/8 and 10.96.0.0/12; give the ranges the cluster really uses'],
    ['nodes among pods', { nodeCidrs: ['10.0.0.0/24'], podCidrs: ['10.0.0.0/16'] }, 'OverlappingCidrs: podCidrs and nodeCidrs must not overlap'],
    ['nodes among services', { nodeCidrs: ['fd00::/120'], serviceCidrs: ['fd00::/112'] }, 'OverlappingCidrs: serviceCidrs and nodeCidrs'],
    ['a range said twice', { podCidrs: ['10.0.0.0/16', '10.0.0.0/24'] }, 'OverlappingCidrs: podCidrs and podCidrs must not overlap'],
    ['host bits', { podCidrs: ['10.0.0.1/16'] }, 'InvalidCidr: '],
    ['an address alone', { apiServerCidrs: ['10.96.0.1'] }, 'InvalidCidr: a CIDR must have a prefix length, got "10.96.0.1"; write 10.96.0.1/32'],
    ['a wildcard for the domain', { domain: '*.example.com' }, 'InvalidHostname: domain must not be a wildcard, got "*.example.com"; drop the "*."'],
    ['a domain that DNS has not', { domain: 'example_com' }, 'InvalidHostname: '],
    ['nobody who enforces', { cni: undefined }, 'NoCni: a platform needs to know who enforces policies; give for example cni: Cni.enforcing(\'calico\')'],
    ['a name in place of a CNI', { cni: 'calico' as unknown as Cni }, 'InvalidProps: cni must be a Cni, made with Cni.enforcing or Cni.notEnforcing, got "calico"; correct it'],
    ['a workload for monitoring', {
      monitoring: Peer._ofSubject({
        facts: { name: 'p', kind: 'Deployment', pods: LabelSelector.labels({ app: 'p' }), containerPorts: [], hostNetwork: false },
      }),
    }, 'InvalidMonitoring: monitoring must be a Peer by labels or addresses, got a workload; write Peer.pods({ namespaceName, labels })'],
  ])('refuses %s', (_, props, message) => expect(() => platform(props)).toThrow(message));

  test('refuses no props at all', () => {
    expect(() => new Platform(undefined as unknown as PlatformProps)).toThrow('InvalidProps: PlatformProps must be an object, got nothing; give at least {}');
  });

  test('the API server may live among nodes and services', () => {
    expect(() => platform({ nodeCidrs: ['192.168.0.0/24'], serviceCidrs: ['10.96.0.0/16'], apiServerCidrs: ['192.168.0.2/32', '10.96.0.1/32'] })).not.toThrow();
  });
});
