import { IConstruct } from 'constructs';
import { IIssuer } from '../model/issuer';
import { PathMatch } from '../values/url-path';

/** Where one more route of an app leads, and at which host and path. */
export interface AppRouteOptions {
  /**
   * The path, beginning with `/`.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * Whether longer paths match too.
   *
   * @default PathMatch.PREFIX
   */
  readonly pathMatch?: PathMatch;
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
export interface ExposedAppProps {
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
   * Path that answers when the app is ready, with `image`.
   *
   * @default - ready as soon as it runs
   */
  readonly healthPath?: string;
  /**
   * The host it is reached at, such as `shop.example.com`.
   *
   * @default - `<name>.<domain>` of the platform
   */
  readonly hostname?: string;
  /**
   * The path it is reached at.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * Whether longer paths match too.
   *
   * @default PathMatch.PREFIX
   */
  readonly pathMatch?: PathMatch;
  /**
   * The way in, by its name in the platform's `exposures`.
   *
   * @default - the platform's default
   */
  readonly via?: string;
  /**
   * Whether it is served with TLS.
   *
   * @default true
   */
  readonly tls?: boolean;
  /**
   * Whether http, where the way in answers it at all, redirects to https; without it plain http is not answered.
   *
   * @default true
   */
  readonly redirect?: boolean;
  /**
   * Who signs its certificate.
   *
   * @default - the platform's issuer
   */
  readonly issuer?: IIssuer;
  /**
   * The Secret with its certificate.
   *
   * @default - `<name>-tls`
   */
  readonly tlsSecretName?: string;
  /**
   * Whether somebody else fills that Secret, so that no Certificate is written.
   *
   * @default false
   */
  readonly tlsSecretExists?: boolean;
  /**
   * Name of its objects.
   *
   * @default - the construct id in kebab-case
   */
  readonly appName?: string;
}
