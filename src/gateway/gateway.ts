import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { DataPlane } from '../model/data-plane';
import { GatewayController, IGatewayController } from '../model/gateway-controller';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkDnsLabel, checkSubdomain, kebabCase, shortHash } from '../values/names';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { checkCertificates, checkListeners } from './check-listeners';
import { GATEWAY_API, MAX_LISTENERS } from './facts';
import { Listener } from './listener';
import { RouteNamespaces } from './route-namespaces';
import { GatewaySpec } from './shapes';

/** What is known of a Gateway, written here or not. */
export interface GatewayOptions {
  /** Who serves it. */
  readonly controller: IGatewayController;
  /** Its listeners. */
  readonly listeners: Listener[];
  /**
   * From where ListenerSets may attach.
   *
   * @default - nowhere
   */
  readonly listenerSets?: RouteNamespaces;
  /**
   * The class it carries.
   *
   * @default - the controller's customary one
   */
  readonly gatewayClassName?: string;
}

/** What a Gateway somebody else wrote is known by. */
export interface ReferencedGatewayOptions extends GatewayOptions {
  /** The namespace it stands in. */
  readonly namespaceName: string;
}

/** What a Gateway written here is made of. */
export interface GatewayProps extends GatewayOptions {
  /**
   * Its name.
   *
   * @default - the construct id in kebab-case
   */
  readonly gatewayName?: string;
  /**
   * The namespace it stands in.
   *
   * @default - the chart's
   */
  readonly namespaceName?: string;
  /**
   * Annotations, as the controller spells them.
   *
   * @default - what the controller needs
   */
  readonly annotations?: { [key: string]: string };
}

/** A Gateway that routes can attach to. */
export interface IGateway {
  /** What it is known by. */
  readonly gatewayRef: GatewayRef;
}

/** The identity of a Gateway, as a route's `parentRef` spells it. */
export class GatewayRef {
  /** @internal */
  public static _of(name: string, namespaceName: string, options: GatewayOptions, owner?: Gateway): GatewayRef {
    return new GatewayRef(name, namespaceName, options, owner);
  }

  /** Its name. */
  public readonly gatewayName: string;
  /** Its namespace. */
  public readonly namespaceName: string;
  /** @internal */
  public readonly _controller: GatewayController;
  /** @internal */
  public readonly _className: string;
  /** @internal */
  public readonly _listeners: readonly Listener[];
  /** @internal */
  public readonly _listenerSets: RouteNamespaces;

  private constructor(name: string, namespaceName: string, options: GatewayOptions, /** @internal */ public readonly _owner?: Gateway) {
    this.gatewayName = checkSubdomain('gateway name', name);
    this.namespaceName = checkDnsLabel('namespace name', namespaceName);
    this._controller = controllerOf(options);
    this._className = checkSubdomain('class', options.gatewayClassName ?? this._controller.gatewayClassName);
    this._listeners = options.listeners;
    this._listenerSets = RouteNamespaces._checked('listenerSets', options.listenerSets) ?? RouteNamespaces.none();
    checkListeners('Gateway', options.listeners, this._controller);
    if (this._listenerSets.which !== 'None' && !this._controller._servesListenerSets) {
      refuse('InvalidGateway', `${this._controller.controllerName} must serve ListenerSets for them to attach, and this version does not; leave listenerSets out`);
    }
  }

  /** As kubectl names it, `edge/public`. */
  public toString(): string {
    return `${this.namespaceName}/${this.gatewayName}`;
  }

  /** @internal */
  public get _dataPlane(): DataPlane {
    const identity = { name: this.gatewayName, namespaceName: this.namespaceName, gatewayClassName: this._className };
    return { ...this._controller._proxies(identity), ports: this.ports };
  }

  private get ports(): number[] {
    const own = this._listeners.map((listener) => listener._portBy((port) => this._controller._listenerPort(port)));
    // Apps bring TLS listeners of their own, by ListenerSets or to a Gateway written here.
    const grows = this._listenerSets.which !== 'None' || (this._owner !== undefined && this._controller._listenersSharePorts);
    const all = new Set(grows ? [...own, this._controller._listenerPort(443)] : own);
    return [...all].sort((a, b) => a - b).map((port) => this._controller._containerPort(port));
  }
}

function controllerOf(options: GatewayOptions): GatewayController {
  const controller = options?.controller?.gatewayController;
  return controller instanceof GatewayController ? controller
    : refuse('InvalidGateway', `a Gateway must have a controller that serves Gateways, got ${quoted(options?.controller)}; `
      + 'give for example new envoygateway.EnvoyGateway()');
}

function annotationsOf({ _controller: controller }: GatewayRef, { annotations }: GatewayProps): { [key: string]: string } | undefined {
  const all = { ...controller._gatewayAnnotations, ...annotations };
  return Object.keys(all).length === 0 ? undefined : all;
}

