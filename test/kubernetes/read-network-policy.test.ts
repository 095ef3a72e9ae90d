import { Reachability, ReachabilityOptions } from '../../src';
import { app, clusterPolicy, deployment, namespace, networkPolicy, ofObjects, ports } from '../analysis/yaml';

const WORKLOADS = [
  namespace('shop', { team: 'shop' }), namespace('data', { team: 'data' }),
  deployment('web'), deployment('api'), deployment('db', 'data', [{ name: 'sql', containerPort: 5432 }]), deployment('web', 'data'),
];
const [WEB, API, DB, DATA_WEB] = ['shop/Deployment/web', 'shop/Deployment/api', 'data/Deployment/db', 'data/Deployment/web'];

function withPolicy(spec: object, options?: ReachabilityOptions, more: object[] = []): Reachability {
  return ofObjects([...WORKLOADS, ...more, networkPolicy('p', spec)], options);
}

function callersOfApi(spec: object, options?: ReachabilityOptions): { [source: string]: string } {
  const read = withPolicy({ ...app('api'), ...spec }, options);
  expect(read.findings).toEqual([]);
  return Object.fromEntries([WEB, DB, DATA_WEB, '203.0.113.7'].map((source) => [source, ports(read, source, API)]));
}

describe('which directions it isolates', () => {
  test.each([
    ['nothing said: ingress', {}, ['no ports', 'all ports']],
    ['N17 egress rules say egress, too', { egress: [{}] }, ['no ports', 'all ports']],
    ['N17 egress without rules must be named', { policyTypes: ['Egress'] }, ['all ports', 'no ports']],
    ['N20 ingress alone leaves egress open', { policyTypes: ['Ingress'] }, ['no ports', 'all ports']],
    ['both', { policyTypes: ['Ingress', 'Egress'] }, ['no ports', 'no ports']],
    ['null rules are no rules', { policyTypes: ['Ingress'], ingress: null, egress: null }, ['no ports', 'all ports']],
    ['empty rules are no rules', { ingress: [] }, ['no ports', 'all ports']],
  ])('%s', (_, spec, expected) => {
    const read = withPolicy({ ...app('api'), ...spec });
    expect([ports(read, WEB, API), ports(read, API, WEB)]).toEqual(expected);
  });
});

describe('who is meant', () => {
  const all = { [WEB]: 'all ports', [DB]: 'all ports', [DATA_WEB]: 'all ports', '203.0.113.7': 'all ports' };
  const none = { [WEB]: 'no ports', [DB]: 'no ports', [DATA_WEB]: 'no ports', '203.0.113.7': 'no ports' };
  test.each([
    ['no list means everyone', [{}], all],
    ['an empty list means everyone', [{ from: [] }], all],
    ['a null list means everyone', [{ from: null }], all],
    ['N4 a pod selector alone means the policy\'s own namespace', [{ from: [app('web')] }], { ...none, [WEB]: 'all ports' }],
    ['N3 both selectors in one element mean both', [{ from: [{ ...app('web'), namespaceSelector: { matchLabels: { team: 'data' } } }] }], { ...none, [DATA_WEB]: 'all ports' }],
    ['N3 two elements mean either', [{ from: [app('web'), { namespaceSelector: { matchLabels: { team: 'data' } } }] }],
      { ...all, '203.0.113.7': 'no ports' }],
    ['an empty namespace selector means every pod', [{ from: [{ namespaceSelector: {} }] }], { ...all, '203.0.113.7': 'no ports' }],
    ['the name of a namespace is a label of it', [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } } }] }],
      { ...none, [DB]: 'all ports', [DATA_WEB]: 'all ports' }],
    ['expressions', [{ from: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] } }] }],
      { ...none, [DB]: 'all ports' }],
  ])('%s', (_, ingress, expected) => expect(callersOfApi({ ingress })).toEqual(expected));

  test('an ipBlock means addresses, and pods by theirs', () => {
    const ingress = [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }];
    expect(callersOfApi({ ingress }, { podCidrs: ['10.42.0.0/16'] })).toEqual({ ...none, '203.0.113.7': 'all ports' });
    expect(callersOfApi({ ingress }, { podCidrs: ['172.20.0.0/16'] })).toEqual(all);
    expect(callersOfApi({ ingress })).toEqual({ ...all, ...Object.fromEntries([WEB, DB, DATA_WEB].map((each) => [each, 'no ports; perhaps all ports'])) });
    expect(callersOfApi({ ingress }, { ipBlocksMeanPods: false })).toEqual({ ...none, '203.0.113.7': 'all ports' });
  });
});

