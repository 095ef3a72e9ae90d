import { App, Chart } from 'cdk8s';
import { AcmeSolver, ClusterIssuer, Exposure, Platform, Signer } from 'cdk8s-networking';
import { KubeObject } from '../cluster/object';
import { readYaml } from '../suites/positive/read-yaml';
import { AppsOptions, buildApps } from './apps';

/** What the platform team writes for a way in, before apps come; its namespace is `platform`. */
export type PlatformBuilder = (chart: Chart) => { readonly exposure: Exposure; readonly platform: (issuer: ClusterIssuer) => Platform };

/** The apps behind one way in, as the library writes them, with an issuer that answers by HTTP-01 through the same way in. */
export function writtenApps(platformNamespace: string, build: PlatformBuilder, apps: AppsOptions): KubeObject[] {
  const app = new App();
  const chart = new Chart(app, platformNamespace, { namespace: platformNamespace });
  const { exposure, platform } = build(chart);
  const issuer = new ClusterIssuer(chart, 'Issuer', {
    issuerName: platformNamespace,
    signer: Signer.acme({ solvers: [AcmeSolver.http01(exposure), AcmeSolver.cloudflare({ apiTokenSecretName: 'cloudflare', dnsNames: ['*.apps.example.com'] })] }),
  });
  platform(issuer).applyTo(app);
  buildApps(app, exposure, apps);
  return readYaml(app.synthYaml());
}
