import { IConstruct } from 'constructs';
import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { LabelSelector } from '../values/label-selector';
import { UrlPath } from '../values/url-path';
import { AppProtocol } from './app-protocol';
import { Document } from './document';

/**
 * Where requests end up: a port of a Service.
 *
 * @internal
 */
export interface Backend {
  readonly serviceName: string;
  readonly namespaceName?: string;
  readonly port: number;
  readonly portName?: string;
  /** The Service's construct: what must stand in its namespace is created beside it. */
  readonly scope: IConstruct;
  readonly protocol: AppProtocol;
  /** How its certificate is checked, where it speaks TLS. */
  readonly tls?: BackendTls;
  /** Where a GET answers when a pod is ready, for load balancers with checks of their own. */
  readonly healthPath?: string;
}

/** @internal */
export interface BackendTls {
  /** The name its certificate must hold for. */
  readonly serverName: Hostname;
  /** The ConfigMap beside the Service with the CA's certificate in `ca.crt`; the system's CAs when absent. */
  readonly caConfigMapName?: string;
}

/**
 * Which Service it is, for words that name what stands beside it.
 *
 * @internal
 */
export type ServiceIdentity = Pick<Backend, 'serviceName' | 'namespaceName'>;

/**
 * What a Service must be like for a way in to reach it.
 *
 * @internal
 */
export interface ServiceWords {
  readonly serviceType?: 'NodePort';
  readonly annotations?: { readonly [key: string]: string };
  /** Of the port that is routed to. */
  readonly appProtocol?: string;
}

/** @internal */
export interface RouteWish {
  readonly hostname: Hostname;
  readonly path: UrlPath;
  readonly backend: Backend;
}

/**
 * What an app wants to be reached at, neutral of any route API.
 *
 * @internal
 */
export interface FrontDoor {
  readonly scope: IConstruct;
  /** Name of its objects. */
  readonly name: string;
  readonly namespaceName?: string;
  /** The one it was made for; others came by `addRoute`. */
  readonly mainHostname: Hostname;
  /** Sorted by hostname, then path; never empty; no two alike. */
  readonly routes: readonly RouteWish[];
  /** The Secret to serve TLS with, where the app owns TLS; plain HTTP when absent. */
  readonly tlsSecretName?: string;
  /** Whether http answers with a redirect to https. */
  readonly redirect: boolean;
}

/**
 * A Secret that must come to hold a certificate for some names.
 *
 * @internal
 */
export interface CertificateNeed {
  readonly secretName: string;
  readonly namespaceName?: string;
  readonly hostnames: readonly Hostname[];
  /** Created under it, when it is not the app's own. */
  readonly scope?: IConstruct;
  /** The object of the plan that names the Secret, on which cert-manager could be told of it. */
  readonly carrier?: Document;
  /** The Ingress that HTTP-01 must be answered from, where its hosts have room for no other. */
  readonly soleIngress?: { readonly name: string; readonly className: string };
}

/** @internal */
export interface RoutePlan {
  readonly documents: readonly Document[];
  readonly certificates: readonly CertificateNeed[];
  /** Where certificates come from, if not from Secrets: then none may be asked for. */
  readonly certificatesFrom?: string;
  /** Why an HTTP-01 solver cannot answer for these names here, as `it has no HTTP listener for …`; absent where it can. */
  readonly noHttp01?: string;
  /** What somebody else must already have set up, one sentence each. */
  readonly preconditions: readonly Precondition[];
  /** What the controller does otherwise than the routes say. */
  readonly differences?: readonly RouteDifference[];
}

/** @internal */
export interface Precondition {
  readonly sentence: string;
  /** Labels of the door's namespace that make it so. */
  readonly metBy?: LabelSelector;
}

/** @internal */
export interface RouteDifference {
  readonly id: string;
  readonly sentence: string;
  readonly mend: string;
  /** Whether it is about the controller, and so said once however many apps use it. */
  readonly saidOnce?: boolean;
}

/**
 * The names of a list of routes, each once, in its order.
 *
 * @internal
 */
export function hostnamesOf(routes: readonly RouteWish[]): Hostname[] {
  return [...new Map(routes.map(({ hostname }) => [hostname.toString(), hostname])).values()];
}

/**
 * The routes that plain http redirects: clients of gRPC do not follow redirects, so beside others theirs are left out.
 *
 * @internal
 */
export function redirectedRoutes(routes: readonly RouteWish[]): readonly RouteWish[] {
  const others = routes.filter(({ backend }) => backend.protocol !== AppProtocol.GRPC);
  return others.length === 0 ? routes : others;
}

/**
 * Whether the app ends TLS itself; a door is passed through as a whole or not at all.
 *
 * @internal
 */
export function passesTlsThrough({ routes }: FrontDoor): boolean {
  return routes.some(({ backend }) => backend.protocol === AppProtocol.TLS_PASSTHROUGH);
}

/**
 * Refuses a protocol that a controller cannot speak.
 *
 * @internal
 */
export function refuseProtocol(controller: string, protocol: AppProtocol, why: string, mend: string, scope?: IConstruct): never {
  return refuse('ProtocolNotServed', `${controller} cannot serve ${protocol}: ${why}; ${mend}`, scope);
}
