import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AdoptedIngress, Cni, Exposure, Findings, Platform, presets, SecureNamespace, traefik, Workload } from '../../src';
import { appOn, LETSENCRYPT, publicGateway } from '../support/platforms';
import { chartIn, deploymentOf, find, namesIn, serviceOf } from './cases';

function k3s(): { app: App; chart: Chart } {
  const app = appOn(new presets.K3s({ issuer: LETSENCRYPT }));
  const chart = chartIn(app);
  new SecureNamespace(chart, 'Ns');
  return { app, chart };
}

function backend(name: string, port: object): object {
  return { path: '/', pathType: 'Prefix', backend: { service: { name, port } } };
}

function ingressOf(chart: Chart, spec: object, annotations?: { [key: string]: string }): ApiObject {
  return new ApiObject(chart, 'ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'old', annotations }, spec });
}

const ONE_RULE = { ingressClassName: 'traefik', rules: [{ host: 'old.example.com', http: { paths: [backend('web', { number: 80 })] } }] };

test('N1 proxies reach what the Service leads to, whether the Ingress names its port or counts it', () => {
  const { app, chart } = k3s();
  deploymentOf(chart, 'web', [{ containerPort: 9000, name: 'http' }]);
  serviceOf(chart, 'web', [{ name: 'web', port: 80, targetPort: 'http' }]);
  Workload.find(chart, 'web');
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, { ...ONE_RULE, rules: [{ http: { paths: [backend('web', { name: 'web' })] } }] }) });
  expect(find(app, 'NetworkPolicy shop/web').spec.ingress[0].ports).toEqual([{ port: 9000, protocol: 'TCP' }]);
});

test('the default backend is one too, and the deprecated annotation names the class', () => {
  const { app, chart } = k3s();
  deploymentOf(chart, 'web');
  serviceOf(chart, 'web');
  const spec = { defaultBackend: { service: { name: 'web', port: { number: 80 } } } };
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, spec, { 'kubernetes.io/ingress.class': 'traefik' }) });
  expect(namesIn(app)).toContain('NetworkPolicy shop/web');
});

test('a Service of another chart is found in the same namespace', () => {
  const { app, chart } = k3s();
  const place = chartIn(app, 'shop', 'elsewhere');
  deploymentOf(place, 'web');
  serviceOf(place, 'web');
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, ONE_RULE) });
  expect(find(app, 'NetworkPolicy shop/web').spec.ingress).toHaveLength(1);
});

test('T1 the solver of its certificate is let in, by the issuer its annotation names', () => {
  const { app, chart } = k3s();
  serviceOf(chart, 'web');
  const tls = [{ hosts: ['old.example.com'], secretName: 'old-tls' }];
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, { ...ONE_RULE, tls }, { 'cert-manager.io/cluster-issuer': 'letsencrypt' }) });
  expect(namesIn(app)).toContain('NetworkPolicy shop/allow-acme-http01');
});

test('while names move, the proxies that serve its class are let in and no others, and that it is left behind is said', () => {
  const app = new App();
  const old = Exposure.onIngress(new traefik.Traefik());
  new Platform({ cni: Cni.enforcing('calico'), exposures: { public: Exposure.migrating(old, Exposure.onGateway(publicGateway())) } }).applyTo(app);
  const chart = chartIn(app);
  new SecureNamespace(chart, 'Ns');
  deploymentOf(chart, 'web');
  serviceOf(chart, 'web');
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, ONE_RULE) });
  expect(find(app, 'NetworkPolicy shop/web').spec.ingress[0].from).toHaveLength(1);
  expect(Findings.of(app).all.map(({ id }) => id)).toContain('NotMigrated');
});

test('an issuer nobody described is said to be unknown', () => {
  const { app, chart } = k3s();
  serviceOf(chart, 'web');
  const tls = [{ hosts: ['old.example.com'], secretName: 'old-tls' }];
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, { ...ONE_RULE, tls }, { 'cert-manager.io/issuer': 'mine' }) });
  expect(Findings.of(app).all.map(({ id }) => id)).toContain('IssuerChallengesUnknown');
  expect(namesIn(app)).not.toContain('NetworkPolicy shop/allow-acme-http01');
});

test('a Service this app does not hold is said to be unknown', () => {
  const { app, chart } = k3s();
  new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, ONE_RULE) });
  expect(Findings.of(app).all.map(({ sentence }) => sentence)).toContain(
    'Ingress old leads to Service web, which this app does not hold, so no policy lets requests through');
});

describe('refuses', () => {
  test('a class that no exposure serves', () => {
    const { chart } = k3s();
    expect(() => new AdoptedIngress(chart, 'Old', { ingress: ingressOf(chart, { ...ONE_RULE, ingressClassName: 'nginx' }) })).toThrow(
      'UnknownExposure: an Ingress must be of the class of one exposure of the platform, got class "nginx" for Ingress class traefik; '
      + 'add the exposure to the platform, or say which with via  [shop/Old]');
  });

  test('a class that two exposures serve, unless one is named', () => {
    const app = new App();
    const of = (namespaceName: string) => Exposure.onIngress(new traefik.Traefik({ namespaceName }));
    new Platform({ cni: Cni.enforcing('calico'), exposures: { a: of('a'), b: of('b') }, defaultExposure: 'a' }).applyTo(app);
    const chart = chartIn(app);
    serviceOf(chart, 'web');
    const ingress = ingressOf(chart, ONE_RULE);
    expect(() => new AdoptedIngress(chart, 'Old', { ingress })).toThrow(/^UnknownExposure: /);
    new AdoptedIngress(chart, 'Named', { ingress, via: 'b' });
  });

  test('a port that its Service does not have', () => {
    const { chart } = k3s();
    serviceOf(chart, 'web', [{ name: 'http', port: 80 }]);
    const ingress = ingressOf(chart, { ...ONE_RULE, rules: [{ http: { paths: [backend('web', { name: 'web' })] } }] });
    expect(() => new AdoptedIngress(chart, 'Old', { ingress })).toThrow(/^UnclearBackendPort: Service web must have a port named "web", got http; .*\[shop\/Old\]$/);
  });

  test('what holds no Ingress', () => {
    const { chart } = k3s();
    expect(() => new AdoptedIngress(chart, 'Old', { ingress: serviceOf(chart, 'web') })).toThrow(/^NotAnIngress: .*got none; pass the Ingress itself {2}\[shop\/Old\]$/);
  });
});

describe('Workload.find', () => {
  test('refuses a name that nobody or that several have, with the list', () => {
    const { chart } = k3s();
    deploymentOf(chart, 'web');
    expect(() => Workload.find(chart, 'api')).toThrow('NotAWorkload: exactly one workload must be called "api" here, got Deployment web; correct the name  [shop]');
    deploymentOf(new Construct(chart, 'Nested'), 'web');
    expect(() => Workload.find(chart, 'web')).toThrow(
      'NotAWorkload: exactly one workload must be called "web" here, got Deployment web, Deployment web; pass the one that is meant to Workload.of  [shop]');
  });
});
