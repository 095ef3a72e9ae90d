/** @internal */
export interface MiddlewareSpec {
  readonly redirectScheme: { readonly scheme: string; readonly permanent: boolean };
}
