import { AppProtocol } from '../../model/app-protocol';
import { Proxies, Upkeep } from '../../model/data-plane';
import { FrontDoor, hostnamesOf, RouteDifference } from '../../model/front-door';
import { GatewayController, GatewayIdentity } from '../../model/gateway-controller';
import { podsIn } from '../../model/peer-term';
import { prefixesByCharacters } from '../../model/prefixes-by-characters';
import { LabelSelector } from '../../values/label-selector';
import { COMPONENT, CONTROLLER_NAME, FIRST_UNPRIVILEGED_PORT, LABELS, SERVERS, SIDECAR_PORT } from './facts';

const NOT_PLAIN_HTTP = 'to a Service it speaks HTTP/1.1 unless a ServiceDefaults of Consul says otherwise, and reads no GRPCRoute';

const CANNOT: { readonly [protocol in AppProtocol]?: { readonly why: string; readonly mend: string } } = {
  [AppProtocol.H2C]: { why: NOT_PLAIN_HTTP, mend: 'let the app speak HTTP/1.1 as well, or use another way in' },
  [AppProtocol.GRPC]: { why: NOT_PLAIN_HTTP, mend: 'use another way in for it' },
  [AppProtocol.HTTPS]: { why: 'the mesh encrypts as far as the sidecar, which speaks plain HTTP to the app', mend: 'let the app speak HTTP: nobody between reads it' },
  [AppProtocol.TLS_PASSTHROUGH]: { why: 'it accepts no listener that passes TLS through', mend: 'let it end TLS, or use another way in' },
};

/**
 * Gateways that lead into Consul's mesh, with the proxies of a Gateway in its namespace.
 *
 * Of a route it reads hosts, matches and backends, rewrites and headers; a rule without backends, such as one that redirects, it drops.
 *
 * @see https://github.com/hashicorp/consul-k8s/blob/v2.0.3/control-plane/api-gateway/binding/validation.go
 * @internal
 */
export class ConsulGateways extends GatewayController {
  public constructor(public readonly gatewayClassName: string, private readonly serversNamespace: string, private readonly shift: number) {
    super();
  }

  public get controllerName(): string {
    return CONTROLLER_NAME;
  }

  public _proxies({ name, namespaceName }: GatewayIdentity): Proxies {
    const labels = { ...COMPONENT, [LABELS.gatewayName]: name, [LABELS.gatewayNamespace]: namespaceName };
    const upkeep: Upkeep[] = [{ peer: podsIn(this.serversNamespace, LabelSelector.labels(SERVERS.labels)), ports: SERVERS.ports }];
    return {
      description: `Consul of Gateway ${namespaceName}/${name}`,
      peer: podsIn(namespaceName, LabelSelector.labels(labels)),
      upkeep,
      sidecars: { port: SIDECAR_PORT, upkeep },
    };
  }

  public _containerPort(listenerPort: number): number {
    return listenerPort < FIRST_UNPRIVILEGED_PORT ? listenerPort + this.shift : listenerPort;
  }

  public get _servesListenerSets(): boolean {
    return false;
  }

  public get _listenersSharePorts(): boolean {
    return false;
  }

  public get _noHttp01(): string {
    return 'its proxies reach pods of the mesh alone, and those that answer challenges are not in it';
  }

  /** @see https://github.com/hashicorp/consul-k8s/issues/3655 */
  public get _obeysRedirects(): boolean {
    return false;
  }

  public _refusal(protocol: AppProtocol): { readonly why: string; readonly mend: string } | undefined {
    return CANNOT[protocol];
  }

  /** @see https://github.com/hashicorp/consul/blob/v1.22.0/agent/consul/discoverychain/gateway_httproute.go */
  public _differences(door: FrontDoor): readonly RouteDifference[] {
    return [MESH_ALONE, ...withoutRedirect(door), ...prefixesByCharacters('Consul', door)];
  }
}

const MESH_ALONE: RouteDifference = {
  id: 'MeshAlone',
  sentence: 'Consul\'s gateways lead to pods with a sidecar of its mesh, at the port that Consul knows of their Service, and where intentions let them; '
    + 'none of it is written here',
  mend: 'annotate the pods consul.hashicorp.com/connect-inject: "true", let a ServiceIntentions name the Gateway as a source, and acknowledge it',
  saidOnce: true,
};

function withoutRedirect({ routes, tlsSecretName, redirect }: FrontDoor): RouteDifference[] {
  if (tlsSecretName === undefined || !redirect) return [];
  return [{
    id: 'RedirectNotServed',
    sentence: `Consul's gateways do not redirect, so http for ${hostnamesOf(routes).join(', ')} leads nowhere`,
    mend: 'say redirect: false, or acknowledge it',
  }];
}
