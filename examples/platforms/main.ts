import { join } from 'path';
import { App } from 'cdk8s';
import { Storefront } from './charts';
import { PLATFORMS } from './platforms';

// One cluster is one App: the same chart, once for each.
for (const [name, platform] of Object.entries(PLATFORMS)) {
  const app = new App({ outdir: join(process.env.CDK8S_OUTDIR ?? 'dist', 'platforms', name) });
  platform().applyTo(app);
  new Storefront(app, 'storefront');
  app.synth();
}
