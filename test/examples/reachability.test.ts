import { stderrOf } from '../model/stderr';

test('it says who is denied and why, what the world reaches, and which pods nobody protects', () => {
  const said: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  stderrOf(() => jest.requireActual('../../examples/reachability/main'));
  expect(said[0]).toMatch(/^shop\/Pods\/app=batch → shop\/Pods\/app=postgres: denied\n/);
  expect(said.filter((each) => each.includes('shop.example.com/ → shop/Deployment/shop on TCP 8080: allowed'))).toHaveLength(2);
  expect(said.slice(-4).map((each) => each.split(':')[0]).sort()).toEqual([
    'default/CronJob/backup', 'default/Deployment/frontend', 'default/Deployment/redis-follower', 'default/StatefulSet/redis-leader',
  ]);
});
