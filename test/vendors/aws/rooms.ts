import { aws, Exposure, Gateway, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';
import { RouteCase } from '../route-cases';

const ROOT = ['CheckedAtRoot'];
const UNCHECKED: { readonly [name in RouteCase]?: readonly string[] } = {
  'one-host': ROOT,
  'paths': ROOT,
  'hosts': ROOT,
  'no-redirect': ROOT,
  'plain-http': ROOT,
  'websocket': ROOT,
  'h2c': ROOT,
  'grpc-beside-http': ROOT,
  'https-backend-unchecked': ['BackendNotVerified', 'CheckedAtRoot'],
};
const CANNOT: RoomUnderTest['cannot'] = {
  'existing-secret': 'CertificateFromElsewhere: ',
  'https-backend': 'ProtocolNotServed: an Application Load Balancer cannot serve HTTPS: it takes any certificate of a backend, and this one should be checked',
};
const PASSTHROUGH = 'it ends TLS itself, and what passes it through is a Network Load Balancer';

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'AWS Application Load Balancer, Ingress, to pods',
    file: 'aws-alb-ip',
    exposure: () => Exposure.onIngress(new aws.ApplicationLoadBalancer({
      targetType: aws.TargetType.IP, scheme: aws.Scheme.INTERNET_FACING, subnetCidrs: ['10.0.0.0/24', '10.0.1.0/24'],
    })),
    cannot: { ...CANNOT, 'tls-passthrough': `ProtocolNotServed: an Application Load Balancer cannot serve TLS passthrough: ${PASSTHROUGH}` },
    findings: { ...UNCHECKED, wildcard: ['CheckedAtRoot', 'WildcardTakesDeeperHosts'] },
    ownCertificates: true,
  },
  {
    title: 'AWS Application Load Balancer, Ingress, to nodes',
    file: 'aws-alb-instance',
    exposure: () => Exposure.onIngress(new aws.ApplicationLoadBalancer({
      groupName: 'edge', certificateArns: ['arn:aws:acm:eu-central-1:123456789012:certificate/3f1a'],
    })),
    platform: { nodeCidrs: ['10.0.128.0/20'] },
    cannot: { ...CANNOT, 'tls-passthrough': `ProtocolNotServed: an Application Load Balancer cannot serve TLS passthrough: ${PASSTHROUGH}` },
    findings: {
      ...UNCHECKED,
      'plain-http': ['CheckedAtRoot', 'RedirectIsShared'],
      'wildcard': ['CheckedAtRoot', 'ServiceMustSay', 'WildcardTakesDeeperHosts'],
    },
    cannotBeCalled: 'an internal load balancer has no pods to name',
    ownCertificates: true,
  },
  {
    title: 'AWS Application Load Balancer, Gateway',
    file: 'aws-alb-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new aws.ApplicationLoadBalancer({ targetType: aws.TargetType.IP, subnetCidrs: ['10.0.0.0/24', '10.0.1.0/24'] }),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
    })),
    cannot: { ...CANNOT, 'tls-passthrough': `ProtocolNotServed: gateway.k8s.aws/alb cannot serve TLS passthrough: ${PASSTHROUGH}` },
    findings: { ...UNCHECKED, wildcard: ROOT },
    ownCertificates: true,
  },
];