describe('ports', () => {
  test.each([
    ['a number', [{ port: 8080 }], 'TCP 8080'],
    ['a protocol alone', [{ protocol: 'UDP' }], 'all UDP'],
    ['a range', [{ port: 8000, endPort: 8090, protocol: 'SCTP' }], 'SCTP 8000-8090'],
    ['N1 a name is the receiving pods\' container port', [{ port: 'http' }], 'TCP 8080'],
    ['a name nobody has', [{ port: 'metrics' }], 'no ports'],
    ['several', [{ port: 53, protocol: 'UDP' }, { port: 53 }], 'UDP 53; TCP 53'],
    ['an empty list is every port', [], 'all ports'],
  ])('%s', (_, list, expected) => expect(callersOfApi({ ingress: [{ ports: list }] })[WEB]).toBe(expected));

  test('of egress, a name is that of whoever receives', () => {
    const read = withPolicy({ ...app('web'), policyTypes: ['Egress'], egress: [{ ports: [{ port: 'sql' }, { port: 'http' }] }] });
    expect([ports(read, WEB, API), ports(read, WEB, DB), ports(read, WEB, '203.0.113.7')]).toEqual(['TCP 8080', 'TCP 5432', 'no ports']);
  });

  test('of native sidecars count', () => {
    const meshed = deployment('side', 'shop', [], {
      initContainers: [
        { name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'metrics', containerPort: 9090 }] }, { name: 'init', ports: [{ name: 'setup', containerPort: 1 }] },
      ],
    });
    const read = withPolicy({ ...app('side'), ingress: [{ ports: [{ port: 'metrics' }, { port: 'setup' }] }] }, {}, [meshed]);
    expect(ports(read, WEB, 'shop/Deployment/side')).toBe('TCP 9090');
  });
});

describe('labels of namespaces that nobody showed', () => {
  const spec = { ...app('api'), ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'data' } } }] }] };
  test('leave the verdict open', () => {
    const read = ofObjects([...WORKLOADS.slice(2), networkPolicy('p', spec)]);
    expect(ports(read, DB, API)).toBe('no ports; perhaps all ports');
    expect(read.explain(DB, API).toString()).toContain('perhaps: the labels of namespace data are not shown');
    expect(read.explain(DB, API).pairs[0].changes).toEqual(['nobody can tell as long as this is so: the labels of namespace data are not shown']);
  });
  test('but not that of their name', () => {
    const named = { ...app('api'), ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }] }] };
    const read = ofObjects([...WORKLOADS.slice(2), networkPolicy('p', named)]);
    expect([ports(read, WEB, API), ports(read, DB, API)]).toEqual(['all ports', 'no ports']);
  });
});