interface AddedListener {
  readonly protocol: 'HTTPS' | 'TLS';
  readonly hostname: string;
  readonly sectionName: string;
  readonly secretName: string;
  readonly owner: string;
  /** Of the apps that asked. */
  readonly namespaces: Set<string>;
}

/**
 * A Gateway: where requests enter the cluster.
 *
 * It belongs to the platform team's chart; apps attach routes to it.
 */
export class Gateway extends Construct implements IGateway {
  /** A Gateway somebody else wrote, with what apps must know of it; nothing is written for it. */
  public static fromName(name: string, options: ReferencedGatewayOptions): IGateway {
    checkProps('ReferencedGatewayOptions', options);
    return { gatewayRef: GatewayRef._of(name, options.namespaceName, options) };
  }

  public readonly gatewayRef: GatewayRef;
  /** The Gateway itself. */
  public readonly apiObject: ApiObject;
  private readonly added = new Map<string, AddedListener>();

  public constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    checkProps('GatewayProps', props, this);
    const namespaceName = props.namespaceName ?? Chart.of(this).namespace
      ?? refuse('NoNamespace', 'a Gateway must have a namespace, and its chart has none; give namespaceName or the chart a namespace', this);
    this.gatewayRef = within(this, () => GatewayRef._of(props.gatewayName ?? kebabCase(id), namespaceName, props, this));
    if (this.gatewayRef._controller._certificatesFrom === undefined) within(this, () => checkCertificates(props.listeners));
    this.apiObject = defineObject(this, 'Resource', {
      apiVersion: GATEWAY_API,
      kind: 'Gateway',
      metadata: { name: this.gatewayRef.gatewayName, namespace: namespaceName, annotations: annotationsOf(this.gatewayRef, props) },
      spec: { listeners: [] },
    }, () => this.spec());
  }

  /**
   * A listener for one host of apps, for which nothing else ends TLS: for their namespaces alone. The first to ask owns its certificate.
   *
   * @internal
   */
  public _listenerFor(
    protocol: 'HTTPS' | 'TLS', hostname: Hostname, owner: string, namespaceName: string,
  ): { sectionName: string; secretName: string; owned: boolean } {
    const key = `${protocol} ${hostname.toString()}`;
    const known = this.added.get(key) ?? {
      protocol,
      hostname: hostname.toString(),
      sectionName: nameForHost(`${protocol.toLowerCase()}-`, hostname),
      secretName: nameForHost('', hostname, '-tls'),
      owner,
      namespaces: new Set(),
    };
    known.namespaces.add(namespaceName);
    this.added.set(key, known);
    if (this.gatewayRef._listeners.length + this.added.size > MAX_LISTENERS) {
      refuse('TooManyListeners', `Gateway ${this.gatewayRef.toString()} must have at most ${MAX_LISTENERS} listeners, got one more for ${hostname.toString()}; `
        + 'let it take ListenerSets, or give it a listener that serves several hosts');
    }
    return { ...known, owned: known.owner === owner };
  }

  private listenersOfApps(): Listener[] {
    const home = this.gatewayRef.namespaceName;
    return [...this.added.values()].sort((a, b) => compareText(a.sectionName, b.sectionName)).map((each) => {
      const alone = each.namespaces.size === 1 && each.namespaces.has(home);
      const options = {
        listenerName: each.sectionName,
        hostname: each.hostname,
        routeNamespaces: alone ? RouteNamespaces.same() : RouteNamespaces.named(...each.namespaces),
      };
      return each.protocol === 'TLS' ? Listener.tlsPassthrough(options) : Listener.https({ ...options, secretName: each.secretName });
    });
  }

  private spec(): GatewaySpec {
    const { _className: gatewayClassName, _listeners: listeners, _listenerSets: sets, _controller: controller } = this.gatewayRef;
    const portOf = (publicPort: 80 | 443) => controller._listenerPort(publicPort);
    return {
      gatewayClassName,
      listeners: [...listeners, ...this.listenersOfApps()].map((listener) => listener._shape(portOf)),
      ...(sets.which === 'None' ? {} : { allowedListeners: { namespaces: sets._shape } }),
    };
  }
}

/**
 * What an argument that should be a Gateway is known by.
 *
 * @internal
 */
export function gatewayRefOf(gateway?: IGateway): GatewayRef {
  const ref = gateway?.gatewayRef;
  return ref instanceof GatewayRef ? ref
    : refuse('NotAGateway', `a Gateway must be a Gateway of this app or one from Gateway.fromName, got ${quoted(gateway)}; pass one`);
}

/**
 * The name of an object or listener for one host: readable, and never the same for two hosts.
 *
 * @internal
 */
export function nameForHost(prefix: string, hostname: Hostname, suffix = ''): string {
  const host = hostname.toString();
  // A host may really begin with the word that stands for "*".
  const plain = hostname.isWildcard ? host.replace('*', 'wildcard') : host.startsWith('wildcard.') ? `${host}-${shortHash(host)}` : host;
  const name = `${prefix}${plain}${suffix}`;
  return name.length > 253 ? `${prefix}${shortHash(host)}${suffix}` : name;
}
