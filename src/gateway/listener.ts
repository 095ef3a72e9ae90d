import { checkProps, refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain } from '../values/names';
import { Port } from '../values/port';
import { RouteNamespaces } from './route-namespaces';
import { ListenerShape } from './shapes';

type PortOf = (publicPort: 80 | 443) => number;

/** Options of every listener. */
export interface ListenerOptions {
  /**
   * Its name; routes attach by it.
   *
   * @default - `http`, `https` or `tls`
   */
  readonly listenerName?: string;
  /**
   * The port it carries on the Gateway.
   *
   * @default - 80 or 443; the controller's own where that differs
   */
  readonly port?: number;
  /**
   * The only host it serves, such as `*.example.com`.
   *
   * @default - every host
   */
  readonly hostname?: string;
  /**
   * The namespaces whose routes may attach.
   *
   * @default - the Gateway's own
   */
  readonly routeNamespaces?: RouteNamespaces;
}

/** Options of a listener that ends TLS. */
export interface HttpsListenerOptions extends ListenerOptions {
  /**
   * The Secret with its certificate; on a Gateway written here it or `tlsOptions` is needed.
   *
   * @default - not known
   */
  readonly secretName?: string;
  /**
   * Where the controller takes the certificate from instead, in its own words.
   *
   * @default - none
   */
  readonly tlsOptions?: { [key: string]: string };
}

/** A listener of a Gateway: a port, a protocol, perhaps one host. */
export class Listener {
  /** A listener for plain HTTP. */
  public static http(options: ListenerOptions = {}): Listener {
    checkProps('options of Listener.http', options);
    return new Listener('HTTP', options);
  }

  /** A listener that ends TLS. */
  public static https(options: HttpsListenerOptions = {}): Listener {
    checkProps('options of Listener.https', options);
    return new Listener('HTTPS', options, options.secretName, options.tlsOptions);
  }

  /** A listener that hands TLS on to the apps that end it, by the name the client asks for. */
  public static tlsPassthrough(options: ListenerOptions = {}): Listener {
    checkProps('options of Listener.tlsPassthrough', options);
    return new Listener('TLS', options);
  }

  /** Its name. */
  public readonly listenerName: string;
  /** `HTTP`, `HTTPS` or `TLS`. */
  public readonly protocol: string;
  /** @internal */
  public readonly _port?: number;
  /** @internal */
  public readonly _hostname?: Hostname;
  /** @internal */
  public readonly _routes: RouteNamespaces;
  /** @internal */
  public readonly _secretName?: string;

  private constructor(
    protocol: string, options: ListenerOptions, secretName?: string,
    /** @internal */ public readonly _tlsOptions?: { readonly [key: string]: string },
  ) {
    this.protocol = protocol;
    this.listenerName = checkSubdomain('listener name', options.listenerName ?? protocol.toLowerCase());
    if (options.port !== undefined) this._port = Port.tcp(options.port).firstPort;
    if (options.hostname !== undefined) this._hostname = Hostname.of(options.hostname);
    if (secretName !== undefined) this._secretName = checkSubdomain('Secret name', secretName);
    this._routes = RouteNamespaces._checked('routeNamespaces', options.routeNamespaces) ?? RouteNamespaces.same();
    if (this._routes.which === 'None') {
      refuse('InvalidListener', `listener "${this.listenerName}" must admit routes from somewhere, got RouteNamespaces.none(); leave the listener out`);
    }
  }

  /** As a person says it, `https for *.example.com, routes from same`. */
  public toString(): string {
    return `${this.listenerName} for ${this._hostname?.toString() ?? 'every host'}, routes from ${this._routes.toString()}`;
  }

  /** @internal */
  public _portBy(portOf: PortOf): number {
    return this._port ?? portOf(this.protocol === 'HTTP' ? 80 : 443);
  }

  /** @internal */
  public _shape(portOf: PortOf): ListenerShape {
    return {
      name: this.listenerName,
      ...(this._hostname === undefined ? {} : { hostname: this._hostname.toString() }),
      port: this._portBy(portOf),
      protocol: this.protocol,
      ...this.tlsMember(),
      ...(this._routes.which === 'Same' ? {} : { allowedRoutes: { namespaces: this._routes._shape } }),
    };
  }

  /** To end TLS is what a listener does unless told otherwise. */
  private tlsMember(): Pick<ListenerShape, 'tls'> {
    if (this.protocol === 'TLS') return { tls: { mode: 'Passthrough' } };
    if (this._secretName === undefined && this._tlsOptions === undefined) return {};
    return {
      tls: {
        ...(this._secretName === undefined ? {} : { certificateRefs: [{ name: this._secretName }] }),
        ...(this._tlsOptions === undefined ? {} : { options: this._tlsOptions }),
      },
    };
  }
}
