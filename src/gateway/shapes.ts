/**
 * Narrow shapes of Gateway API objects, spelled as their YAML is: only the fields this library writes.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/
 * @internal
 */
export interface ParentRefShape {
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
}

/** @internal */
export interface ListenerShape {
  readonly name: string;
  readonly hostname?: string;
  readonly port: number;
  readonly protocol: string;
  readonly tls?: {
    readonly mode?: string;
    readonly certificateRefs?: ReadonlyArray<{ readonly name: string; readonly namespace?: string }>;
    readonly options?: { readonly [key: string]: string };
  };
  readonly allowedRoutes?: { readonly namespaces: NamespacesShape };
}

/** @internal */
export interface NamespacesShape {
  readonly from: string;
  readonly selector?: object;
}

/** @internal */
export interface GatewaySpec {
  readonly gatewayClassName: string;
  readonly listeners: readonly ListenerShape[];
  readonly allowedListeners?: { readonly namespaces: NamespacesShape };
  readonly infrastructure?: { readonly labels?: object; readonly annotations?: object };
}

/** @internal */
export interface ListenerSetSpec {
  readonly parentRef: { readonly name: string; readonly namespace?: string };
  readonly listeners: readonly ListenerShape[];
}

/** @internal */
export interface BackendRefShape {
  readonly name: string;
  readonly namespace?: string;
  readonly port: number;
}

/** @internal */
export interface HttpRouteRuleShape {
  readonly matches?: ReadonlyArray<{ readonly path: { readonly type: string; readonly value: string } }>;
  readonly filters?: readonly object[];
  readonly backendRefs?: readonly BackendRefShape[];
}

/** @internal */
export interface GrpcMethodShape {
  readonly service?: string;
  readonly method?: string;
}

/** @internal */
export interface GrpcRouteRuleShape {
  readonly matches?: ReadonlyArray<{ readonly method: GrpcMethodShape }>;
  readonly backendRefs?: readonly BackendRefShape[];
}

/** @internal */
export interface TlsRouteRuleShape {
  readonly backendRefs: readonly BackendRefShape[];
}

/** @internal */
export interface RouteSpec {
  readonly parentRefs: readonly ParentRefShape[];
  readonly hostnames?: readonly string[];
  readonly rules: ReadonlyArray<HttpRouteRuleShape | GrpcRouteRuleShape | TlsRouteRuleShape>;
}

/** @internal */
export interface BackendTlsPolicySpec {
  readonly targetRefs: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly name: string; readonly sectionName?: string }>;
  readonly validation: {
    readonly hostname: string;
    readonly caCertificateRefs?: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly name: string }>;
    readonly wellKnownCACertificates?: string;
  };
}

/** @internal */
export interface ReferenceGrantSpec {
  readonly from: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly namespace: string }>;
  readonly to: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly name?: string }>;
}
