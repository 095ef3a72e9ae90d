import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Microservice } from './microservice';

/** Google's Online Boutique in a namespace where nothing is open but the relations below. */
class OnlineBoutique extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'online-boutique' });
    new net.SecureNamespace(this, 'Namespace');

    const ads = new Microservice(this, 'adservice', { port: 9555, env: { PORT: '9555' } });
    const cart = new Microservice(this, 'cartservice', { port: 7070, env: { REDIS_ADDR: 'redis-cart:6379' } });
    const checkout = new Microservice(this, 'checkoutservice', {
      port: 5050,
      env: {
        PORT: '5050',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
        EMAIL_SERVICE_ADDR: 'emailservice:5000',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
      },
    });
    const currency = new Microservice(this, 'currencyservice', { port: 7000, env: { PORT: '7000', DISABLE_PROFILER: '1' } });
    const email = new Microservice(this, 'emailservice', { port: 8080, servicePort: 5000, env: { PORT: '8080', DISABLE_PROFILER: '1' } });
    const frontend = new Microservice(this, 'frontend', {
      port: 8080,
      servicePort: 80,
      portName: 'http',
      probe: {
        initialDelaySeconds: 10,
        httpGet: { path: '/_healthz', port: k8s.IntOrString.fromNumber(8080), httpHeaders: [{ name: 'Cookie', value: 'shop_session-id=x-probe' }] },
      },
      env: {
        PORT: '8080',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
        RECOMMENDATION_SERVICE_ADDR: 'recommendationservice:8080',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        CHECKOUT_SERVICE_ADDR: 'checkoutservice:5050',
        AD_SERVICE_ADDR: 'adservice:9555',
        // An optional service that is not deployed here; without its address the frontend does not start.
        SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
      },
    });
    const loadGenerator = new Microservice(this, 'loadgenerator', { env: { FRONTEND_ADDR: 'frontend:80', USERS: '10' } });
    const payment = new Microservice(this, 'paymentservice', { port: 50051, env: { PORT: '50051', DISABLE_PROFILER: '1' } });
    const products = new Microservice(this, 'productcatalogservice', { port: 3550, env: { PORT: '3550', DISABLE_PROFILER: '1' } });
    const recommendations = new Microservice(this, 'recommendationservice', {
      port: 8080,
      env: { PORT: '8080', PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550', DISABLE_PROFILER: '1' },
    });
    const redis = new Microservice(this, 'redis-cart', {
      image: 'redis:alpine',
      port: 6379,
      portName: 'redis',
      probe: { periodSeconds: 5, tcpSocket: { port: k8s.IntOrString.fromNumber(6379) } },
      writablePath: '/data',
    });
    const shipping = new Microservice(this, 'shippingservice', { port: 50051, env: { PORT: '50051', DISABLE_PROFILER: '1' } });

    new net.ExposedApp(this, 'Shop', { service: frontend, appName: 'frontend', hostname: 'shop.eu.example.com' });

    frontend.connections.allowTo(ads, { reason: 'advertisements beside products' });
    frontend.connections.allowTo(cart, { reason: 'what is in the cart' });
    frontend.connections.allowTo(checkout, { reason: 'orders' });
    frontend.connections.allowTo(currency, { reason: 'prices in the chosen currency' });
    frontend.connections.allowTo(products, { reason: 'the catalog' });
    frontend.connections.allowTo(recommendations, { reason: 'what else may please' });
    frontend.connections.allowTo(shipping, { reason: 'shipping quotes' });
    checkout.connections.allowTo(cart, { reason: 'what is ordered, and empties the cart' });
    checkout.connections.allowTo(currency, { reason: 'the total in one currency' });
    checkout.connections.allowTo(email, { reason: 'order confirmations' });
    checkout.connections.allowTo(payment, { reason: 'charges the card' });
    checkout.connections.allowTo(products, { reason: 'prices of what is ordered' });
    checkout.connections.allowTo(shipping, { reason: 'ships the order' });
    recommendations.connections.allowTo(products, { reason: 'the catalog' });
    cart.connections.allowTo(redis, { reason: 'where carts are kept' });
    loadGenerator.connections.allowTo(frontend, { reason: 'pretends to be customers' });
  }
}

/** The same charts on any cluster: the platform alone decides which objects they become. */
export function onlineBoutique(platform: net.Platform): App {
  const app = new App();
  platform.applyTo(app);
  new OnlineBoutique(app, 'online-boutique');
  return app;
}
