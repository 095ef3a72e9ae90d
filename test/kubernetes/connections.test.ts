import { App, Chart } from 'cdk8s';
import { Peer, Workload } from '../../src';

function api(): Workload {
  return Workload.fromLabels(new Chart(new App(), 'C', { namespace: 'shop' }), 'Api', { labels: { app: 'api' } });
}

test.each([
  ['a number', [80], 'InvalidProps: ports[0] must be a Port, made with Port, got 80; correct it  [C/Api]'],
  ['nothing', [undefined], 'InvalidProps: ports[0] must be a Port, made with Port, got nothing; correct it  [C/Api]'],
  ['no list', 'http', 'InvalidProps: ports must be a list, got "http"; correct it, or leave it out  [C/Api]'],
  ['an empty list', [], 'NoPorts: ports must not be an empty list; leave them out or name at least one, such as Port.HTTPS  [C/Api]'],
])('N15 refuses %s for ports: it must never become every port', (_, ports, message) => {
  expect(() => api().connections.allowTo(Peer.anyone(), { ports: ports as never })).toThrow(message);
});

test('refuses a port of a peer that is none', () => {
  expect(() => Peer.pods({ ports: [443 as never] })).toThrow('InvalidProps: ports[0] must be a Port, made with Port, got 443');
});

test.each([
  ['options', () => api().connections.allowTo(Peer.anyone(), null as never), 'InvalidProps: ConnectionOptions must be an object, got nothing'],
  ['options of a peer', () => Peer.pods(undefined as never), 'InvalidProps: PodsPeerOptions must be an object, got nothing'],
  ['an end', () => api().connections.allowFrom({} as never), 'NotAPeer: the other end must be a Workload'],
])('refuses %s that are nothing', (_, act, message) => {
  expect(act).toThrow(message);
});
