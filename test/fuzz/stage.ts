import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Cni, Exposure, Platform, presets, SecureNamespace, traefik } from '../../src';
import { deploymentOf, kplusDeployment, serviceOf } from '../patterns/cases';
import { gatewayPlatform, LETSENCRYPT } from '../support/platforms';

const PLATFORMS: ReadonlyArray<((app: App) => void) | undefined> = [
  (app) => new presets.K3s({ issuer: LETSENCRYPT, domain: 'example.com' }).applyTo(app),
  (app) => gatewayPlatform().applyTo(app),
  (app) => new Platform({
    cni: Cni.notEnforcing('flannel'), nodeCidrs: ['10.1.0.0/24'], exposures: { public: Exposure.onIngress(new traefik.Traefik()) },
  }).applyTo(app),
  undefined,
];

export const PLATFORM_COUNT = PLATFORMS.length;

/** An app as a user has it: a platform, two charts, and things to point at. */
export class Stage {
  public readonly app = new App();
  public readonly chart: Chart;
  public readonly other: Chart;
  /** What `IConstruct` may be: right ones and wrong ones. */
  public readonly constructs: readonly IConstruct[];
  private made = 0;

  public constructor(platform: number) {
    PLATFORMS[platform]?.(this.app);
    this.chart = new Chart(this.app, 'team', { namespace: 'team' });
    this.other = new Chart(this.app, 'nameless');
    if (platform % 2 === 0) new SecureNamespace(this.chart, 'Secured');
    this.constructs = [
      deploymentOf(this.chart, 'one'), deploymentOf(this.chart, 'two', [{ containerPort: 80 }, { containerPort: 9090 }]),
      serviceOf(this.chart, 'svc'), kplusDeployment(this.chart, 'plus'), deploymentOf(this.other, 'far'), this.chart, new Construct(this.other, 'Empty'),
      ingressOf(this.chart), serviceOf(this.chart, 'plain', [{ port: 80 }, { port: 443 }]),
    ];
  }

  /** A new place, so that ids never clash. */
  public place(): Construct {
    return new Construct(this.made % 5 === 4 ? this.other : this.chart, `Place${this.made++}`);
  }
}

function ingressOf(scope: Construct): ApiObject {
  return new ApiObject(scope, 'ingress', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'old' },
    spec: {
      ingressClassName: 'traefik',
      rules: [{ host: 'old.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'svc', port: { number: 80 } } } }] } }],
    },
  });
}
