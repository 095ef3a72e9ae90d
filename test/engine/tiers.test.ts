import { Port } from '../../src/values/port';
import { PortSet } from '../../src/values/port-set';
import { between, block, containerPort, FIRST, LAST, networkOf, pods, podsOf, policy, ports, rule, UNION } from './build';

const HTTP = ports(Port.HTTP);
const certain = (allowed: string) => ({ allowed, undetermined: 'no ports' });

describe('what no policy decides is accepted', () => {
  test('without any policy', () => expect(between([])).toEqual(certain('all ports')));
  test('with policies of other pods', () => expect(between([policy(UNION, 'ingress', 'other', [])])).toEqual(certain('all ports')));
  test('beside what an ordered tier decides', () => {
    expect(between([policy(FIRST, 'ingress', 'api', [rule('deny', undefined, PortSet.EVERYTHING.minus(HTTP))])])).toEqual(certain('TCP 80'));
  });
});

describe('an unordered tier', () => {
  test('denies what no rule allows, once a policy isolates', () => expect(between([policy(UNION, 'ingress', 'api', [])])).toEqual(certain('no ports')));
  test('is the union of its policies', () => {
    const two = [Port.HTTP, Port.HTTPS].map((port) => policy(UNION, 'ingress', 'api', [rule('accept', undefined, ports(port))]));
    expect(between(two)).toEqual(certain('TCP 80,443'));
    expect(between([...two].reverse())).toEqual(certain('TCP 80,443'));
  });
  test('isolates only if one of its policies does', () => {
    expect(between([policy(UNION, 'ingress', 'api', [rule('accept', [podsOf('other')])], { isolates: false })])).toEqual(certain('all ports'));
  });
  test('deny beats accept, whatever the order', () => {
    const both = policy(UNION, 'ingress', 'api', [rule('accept', undefined, ports(Port.tcpRange(80, 90))), rule('deny', undefined, HTTP)]);
    expect(between([both])).toEqual(certain('TCP 81-90'));
    expect(between([{ ...both, rules: [...both.rules].reverse() }])).toEqual(certain('TCP 81-90'));
  });
});

test('N20 both ends must allow, and isolating one leaves the other open', () => {
  const egress = policy(UNION, 'egress', 'web', [rule('accept', [podsOf('api')], ports(Port.tcpRange(80, 90)))]);
  const ingress = policy(UNION, 'ingress', 'api', [rule('accept', [podsOf('web')], ports(Port.tcpRange(85, 99)))]);
  expect(between([egress])).toEqual(certain('TCP 80-90'));
  expect(between([ingress])).toEqual(certain('TCP 85-99'));
  expect(between([egress, ingress])).toEqual(certain('TCP 85-90'));
  expect(between([policy(UNION, 'ingress', 'web', []), policy(UNION, 'egress', 'api', [])])).toEqual(certain('all ports'));
});

describe('an ordered tier', () => {
  test('the first rule that matches decides', () => {
    const rules = [rule('accept', undefined, HTTP), rule('deny', [podsOf('web')])];
    expect(between([policy(FIRST, 'ingress', 'api', rules)])).toEqual(certain('TCP 80'));
    expect(between([policy(FIRST, 'ingress', 'api', [...rules].reverse())])).toEqual(certain('no ports'));
  });
  test('policies come by their order', () => {
    const deny = policy(FIRST, 'ingress', 'api', [rule('deny')], { order: 2 });
    expect(between([deny, policy(FIRST, 'ingress', 'api', [rule('accept')], { order: 1 })])).toEqual(certain('all ports'));
    expect(between([deny, policy(FIRST, 'ingress', 'api', [rule('accept')], { order: 3 })])).toEqual(certain('no ports'));
  });
  test('where policies of one order disagree nobody can tell, and only there', () => {
    const policies = [
      policy(FIRST, 'ingress', 'api', [rule('deny', undefined, ports(Port.tcpRange(80, 90)))]),
      policy(FIRST, 'ingress', 'api', [rule('accept', undefined, ports(Port.tcpRange(85, 99)))]),
      policy(UNION, 'ingress', 'api', []),
    ];
    expect(between(policies)).toEqual({ allowed: 'TCP 91-99', undetermined: 'TCP 85-90' });
  });
  test('of one order, those who agree decide', () => {
    const deny = policy(FIRST, 'ingress', 'api', [rule('deny')]);
    expect(between([deny, { ...deny, object: 'another' }])).toEqual(certain('no ports'));
  });
});

describe('tiers one after another', () => {
  const isolated = policy(UNION, 'ingress', 'api', []);
  const baseline = policy(LAST, 'ingress', 'api', [rule('deny')]);
  test('what is accepted first is not asked again', () => expect(between([policy(FIRST, 'ingress', 'api', [rule('accept', undefined, HTTP)]), isolated])).toEqual(certain('TCP 80')));
  test('what is denied first stays so', () => {
    expect(between([policy(FIRST, 'ingress', 'api', [rule('deny', undefined, HTTP)]), policy(UNION, 'ingress', 'api', [rule('accept', undefined, HTTP)])])).toEqual(certain('no ports'));
  });
  test('what passes skips the rest of its tier', () => {
    const passing = policy(FIRST, 'ingress', 'api', [rule('pass', undefined, HTTP), rule('deny')]);
    expect(between([passing])).toEqual(certain('TCP 80'));
    expect(between([passing, isolated])).toEqual(certain('no ports'));
    expect(between([passing, policy(UNION, 'ingress', 'api', [rule('accept')])])).toEqual(certain('TCP 80'));
    expect(between([passing, baseline])).toEqual(certain('no ports'));
  });
  test('C10 a policy that isolates is terminal, so the last tier is not reached', () => {
    const last = policy(LAST, 'ingress', 'api', [rule('accept')]);
    expect(between([last, isolated])).toEqual(certain('no ports'));
    expect(between([baseline, policy(UNION, 'ingress', 'api', [rule('accept', undefined, HTTP)])])).toEqual(certain('TCP 80'));
    expect(between([baseline])).toEqual(certain('no ports'));
  });
});