describe('refuses nothing, and says what it cannot read', () => {
  test.each([
    ['a selector', { podSelector: { matchExpressions: [{ key: 'app', operator: 'Is', values: ['api'] }] } }, 'spec.podSelector', 'InvalidSelector'],
    ['a label', { podSelector: { matchLabels: { app: '-' } } }, 'spec.podSelector', 'InvalidLabel'],
    ['a peer', { ...app('api'), ingress: [{ from: [{}] }] }, 'spec.ingress[0].from[0]', 'UnreadableObject'],
    ['a peer of both kinds', { ...app('api'), ingress: [{ from: [{ ...app('x'), ipBlock: { cidr: '10.0.0.0/8' } }] }] }, 'spec.ingress[0].from[0]', 'UnreadableObject'],
    ['a CIDR', { ...app('api'), ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/33' } }] }] }, 'spec.ingress[0].from[0]', 'InvalidCidr'],
    ['N15 an excepted range outside', { ...app('api'), ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/8'] } }] }] }, 'spec.ingress[0].from[0]', 'InvalidCidr'],
    ['N15 port 0', { ...app('api'), ingress: [{ ports: [{ port: 0 }] }] }, 'spec.ingress[0].ports[0]', 'InvalidPort'],
    ['N15 endPort before port', { ...app('api'), ingress: [{ ports: [{ port: 90, endPort: 80 }] }] }, 'spec.ingress[0].ports[0]', 'InvalidPort'],
    ['N15 endPort after a name', { ...app('api'), ingress: [{ ports: [{ port: 'http', endPort: 80 }] }] }, 'spec.ingress[0].ports[0]', 'InvalidPort'],
    ['a protocol', { ...app('api'), ingress: [{ ports: [{ protocol: 'ICMP' }] }] }, 'spec.ingress[0].ports[0]', 'InvalidPort'],
    ['rules that are no list', { ...app('api'), ingress: { from: [] } }, 'spec.ingress', 'UnreadableObject'],
    ['a rule that is no object', { ...app('api'), ingress: ['all'] }, 'spec.ingress[0]', 'UnreadableObject'],
    ['peers that are no list', { ...app('api'), ingress: [{ from: app('web') }] }, 'spec.ingress[0].from', 'UnreadableObject'],
    ['ports that are no list', { ...app('api'), ingress: [{ ports: 80 }] }, 'spec.ingress[0].ports', 'UnreadableObject'],
    ['policyTypes', { ...app('api'), policyTypes: ['ingress'] }, 'spec.policyTypes', 'UnreadableObject'],
  ])('%s', (_, spec, path, id) => {
    const read = withPolicy(spec);
    expect(read.findings[0]).toMatchObject({ id, path: expect.stringMatching(new RegExp(`shop/NetworkPolicy/p ${path.replace(/[[\]]/g, '\\$&')}`)) });
    expect([ports(read, WEB, API), ports(read, DB, DATA_WEB)]).toEqual(['no ports; perhaps all ports', 'all ports']);
  });

  test('the readable part of a broken rule still counts', () => {
    const read = withPolicy({ ...app('api'), ingress: [{ from: [app('web'), { ipBlock: { cidr: 'x' } }], ports: [{ port: 80 }] }] });
    expect([ports(read, WEB, API), ports(read, DB, API)]).toEqual(['TCP 80', 'no ports; perhaps TCP 80']);
  });
});

describe.each(['v1alpha2', 'v1beta1'])('ClusterNetworkPolicy %s', (version) => {
  const everyone = { namespaces: {} };
  const admin = (spec: object, more: object[] = [], options?: ReachabilityOptions) =>
    ofObjects([...WORKLOADS, ...more, clusterPolicy('admin', { tier: 'Admin', priority: 10, subject: everyone, ...spec }, version)], options);

  test('Admin decides before NetworkPolicies, and passes what it does not decide', () => {
    const isolated = networkPolicy('p', app('api'));
    const ingress = [{ action: 'Accept', from: [{ pods: { namespaceSelector: {}, ...app('web') } }], protocols: [{ tcp: { destinationPort: { number: 8080 } } }] }];
    const read = admin({ ingress }, [isolated]);
    expect([ports(read, WEB, API), ports(read, DB, API)]).toEqual(['TCP 8080', 'no ports']);
    const denied = admin({ ingress: [{ action: 'Deny', from: [everyone], protocols: [{ tcp: { destinationPort: { range: { start: 1, end: 65535 } } } }] }] });
    expect(ports(denied, WEB, API)).toBe('all UDP; all SCTP; other protocols');
  });

  test('C10 Baseline decides only where no NetworkPolicy selects the pod', () => {
    const baseline = clusterPolicy('base', { tier: 'Baseline', priority: 1, subject: everyone, ingress: [{ action: 'Deny', from: [everyone] }] }, version);
    const read = ofObjects([...WORKLOADS, baseline, networkPolicy('p', { ...app('api'), ingress: [{}] })]);
    expect([ports(read, WEB, API), ports(read, API, WEB)]).toEqual(['all ports', 'no ports']);
  });

  test('C10 networks mean pods, too', () => {
    const read = admin({ egress: [{ action: 'Deny', to: [{ networks: ['0.0.0.0/0', '::/0'] }] }] });
    expect([ports(read, WEB, API), ports(read, WEB, '203.0.113.7')]).toEqual(['no ports', 'no ports']);
  });

  test('C10 names are outside, and nobody knows where', () => {
    const read = admin({ egress: [{ action: 'Accept', to: [{ domainNames: ['*.example.com'] }] }, { action: 'Deny', to: [{ networks: ['0.0.0.0/0'] }] }] }, [], { podCidrs: ['10.42.0.0/16'] });
    expect([ports(read, WEB, API), ports(read, WEB, '203.0.113.7')]).toEqual(['no ports', 'no ports; perhaps all ports']);
  });

  test('named ports are of any protocol', () => {
    const read = admin({ ingress: [{ action: 'Deny', from: [everyone], protocols: [{ destinationNamedPort: 'http' }] }] });
    expect(ports(read, WEB, API)).toBe('all UDP; TCP 1-8079,8081-65535; all SCTP; other protocols');
  });

  test('of equal priority and different mind, nobody can tell', () => {
    const rule = (action: string) => ({ tier: 'Admin', priority: 10, subject: everyone, ingress: [{ action, from: [everyone] }] });
    const read = ofObjects([...WORKLOADS, clusterPolicy('a', rule('Accept'), version), clusterPolicy('b', rule('Deny'), version)]);
    expect(ports(read, WEB, API)).toBe('no ports; perhaps all ports');
  });

  test.each([
    ['a tier', { tier: 'Middle', ingress: [{ action: 'Deny', from: [everyone] }] }, 'spec.tier'],
    ['a subject', { subject: {}, ingress: [{ action: 'Deny', from: [everyone] }] }, 'spec.subject'],
    ['an action', { ingress: [{ action: 'Allow', from: [everyone] }] }, 'spec.ingress[0].action'],
    ['a peer of ingress by address', { ingress: [{ action: 'Deny', from: [{ networks: ['10.0.0.0/8'] }] }] }, 'spec.ingress[0].from[0]'],
    ['a protocol', { ingress: [{ action: 'Deny', from: [everyone], protocols: [{ icmp: {} }] }] }, 'spec.ingress[0].protocols[0]'],
  ])('refuses nothing: of %s it cannot read, it cannot tell', (_, spec, path) => {
    const read = admin(spec);
    expect(read.findings.map((finding) => finding.path)).toEqual([expect.stringContaining(`ClusterNetworkPolicy/admin ${path}`)]);
    expect(ports(read, WEB, API)).toBe('no ports; perhaps all ports');
  });
});
