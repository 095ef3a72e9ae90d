/** @internal */
export interface MiddlewareSpec {
  readonly redirectScheme: { readonly scheme: string; readonly permanent: boolean };
}

/** @internal */
export interface ServersTransportSpec {
  readonly serverName?: string;
  readonly rootCAs?: ReadonlyArray<{ readonly configMap: string }>;
  readonly insecureSkipVerify?: boolean;
}
