import { refuse } from '../values/errors';
import { UrlPath } from '../values/url-path';
import { GrpcMethodShape } from './shapes';

/** @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/apis/v1/grpcroute_types.go */
const SERVICE = /^\.?[a-zA-Z_][a-zA-Z_0-9]*(\.[a-zA-Z_][a-zA-Z_0-9]*)*$/;
const METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;

/**
 * What a path means where gRPC is spoken: `/shop.Cart` is a service, `/shop.Cart/Add` one of its methods, `/` everything.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 * @internal
 */
export function grpcMethodOf({ text }: UrlPath): GrpcMethodShape | undefined {
  const [service, method, ...rest] = text.split('/').filter((part) => part !== '');
  if (service === undefined) return undefined;
  if (rest.length > 0) {
    refuse('InvalidGrpcPath', `a path of gRPC is a service and perhaps a method, got "${text}"; write it like "/shop.Cart" or "/shop.Cart/Add"`);
  }
  return grpcMethod(service, method);
}

/** @internal */
export function grpcMethod(service?: string, method?: string): GrpcMethodShape {
  const wrong = [[service, SERVICE] as const, [method, METHOD] as const].find(([text, pattern]) => text !== undefined && !pattern.test(text));
  if (wrong !== undefined) {
    refuse('InvalidGrpcPath', `gRPC services and methods are named with letters, digits, "_" and, for services, ".", got "${String(wrong[0])}"; correct it`);
  }
  return { ...(service === undefined ? {} : { service }), ...(method === undefined ? {} : { method }) };
}
