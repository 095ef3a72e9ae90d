import { AppProtocol, H2C_APP_PROTOCOL } from './app-protocol';
import { Proxies } from './data-plane';
import { Document } from './document';
import { BackendTls, FrontDoor, RouteDifference, ServiceIdentity, ServiceWords } from './front-door';

/**
 * The identity of a Gateway, as its data plane's labels are made of.
 *
 * @internal
 */
export interface GatewayIdentity {
  readonly name: string;
  readonly namespaceName: string;
  readonly gatewayClassName: string;
}

/** A controller that serves Gateways; vendors' classes are. */
export interface IGatewayController {
  /** How it serves Gateways. */
  readonly gatewayController: GatewayController;
}

/** How one controller serves Gateways: class, proxies, listener ports. */
export abstract class GatewayController {
  /** The `controllerName` of its GatewayClass. */
  public abstract get controllerName(): string;

  /** The `gatewayClassName` its Gateways carry unless told otherwise. */
  public abstract get gatewayClassName(): string;

  /** @internal */
  public abstract _proxies(gateway: GatewayIdentity): Proxies;

  /** @internal The port a listener must carry so that clients reach it on 80 or 443. */
  public _listenerPort(publicPort: 80 | 443): number {
    return publicPort;
  }

  /** @internal The port a caller inside the cluster meets for a listener's port: the proxy's, in the pod. */
  public _containerPort(listenerPort: number): number {
    return listenerPort;
  }

  /** @internal Whether it attaches ListenerSets. */
  public get _servesListenerSets(): boolean {
    return true;
  }

  /** @internal Whether several listeners may have one port; where not, none can be added for a host. */
  public get _listenersSharePorts(): boolean {
    return true;
  }

  /** @internal Why HTTP-01 is not answered through it, where it is not. */
  public get _noHttp01(): string | undefined {
    return undefined;
  }

  /** @internal Why it cannot speak a protocol to a backend, and what to do instead; undefined where it can. */
  public _refusal(_protocol: AppProtocol, _tls?: BackendTls): { readonly why: string; readonly mend: string } | undefined {
    return undefined;
  }

  /** @internal What Services behind it must be like. */
  public _serviceWords(protocol: AppProtocol, _service: ServiceIdentity): ServiceWords {
    return protocol === AppProtocol.H2C || protocol === AppProtocol.GRPC ? { appProtocol: H2C_APP_PROTOCOL } : {};
  }

  /** @internal Annotations of a route to backends that speak this, where listeners do not tell the controller enough. */
  public _routeAnnotations(_door: FrontDoor, _protocol: AppProtocol): { readonly [key: string]: string } {
    return {};
  }

  /** @internal Whether it obeys a route that redirects plain http; not where such annotations say it, or nothing can. */
  public get _obeysRedirects(): boolean {
    return true;
  }

  /** @internal What it needs beside routes, such as health checks of its own. */
  public _documents(_door: FrontDoor): readonly Document[] {
    return [];
  }

  /** @internal What it does otherwise than the door says. */
  public _differences(_door: FrontDoor): readonly RouteDifference[] {
    return [];
  }

  /** @internal Whether TLS to a backend is said by the standard BackendTLSPolicy; where not, its documents say it. */
  public get _readsBackendTlsPolicies(): boolean {
    return true;
  }

  /** @internal Where its listeners have their certificates from, as a person says it, if not from the Secrets they name. */
  public get _certificatesFrom(): string | undefined {
    return undefined;
  }

  /** @internal Annotations of a Gateway written here. */
  public get _gatewayAnnotations(): { readonly [key: string]: string } {
    return {};
  }
}
