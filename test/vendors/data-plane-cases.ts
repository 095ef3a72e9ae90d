import { App, Chart } from 'cdk8s';
import { ExposedApp, SecureNamespace, Workload } from '../../src';
import { chartIn, deploymentOf } from '../patterns/cases';
import { RoomUnderTest } from './room';
import { platformOf } from './route-cases';

/**
 * One isolated namespace, the same for every way in: an app on port 9000 behind Service port 80, proven by HTTP-01, and a
 * neighbour that uses its public name.
 */
export function isolatedOn(
  room: RoomUnderTest, calls = room.cannotBeCalled === undefined,
): { app: App; chart: Chart; shop: ExposedApp; caller: Workload } {
  const app = new App();
  const platform = platformOf(room);
  platform.applyTo(app);
  const chart = chartIn(app, 'shop');
  new SecureNamespace(chart, 'Ns');
  const shop = new ExposedApp(chart, 'Shop', { workload: deploymentOf(chart, 'shop'), hostname: 'shop.example.com' });
  const caller = Workload.of(deploymentOf(chart, 'batch', []));
  if (calls) caller.connections.allowTo(room.exposure(), { reason: 'the public name' });
  return { app, chart, shop, caller };
}
