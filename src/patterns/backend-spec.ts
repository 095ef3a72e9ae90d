import { IConstruct } from 'constructs';
import { AppProtocol } from '../model/app-protocol';
import { Backend, BackendTls } from '../model/front-door';
import { checkEnum, checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { PathMatch, UrlPath } from '../values/url-path';
import { RouteOptions } from './route-options';

/**
 * What a backend speaks, beside where it is.
 *
 * @internal
 */
export type BackendSpec = Pick<Backend, 'protocol' | 'tls' | 'healthPath'>;

/** @internal */
export function backendSpec(scope: IConstruct, { protocol = AppProtocol.HTTP, backendTls }: RouteOptions, healthPath?: string): BackendSpec {
  return within(scope, () => {
    checkEnum('protocol', protocol, AppProtocol);
    const path = healthPath === undefined ? undefined : UrlPath.of(healthPath, PathMatch.EXACT).text;
    if (backendTls === undefined) return { protocol, healthPath: path };
    checkProps('BackendTlsOptions', backendTls);
    if (protocol !== AppProtocol.HTTPS) {
      refuse('UnclearApp', `backendTls must only be given with protocol HTTPS, got ${protocol}; leave one out`);
    }
    return { protocol, healthPath: path, tls: tlsOf(backendTls.serverName, backendTls.caConfigMapName) };
  });
}

function tlsOf(serverName: string, caConfigMapName?: string): BackendTls {
  const name = Hostname.of(serverName);
  if (name.isWildcard) refuse('InvalidHostname', `serverName must be one name, got ${quoted(serverName)}; give a name the app's certificate holds for`);
  return { serverName: name, ...(caConfigMapName === undefined ? {} : { caConfigMapName: checkSubdomain('ConfigMap name', caConfigMapName) }) };
}

/**
 * The name and number that a Service port has for what is spoken on it, where nobody asks for others.
 *
 * @internal
 */
export function usualServicePort(protocol: AppProtocol): { name: string; port: number } {
  if (protocol === AppProtocol.HTTPS) return { name: 'https', port: 443 };
  if (protocol === AppProtocol.TLS_PASSTHROUGH) return { name: 'tls', port: 443 };
  return { name: protocol === AppProtocol.GRPC ? 'grpc' : 'http', port: 80 };
}
