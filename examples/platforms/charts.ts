import { Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { Construct } from 'constructs';

/** A shop of three parts. Nothing here knows what the cluster is made of. */
export class Storefront extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'storefront' });
    new net.SecureNamespace(this, 'Namespace');

    const web = new net.ExposedApp(this, 'Web', {
      image: 'ghcr.io/acme/web:2.1', port: 8080, healthPath: '/healthz', hostname: 'www.example.com',
    });
    const orders = new net.ExposedApp(this, 'Orders', {
      image: 'ghcr.io/acme/orders:1.9', port: 9000, healthPath: '/healthz', hostname: 'orders.example.com', path: '/v1',
    });
    const database = net.Workload.fromLabels(this, 'Database', { labels: { app: 'orders-db' }, ports: [net.Port.POSTGRES] });

    web.connections.allowTo(orders, { reason: 'what is in the cart' });
    orders.connections.allowTo(database, { reason: 'where orders are kept' });
    orders.connections.allowTo(net.Peer.https('api.stripe.com').orElse(net.Peer.internet()), { reason: 'charges the card' });
  }
}
