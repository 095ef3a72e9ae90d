import { join } from 'path';
import { App, Chart, Include } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { Construct } from 'constructs';

/** YAML that a team has, locked down without a change: its Ingress goes on working, and one more front door is added. */
class Guestbook extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'guestbook' });
    new net.SecureNamespace(this, 'Namespace');
    const manifests = new Include(this, 'Manifests', { url: join(__dirname, 'guestbook.yaml') });

    const frontend = net.Workload.find(manifests, 'frontend');
    const leader = net.Workload.find(manifests, 'redis-leader');
    const follower = net.Workload.find(manifests, 'redis-follower');
    const backup = net.Workload.find(manifests, 'backup');

    frontend.connections.allowTo(leader, { reason: 'new entries' });
    frontend.connections.allowTo(follower, { reason: 'the entries so far' });
    follower.connections.allowTo(leader, { reason: 'replication' });
    backup.connections.allowTo(leader, { reason: 'the nightly dump' });

    // What is there stays reachable as it is.
    new net.AdoptedIngress(this, 'Ingress', { ingress: manifests });
    // And what the manifests do not have is added beside them.
    new net.ExposedApp(this, 'Next', { service: manifests.apiObjects.find(({ kind, name }) => kind === 'Service' && name === 'frontend')!, via: 'next' });
  }
}

const app = new App();
new net.presets.K3s({
  issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }),
  exposures: {
    current: net.Exposure.onIngress(new net.traefik.Traefik({ namespaceName: 'kube-system' })),
    next: net.Exposure.onGateway(net.Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new net.envoygateway.EnvoyGateway(),
      listeners: [net.Listener.http({ routeNamespaces: net.RouteNamespaces.all() })],
      listenerSets: net.RouteNamespaces.all(),
    })),
  },
  defaultExposure: 'current',
  domain: 'example.com',
}).applyTo(app);
new Guestbook(app, 'guestbook');
app.synth();