describe('what nobody can tell', () => {
  test('a doubtful rule leaves its ports undetermined, and no others', () => {
    expect(between([policy(UNION, 'ingress', 'api', [rule('accept', undefined, HTTP, 'unreadable'), rule('accept', undefined, ports(Port.HTTPS))])]))
      .toEqual({ allowed: 'TCP 443', undetermined: 'TCP 80' });
  });
  test('a doubtful rule that would change nothing leaves certainty', () => {
    expect(between([policy(UNION, 'ingress', 'api', [rule('accept', undefined, HTTP, 'unreadable'), rule('accept', undefined, HTTP)])])).toEqual(certain('TCP 80'));
    expect(between([policy(FIRST, 'ingress', 'api', [rule('deny', undefined, HTTP, 'unreadable'), rule('deny')])])).toEqual(certain('no ports'));
  });
  test('a doubtful denial in front of what is allowed', () => {
    expect(between([policy(FIRST, 'ingress', 'api', [rule('deny', undefined, HTTP, 'unreadable')])]).undetermined).toBe('TCP 80');
  });
  test('a doubtful pass joins both ways', () => {
    const passing = policy(FIRST, 'ingress', 'api', [rule('pass', undefined, HTTP, 'unreadable'), rule('deny', undefined, HTTP)]);
    expect(between([passing]).undetermined).toBe('TCP 80');
    expect(between([passing, policy(UNION, 'ingress', 'api', [])])).toEqual(certain('no ports'));
  });
  test('a policy of doubtful subject may isolate', () => {
    const doubtful = policy(UNION, 'ingress', 'api', [rule('accept', undefined, HTTP)], { doubt: 'unreadable' });
    expect(between([doubtful])).toEqual({ allowed: 'TCP 80', undetermined: expect.stringContaining('TCP 1-79,81-65535') });
  });
  test('one end that surely denies is enough', () => {
    expect(between([policy(UNION, 'ingress', 'api', [rule('accept', undefined, HTTP, 'unreadable')]), policy(UNION, 'egress', 'web', [])])).toEqual(certain('no ports'));
  });
});

describe('named ports', () => {
  const named = (more = {}) => between([policy(UNION, 'ingress', 'api', [rule('accept', undefined, ports(Port.tcpNamed('http')))])], {}, pods('api', more));
  test('are those of the receiving pods, of the same protocol', () => {
    expect(named({ ports: [containerPort(8080, 'http'), containerPort(8081, 'metrics')] })).toEqual(certain('TCP 8080'));
    expect(named({ ports: [containerPort(8080, 'http', Port.udp(1).protocol!)] })).toEqual(certain('no ports'));
  });
  test('that no container has mean nothing', () => expect(named({ ports: [containerPort(8080)] })).toEqual(certain('no ports')));
  test('of pods nobody showed may be any', () => expect(named({ ports: undefined, stranger: true })).toEqual({ allowed: 'no ports', undetermined: 'all TCP' }));
  test('of a receiver outside mean nothing', () => {
    const web = pods('web');
    const outside = { kind: 'addresses' as const, id: 'x', region: { blocks: [], without: [] } };
    const egress = policy(UNION, 'egress', 'web', [rule('accept', undefined, ports(Port.tcpNamed('http')))]);
    expect(networkOf({ endpoints: [web, outside], policies: [egress] }).judge(web, outside).verdict.allowed.toString()).toBe('no ports');
  });
});

describe('N16 through a mesh\'s tunnel policies see its port alone', () => {
  const meshed = (open: PortSet) => {
    const [web, api] = ['web', 'api'].map((name) => pods(name, { tunnelled: true }));
    const network = networkOf({
      endpoints: [web, api], policies: [policy(UNION, 'ingress', 'api', [rule('accept', undefined, open)])], surroundings: { podBlocks: [], nodeBlocks: [], tunnelPort: 15008 },
    });
    return [network.judge(web, api), network.judge(pods('other'), api)].map(({ verdict }) => verdict.allowed.toString());
  };
  test('open, it opens every TCP port to those in the mesh', () => expect(meshed(ports(Port.tcp(15008), Port.udp(53)))).toEqual(['UDP 53; all TCP', 'UDP 53; TCP 15008']));
  test('closed, it closes the port that is named', () => expect(meshed(HTTP)).toEqual(['no ports', 'TCP 80']));
});

test('evidence names every rule that decided, and what isolates', () => {
  const web = pods('web');
  const api = pods('api');
  const network = networkOf({
    endpoints: [web, api],
    policies: [policy(UNION, 'ingress', 'api', [rule('accept', [podsOf('web')], HTTP)]), policy(UNION, 'ingress', undefined, [rule('accept', [podsOf('web'), block('10.0.0.0/8')], HTTP)])],
  });
  const { egress, ingress } = network.judge(web, api);
  expect(egress).toEqual([{ by: 'nobody', action: 'accept', ports: PortSet.EVERYTHING }]);
  expect(ingress.map(({ by, action, ports: about }) => [by === 'nobody' ? by : 'rule' in by ? by.policy.object : by.isolating.map((each) => each.policy.object), action, about.toString()])).toEqual([
    ['union/api', 'accept', 'TCP 80'],
    ['union/all', 'accept', 'TCP 80'],
    [['union/api', 'union/all'], 'deny', PortSet.EVERYTHING.minus(HTTP).toString()],
  ]);
});
