import { App, Chart } from 'cdk8s';
import { AcmeSolver, ClusterIssuer, Exposure, Platform, Signer } from 'cdk8s-networking';
import { KubeObject } from '../cluster/object';
import { synthesize } from '../suites/positive/matrix/synthesize';
import { AppsOptions, buildApps } from './apps';

/** HTTP-01 is not for these. */
const WILDCARDS = ['*.example.com', '*.apps.example.com'];

/** What the platform team writes for a way in. */
export interface WayInOptions {
  readonly exposure: Exposure;
  readonly platform: (issuer: ClusterIssuer) => Platform;
  /** What it writes once the platform is known, before apps come. */
  readonly furnish?: () => void;
}

export type PlatformBuilder = (chart: Chart) => WayInOptions;

/** The apps behind one way in, as the library writes them, with an issuer that answers by HTTP-01 through the same way in. */
export function writtenApps(platformNamespace: string, build: PlatformBuilder, apps: AppsOptions): KubeObject[] {
  const app = new App();
  const chart = new Chart(app, platformNamespace, { namespace: platformNamespace });
  const { exposure, platform, furnish } = build(chart);
  const issuer = new ClusterIssuer(chart, 'Issuer', {
    issuerName: platformNamespace,
    signer: Signer.acme({ solvers: [AcmeSolver.http01(exposure), AcmeSolver.cloudflare({ apiTokenSecretName: 'cloudflare', dnsNames: WILDCARDS })] }),
  });
  platform(issuer).applyTo(app);
  furnish?.();
  buildApps(app, exposure, apps);
  return synthesize(app);
}
