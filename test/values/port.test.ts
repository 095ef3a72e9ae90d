import { Port, Protocol } from '../../src/values/port';
import { refusal, STRANGERS } from './refusals';

test.each([
  [Port.POSTGRES, 'TCP 5432'],
  [Port.tcpRange(8000, 8080), 'TCP 8000-8080'],
  [Port.tcpRange(80, 80), 'TCP 80'],
  [Port.udp(53), 'UDP 53'],
  [Port.sctpRange(1, 65535), 'SCTP 1-65535'],
  [Port.tcpNamed('http'), 'TCP http'],
  [Port.udpNamed('dns-udp'), 'UDP dns-udp'],
  [Port.sctpNamed('s1ap'), 'SCTP s1ap'],
  [Port.allTcp(), 'all TCP'],
  [Port.all(), 'all ports'],
])('reads as a person says it: %s', (port, text) => {
  expect(port.toString()).toBe(text);
});

test('says its protocol and numbers', () => {
  expect(Port.udpRange(5, 9)).toMatchObject({ protocol: Protocol.UDP, firstPort: 5, lastPort: 9, portName: undefined });
  expect(Port.sctp(7)).toMatchObject({ protocol: Protocol.SCTP, firstPort: 7, lastPort: 7 });
  expect(Port.all().protocol).toBeUndefined();
});

test('the DNS pair is UDP and TCP 53', () => {
  expect([Port.DNS_UDP, Port.DNS_TCP].join()).toBe('UDP 53,TCP 53');
});

test('P5 all ports of a protocol have no numbers, so no port 0 can be written', () => {
  for (const port of [Port.allTcp(), Port.allUdp(), Port.allSctp()]) {
    expect(port.protocol).toBeDefined();
    expect([port.firstPort, port.lastPort, port.portName]).toEqual([undefined, undefined, undefined]);
  }
});

test('N15 refuses port 0', () => {
  expect(refusal(() => Port.tcp(0))).toBe(
    'InvalidPort: port must be a whole number from 1 to 65535, got 0; for every port use Port.allTcp(), Port.allUdp() or Port.all()');
  expect(refusal(() => Port.udpRange(0, 65535))).toMatch(/^InvalidPort: .*got 0;/);
});

test('N15 refuses a port above 65535', () => {
  expect(refusal(() => Port.tcp(65536))).toMatch(/got 65536; /);
  expect(refusal(() => Port.tcpRange(1, 70000))).toMatch(/got 70000; /);
});

test('P7 refuses a range that falls', () => {
  expect(refusal(() => Port.tcpRange(90, 80))).toBe('InvalidPort: a port range must rise, got 90 to 80; write 80 to 90');
});

test('P7 refuses a range with one end', () => {
  expect(refusal(() => Port.tcpRange(undefined as unknown as number, 90))).toMatch(/got nothing; /);
});

test.each(STRANGERS)('refuses %p as a number and as a name', stranger => {
  for (const make of [Port.tcp, Port.udp, Port.sctp, Port.tcpNamed, Port.udpNamed, Port.sctpNamed]) {
    expect(refusal(() => make.call(Port, stranger as never))).toMatch(/^InvalidPort: /);
  }
});

test('refuses a name where a number is wanted, and the other way round, with the right factory', () => {
  expect(refusal(() => Port.tcp('http' as unknown as number))).toMatch(/got "http"; .*Port\.tcpNamed/);
  expect(refusal(() => Port.tcpNamed('8080'))).toMatch(/got "8080"; .*Port\.tcp\(n\)/);
});

test.each(['HTTP', 'a--b', '-a', 'a-', 'a_b', 'a.b', 'sixteen-letters-', 'abcdefghijklmnop', '80', 'http\n'])('refuses the name %p', name => {
  expect(refusal(() => Port.tcpNamed(name))).toMatch(/^InvalidPort: port name must be a service name of at most 15 characters/);
});

test.each(['a', '8a', 'http-web2', 'abcdefghijklmno'])('accepts the name %p', name => {
  expect(Port.tcpNamed(name).portName).toBe(name);
});
