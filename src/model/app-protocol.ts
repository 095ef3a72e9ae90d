/**
 * What an app speaks on the port its requests arrive at.
 *
 * The way in is told, in its own words; one that cannot speak a protocol refuses it.
 */
export enum AppProtocol {
  /** HTTP/1.1. */
  HTTP = 'HTTP',
  /** HTTP/1.1 with connections that are upgraded. */
  WEBSOCKET = 'WebSocket',
  /** HTTP/2 without TLS. */
  H2C = 'h2c',
  /** gRPC without TLS. */
  GRPC = 'gRPC',
  /** HTTP over TLS: the way in ends the client's TLS, and opens its own to the app. */
  HTTPS = 'HTTPS',
  /** TLS that the app ends itself: the way in passes it on, by the name the client asks for. */
  TLS_PASSTHROUGH = 'TLS passthrough',
}

/**
 * The `appProtocol` of a Service port that speaks HTTP/2 without TLS.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 * @internal
 */
export const H2C_APP_PROTOCOL = 'kubernetes.io/h2c';
