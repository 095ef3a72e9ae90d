import { App } from 'cdk8s';
import {
  AppProtocol, aws, Cni, ExposedApp, ExposedAppProps, Exposure, Findings, Gateway, Listener, PathMatch, Platform, RouteNamespaces, TlsIngress,
  Workload,
} from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, secured, serviceOf, Written, written } from '../../patterns/cases';
import { appOn } from '../../support/platforms';

const { ApplicationLoadBalancer, Scheme, TargetType } = aws;
const SUBNETS = ['10.0.0.0/24', '10.0.1.0/24'];
const ALB = 'alb.ingress.kubernetes.io';

function platform(props: aws.ApplicationLoadBalancerProps = {}): Platform {
  return new Platform({
    cni: Cni.enforcing('aws-vpc-cni'),
    nodeCidrs: ['10.0.128.0/20'],
    exposures: { public: Exposure.onIngress(new ApplicationLoadBalancer(props)) },
  });
}

function shopOn(props: aws.ApplicationLoadBalancerProps = {}, more: Partial<ExposedAppProps> = {}): { app: App; shop: ExposedApp } {
  const app = appOn(platform(props));
  const chart = chartIn(app);
  return { app, shop: new ExposedApp(chart, 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com', ...more }) };
}

function ingresses(app: App): Written[] {
  return written(app).filter(({ kind }) => kind === 'Ingress');
}

/** The rules of all Ingresses in the order that the controller tries them: by order, then name; in one, hosts as written and paths by closeness. */
function tried(app: App): string[] {
  const orderOf = ({ metadata: { annotations } }: Written) => Number(annotations![`${ALB}/group.order`] ?? 0);
  const closer = (a: { pathType: string; path: string }, b: { pathType: string; path: string }) =>
    Number(b.pathType === 'Exact') - Number(a.pathType === 'Exact') || b.path.length - a.path.length;
  return ingresses(app)
    .sort((a, b) => orderOf(a) - orderOf(b) || (a.metadata.name < b.metadata.name ? -1 : 1))
    .flatMap(({ spec: { rules } }) => rules.flatMap(({ host, http }: any) => [...http.paths].sort(closer).map(({ path }: any) => `${host}${path}`)));
}

describe('data plane', () => {
  const peers = (props: aws.ApplicationLoadBalancerProps) => {
    const { peer, front, ports } = new ApplicationLoadBalancer(props).ingressController._dataPlane;
    return [describeTerm(peer), typeof front === 'string' ? front : describeTerm(front!), ports.join(' ')];
  };

  test('N14 pods are called from the subnets of the load balancer', () => {
    expect(peers({ targetType: TargetType.IP, subnetCidrs: SUBNETS })).toEqual(['10.0.0.0/24 and 10.0.1.0/24', '10.0.0.0/24 and 10.0.1.0/24', '80 443']);
    expect(peers({ targetType: TargetType.IP, subnetCidrs: SUBNETS, scheme: Scheme.INTERNET_FACING })[1]).toBe('the internet');
  });

  test('N14 node ports are called by nodes, wherever the load balancer stands', () => {
    expect(peers({ subnetCidrs: SUBNETS })).toEqual(['the cluster\'s nodes', '10.0.0.0/24 and 10.0.1.0/24', '80 443']);
    expect(peers({})[1]).toBe('an internal load balancer has no pods to name, and its subnets are not known; give it subnetCidrs');
  });

  test('N14 refuses pods as targets without the subnets that call them', () => {
    expect(() => new ApplicationLoadBalancer({ targetType: TargetType.IP })).toThrow('NoSubnets: a load balancer that sends requests to pods calls from its subnets');
  });

  test('N14 a Gateway is the same to policies', () => {
    const { gatewayController, ingressController } = new ApplicationLoadBalancer({ targetType: TargetType.IP, subnetCidrs: SUBNETS });
    const gateway = { name: 'public', namespaceName: 'edge', gatewayClassName: 'aws-alb-gateway-class' };
    expect({ ...gatewayController._proxies(gateway), ports: [80, 443] }).toEqual(ingressController._dataPlane);
  });

  test('callers inside the cluster go out to the internet for a load balancer that faces it', () => {
    const exposure = Exposure.onIngress(new ApplicationLoadBalancer({ scheme: Scheme.INTERNET_FACING }));
    const app = appOn(platform());
    Workload.of(deploymentOf(secured(app), 'batch')).connections.allowTo(exposure);
    expect(find(app, 'NetworkPolicy shop/batch').spec.egress[0].to[0].ipBlock.cidr).toBe('0.0.0.0/0');
  });
});

describe('Ingresses', () => {
  test('classes and the controller\'s name', () => {
    const { gatewayController, ingressController } = new ApplicationLoadBalancer({ ingressClassName: 'a', gatewayClassName: 'b' });
    expect([ingressController.ingressClassName, gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['a', 'b', 'gateway.k8s.aws/alb']);
    expect(new ApplicationLoadBalancer().gatewayController.gatewayClassName).toBe('aws-alb-gateway-class');
  });

  test('one whose readiness is known is checked there', () => {
    const { app } = shopOn({}, { healthPath: '/healthz' });
    expect(find(app, 'Ingress shop/shop').metadata.annotations).toMatchObject({ [`${ALB}/healthcheck-path`]: '/healthz' });
    expect(Findings.of(app).all.map(({ id }) => id)).toEqual([]);
  });

  test('what is checked at / anyway is not told so', () => {
    const { app } = shopOn({}, { healthPath: '/' });
    expect(find(app, 'Ingress shop/shop').metadata.annotations).not.toHaveProperty([`${ALB}/healthcheck-path`]);
    expect(Findings.of(app).all.map(({ id }) => id)).toEqual([]);
  });

  test('gRPC is checked by gRPC, whatever GET answers', () => {
    const { app } = shopOn({}, { healthPath: '/healthz', protocol: AppProtocol.GRPC });
    expect(find(app, 'Ingress shop/shop').metadata.annotations).toEqual({
      [`${ALB}/group.name`]: 'shop.shop', [`${ALB}/listen-ports`]: '[{"HTTPS": 443}]', [`${ALB}/backend-protocol-version`]: 'GRPC',
    });
  });

  test.each([AppProtocol.GRPC, AppProtocol.H2C])('refuses %s over plain http', (protocol) => {
    expect(() => shopOn({}, { protocol, tls: false })).toThrow(
      `ProtocolNotServed: an Application Load Balancer cannot serve ${protocol}: it takes HTTP/2 from listeners that end TLS alone; leave tls: false out`);
  });

  test('paths of one host that want different annotations are tried from the closest on', () => {
    const { app, shop } = shopOn({}, { healthPath: '/healthz' });
    const chart = chartIn(app, 'shop', 'pods');
    shop.addRoute('Api', { path: '/api', workload: deploymentOf(chart, 'api') });
    shop.addRoute('ApiRoot', { path: '/api', pathMatch: PathMatch.EXACT, workload: deploymentOf(chart, 'root') });
    shop.addRoute('Deep', { path: '/api/deep', workload: deploymentOf(chart, 'deep'), protocol: AppProtocol.GRPC });
    shop.addRoute('Old', { path: '/old' });
    expect(tried(app)).toEqual(['shop.example.com/api/deep', 'shop.example.com/api', 'shop.example.com/api', 'shop.example.com/old', 'shop.example.com/']);
    expect(new Set(ingresses(app).map(({ metadata: { annotations } }) => annotations![`${ALB}/group.name`]))).toEqual(new Set(['shop.shop']));
  });

  test('paths of one host that want the same are one Ingress, whose paths the controller sorts', () => {
    const { app, shop } = shopOn();
    shop.addRoute('Old', { path: '/old' });
    expect(ingresses(app)).toHaveLength(1);
    expect(ingresses(app)[0].metadata.annotations).not.toHaveProperty([`${ALB}/group.order`]);
  });

  test('a wildcard is tried after the hosts it would take, and before wider ones', () => {
    const app = appOn(platform());
    const place = chartIn(app, 'shop', 'services');
    const service = serviceOf(place, 'site');
    new TlsIngress(chartIn(app), 'Site', { service, hostnames: ['*.example.com', '*.eu.example.com', 'shop.eu.example.com', 'a.example.com'] });
    expect(tried(app)).toEqual(['a.example.com/', 'shop.eu.example.com/', '*.eu.example.com/', '*.example.com/']);
  });

  test('a wildcard that takes nobody\'s hosts needs no order, but in a group of several apps', () => {
    const orders = (groupName?: string) => {
      const app = appOn(platform({ groupName }));
      new TlsIngress(chartIn(app), 'Site', { service: serviceOf(chartIn(app, 'shop', 'services'), 'site'), hostnames: ['*.example.com'] });
      return ingresses(app).map(({ metadata: { annotations } }) => annotations![`${ALB}/group.order`]);
    };
    expect(orders()).toEqual([undefined]);
    expect(orders('edge')).toEqual(['744']);
  });

  test('the group of an app whose name is too long keeps its beginning', () => {
    const { app } = shopOn({}, { appName: `a${'b'.repeat(60)}` });
    const [{ metadata: { annotations } }] = ingresses(app);
    expect(annotations![`${ALB}/group.name`]).toMatch(/^shop\.ab{40,}-[0-9a-f]{8}$/);
    expect(annotations![`${ALB}/group.name`]).toHaveLength(63);
  });

  test('without a certificate by name, 443 is said, or 80 would be assumed', () => {
    const listenPorts = (props: aws.ApplicationLoadBalancerProps) => find(shopOn(props, { redirect: false }).app, 'Ingress shop/shop').metadata.annotations;
    const arn = 'arn:aws:acm:eu-central-1:123456789012:certificate/3f1a';
    expect(listenPorts({})).toEqual({ [`${ALB}/group.name`]: 'shop.shop', [`${ALB}/listen-ports`]: '[{"HTTPS": 443}]' });
    expect(listenPorts({ certificateArns: [arn, `${arn}b`] })).toEqual({ [`${ALB}/group.name`]: 'shop.shop', [`${ALB}/certificate-arn`]: `${arn},${arn}b` });
  });

  test('refuses a host of two apps, unless they share a load balancer', () => {
    const second = (groupName?: string) => {
      const app = appOn(platform({ groupName }));
      const chart = chartIn(app);
      const shop = { image: 'x', port: 80, hostname: 'shop.example.com' };
      new ExposedApp(chart, 'Shop', shop);
      new ExposedApp(chart, 'Api', { ...shop, path: '/api' });
    };
    expect(() => second()).toThrow('the only Ingress of class alb for shop.example.com');
    expect(() => second('edge')).not.toThrow();
  });

  test('no Secret is asked for and none is named', () => {
    const { app, shop } = shopOn();
    expect(namesIn(app).filter((name) => name.startsWith('Certificate'))).toEqual([]);
    expect(shop.certificates).toEqual([]);
    expect(find(app, 'Ingress shop/shop').spec.tls).toEqual([{ hosts: ['shop.example.com'] }]);
  });

  test('refuses to answer HTTP-01', () => {
    expect(() => Exposure.onIngress(new ApplicationLoadBalancer())._http01Solver).toThrow(
      'NoHttp01: HTTP-01 needs a way in that answers it, got Ingress class alb: its certificates come from AWS Certificate Manager; use DNS-01');
  });
});

describe('Gateways', () => {
  const controller = new ApplicationLoadBalancer({ targetType: TargetType.IP, subnetCidrs: SUBNETS });
  const routeNamespaces = RouteNamespaces.all();

  function shopBehind(listeners: Listener[], more: Partial<ExposedAppProps> = {}): App {
    const gateway = Gateway.fromName('public', { namespaceName: 'edge', controller, listeners });
    const app = appOn(new Platform({ cni: Cni.enforcing('aws-vpc-cni'), exposures: { public: Exposure.onGateway(gateway) } }));
    new ExposedApp(chartIn(app), 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com', ...more });
    return app;
  }

  test('a target group is told of its health check', () => {
    const app = shopBehind([Listener.http({ routeNamespaces }), Listener.https({ routeNamespaces })], { healthPath: '/healthz' });
    expect(find(app, 'TargetGroupConfiguration shop/shop')).toMatchObject({
      apiVersion: 'gateway.k8s.aws/v1beta1',
      spec: { targetReference: { name: 'shop' }, defaultConfiguration: { targetType: 'ip', healthCheckConfig: { healthCheckPath: '/healthz' } } },
    });
  });

  test('one written here ends TLS without a Secret', () => {
    const app = appOn(platform());
    new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [Listener.http(), Listener.https()] });
    expect(find(app, 'Gateway edge/public').spec.listeners[1]).toEqual({ name: 'https', port: 443, protocol: 'HTTPS' });
  });

  test('refuses ListenerSets, whose listeners would name Secrets', () => {
    expect(() => Gateway.fromName('public', { namespaceName: 'edge', controller, listeners: [Listener.http()], listenerSets: RouteNamespaces.all() }))
      .toThrow('InvalidGateway: gateway.k8s.aws/alb must serve ListenerSets for them to attach');
  });

  test('refuses an app for which no listener ends TLS, rather than write a Certificate nobody reads', () => {
    expect(() => shopBehind([Listener.http({ routeNamespaces })])).toThrow(
      'got HTTPS listeners: none; give it one that does: its certificates come from AWS Certificate Manager');
  });

  test('refuses two routes to one Service that want different target groups', () => {
    const app = appOn(new Platform({
      cni: Cni.enforcing('aws-vpc-cni'),
      exposures: { public: Exposure.onGateway(Gateway.fromName('public', { namespaceName: 'edge', controller, listeners: [Listener.https({ routeNamespaces })] })) },
    }));
    const shop = new ExposedApp(chartIn(app), 'Shop', { image: 'x', port: 80, hostname: 'shop.example.com' });
    expect(() => shop.addRoute('Two', { path: '/two', protocol: AppProtocol.H2C })).toThrow(
      'TwoWaysToBackend: Service shop can have one TargetGroupConfiguration, got two routes that want different ones');
  });
});

test.each<[string, unknown, string]>([
  ['no props', null, 'InvalidProps: '],
  ['a target type', { targetType: 'pods' }, 'InvalidChoice: targetType must be one of instance, ip, got "pods"'],
  ['a scheme', { scheme: 'public' }, 'InvalidChoice: scheme must be one of internal, internet-facing, got "public"'],
  ['subnets', { subnetCidrs: ['10.0.0.1/24'] }, 'InvalidCidr: a CIDR must have no host bits'],
  ['a list of subnets', { subnetCidrs: '10.0.0.0/24' }, 'InvalidProps: subnetCidrs must be a list, got "10.0.0.0/24"'],
  ['a group', { groupName: 'Edge' }, 'InvalidName: groupName must be at most 63 characters, got "Edge"'],
  ['a group of another type', { groupName: 5 }, 'InvalidProps: groupName must be text, got 5'],
  ['a certificate', { certificateArns: ['shop'] }, 'InvalidController: certificateArns must be ARNs of certificates, got "shop"'],
  ['a class of Ingresses', { ingressClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Gateways', { gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new ApplicationLoadBalancer(props as aws.ApplicationLoadBalancerProps)).toThrow(message);
});
