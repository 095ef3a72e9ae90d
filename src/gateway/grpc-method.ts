import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { UrlPath } from '../values/url-path';
import { GrpcMethodShape } from './shapes';

/** @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/apis/v1/grpcroute_types.go */
const SERVICE = /^\.?[a-zA-Z_][a-zA-Z_0-9]*(\.[a-zA-Z_][a-zA-Z_0-9]*)*$/;
const METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;
const LONGEST = 1024;

/**
 * What a path means where gRPC is spoken: `/shop.Cart` is a service, `/shop.Cart/Add` one of its methods, `/` everything.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 * @internal
 */
export function grpcMethodOf({ text }: UrlPath): GrpcMethodShape | undefined {
  const [service, method, ...rest] = text.split('/').filter((part) => part !== '');
  if (rest.length > 0) {
    refuse('InvalidGrpcPath', `a path of gRPC is a service and perhaps a method, got "${text}"; write it like "/shop.Cart" or "/shop.Cart/Add"`);
  }
  return grpcMethod(service, method);
}

/**
 * A service, a method of every service, or one of both; undefined stands for all there is.
 *
 * @internal
 */
export function grpcMethod(service?: string, method?: string): GrpcMethodShape | undefined {
  const wrong = [[service, SERVICE] as const, [method, METHOD] as const].find(([text, pattern]) => text !== undefined && !isName(text, pattern));
  if (wrong !== undefined) {
    refuse('InvalidGrpcPath', 'gRPC services and methods are named with letters, digits, "_" and, for services, ".", in at most '
      + `${LONGEST} characters, got ${quoted(wrong[0])}; correct it`);
  }
  if (service === undefined && method === undefined) return undefined;
  return { ...(service === undefined ? {} : { service }), ...(method === undefined ? {} : { method }) };
}

function isName(text: unknown, pattern: RegExp): boolean {
  return typeof text === 'string' && text.length <= LONGEST && pattern.test(text);
}
