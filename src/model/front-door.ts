import { IConstruct } from 'constructs';
import { Hostname } from '../values/hostname';
import { UrlPath } from '../values/url-path';
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
}

/** @internal */
export interface RoutePlan {
  readonly documents: readonly Document[];
  readonly certificates: readonly CertificateNeed[];
  /** Where plain http for these names is answered, so that an HTTP-01 solver can be. */
  readonly answersHttp: boolean;
  /** What somebody else must already have set up, one sentence each. */
  readonly preconditions: readonly string[];
  /** What the controller does otherwise than the routes say. */
  readonly differences?: readonly RouteDifference[];
}

/** @internal */
export interface RouteDifference {
  readonly id: string;
  readonly sentence: string;
  readonly mend: string;
}

/**
 * The names of a list of routes, each once, in its order.
 *
 * @internal
 */
export function hostnamesOf(routes: readonly RouteWish[]): Hostname[] {
  return [...new Map(routes.map(({ hostname }) => [hostname.toString(), hostname])).values()];
}
