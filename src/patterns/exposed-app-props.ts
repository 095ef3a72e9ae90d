import { IConstruct } from 'constructs';
import { FrontDoorOptions } from './front-door-options';
import { RouteOptions } from './route-options';

/** Where one more route of an app leads; its id names the Service, where one is written. */
export interface AppRouteOptions extends RouteOptions {
  /**
   * The host.
   *
   * @default - the app's own
   */
  readonly hostname?: string;
  /**
   * The pods behind it: any construct that holds one pod template. A Service is written for them.
   *
   * @default - those of `service`; with neither, the app's own
   */
  readonly workload?: IConstruct;
  /**
   * The port of the pods.
   *
   * @default - the only TCP port of the pod template
   */
  readonly port?: number;
  /**
   * The Service behind it, where there is one: any construct that holds one.
   *
   * @default - one is written for `workload`
   */
  readonly service?: IConstruct;
  /**
   * The port of the Service.
   *
   * @default - 80 for a Service written here; the only TCP port of one that exists
   */
  readonly servicePort?: number;
}

/** What an exposed app is made of. Give one of `image`, `workload` and `service`. */
export interface ExposedAppProps extends FrontDoorOptions {
  /**
   * The image to run, for an app that needs no more than an image, a port and some environment.
   *
   * @default - the app's pods are those of `workload` or `service`
   */
  readonly image?: string;
  /**
   * The pods to expose: any construct that holds one pod template.
   *
   * @default - those of `image` or `service`
   */
  readonly workload?: IConstruct;
  /**
   * The Service to expose, where there is one: any construct that holds one.
   *
   * @default - one is written
   */
  readonly service?: IConstruct;
  /**
   * The port the pods listen on.
   *
   * @default - the only TCP port of the pod template; needed with `image`
   */
  readonly port?: number;
  /**
   * The port of the Service.
   *
   * @default - 80 for a Service written here; the only TCP port of one that exists
   */
  readonly servicePort?: number;
  /**
   * How many pods, with `image`.
   *
   * @default - Kubernetes' own, 1
   */
  readonly replicas?: number;
  /**
   * Environment of the container, with `image`.
   *
   * @default - none
   */
  readonly env?: { [key: string]: string };
  /**
   * Path that answers 200 when the app is ready: of the readiness probe with `image`, and of load balancers with checks of their own.
   *
   * @default - ready as soon as it runs; load balancers ask what the readiness probe of the pods asks, else `/`
   */
  readonly healthPath?: string;
  /**
   * The host it is reached at, such as `shop.example.com`.
   *
   * @default - `<name>.<domain>` of the platform
   */
  readonly hostname?: string;
  /**
   * Whether the way in serves it with TLS.
   *
   * @default true - not where TLS is passed through
   */
  readonly tls?: boolean;
  /**
   * Name of its objects.
   *
   * @default - the construct id in kebab-case
   */
  readonly appName?: string;
}
