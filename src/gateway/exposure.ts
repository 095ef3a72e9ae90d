import { planIngress } from '../kubernetes/emit-ingress';
import { AppProtocol } from '../model/app-protocol';
import { DataPlane } from '../model/data-plane';
import { FrontDoor, refuseProtocol, RoutePlan, ServiceIdentity, ServiceWords } from '../model/front-door';
import { IIngressController, IngressController } from '../model/ingress-controller';
import { WayIn } from '../model/way-in';
import { checkProps, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { GatewayRef, gatewayRefOf, IGateway } from './gateway';
import { mergeServiceWords, planBoth } from './migration';
import { planGateway } from './plan-gateway';

/** How a way in is used. */
export interface ExposureOptions {
  /**
   * Whether Certificates are written; without it the issuer is named in an annotation of the Ingress or ListenerSet, and
   * cert-manager makes the Certificate.
   *
   * @see https://cert-manager.io/docs/usage/ingress/
   * @default true
   */
  readonly certificateObjects?: boolean;
}

/** How far a migration has come. */
export interface MigrationOptions {
  /**
   * Whether DNS already leads to the new way in; HTTP-01 challenges arrive where it leads.
   *
   * @default false
   */
  readonly nameMoved?: boolean;
}

/**
 * A way in from the outside.
 *
 * It decides which routes are written, and whose proxies bring the requests.
 */
export abstract class Exposure extends WayIn {
  /** Through Ingresses of this controller. */
  public static onIngress(controller: IIngressController, options: ExposureOptions = {}): Exposure {
    checkProps('ExposureOptions', options);
    const known = controller?.ingressController;
    return known instanceof IngressController ? new IngressExposure(known, options)
      : refuse('InvalidExposure', `onIngress must be given a controller that serves Ingresses, got ${quoted(controller)}; give for example new traefik.Traefik()`);
  }

  /** Through routes attached to this Gateway. */
  public static onGateway(gateway: IGateway, options: ExposureOptions = {}): Exposure {
    checkProps('ExposureOptions', options);
    return new GatewayExposure(gatewayRefOf(gateway), options);
  }

  /**
   * Through two ways in at once, while names move from one to the other.
   *
   * Routes of both are written and both are let in; findings say what to do next. The old one keeps the plain names of its objects.
   */
  public static migrating(old: Exposure, next: Exposure, options: MigrationOptions = {}): Exposure {
    checkProps('MigrationOptions', options);
    const strangers = [old, next].filter((each) => !(each instanceof Exposure) || each instanceof MigratingExposure);
    if (strangers.length > 0 || old._description === next._description) {
      refuse('InvalidExposure', `migrating must be given two exposures, got ${strangers.length > 0 ? quoted(strangers[0]) : `${old._description} twice`}; `
        + 'give the one apps leave and the one they go to');
    }
    return new MigratingExposure(old, next, options.nameMoved === true);
  }
}

class IngressExposure extends Exposure {
  public constructor(private readonly controller: IngressController, private readonly options: ExposureOptions) {
    super();
  }

  public get _description(): string {
    return `Ingress class ${this.controller.ingressClassName}`;
  }

  public get _routesNames(): readonly string[] {
    return [`IngressClass/${this.controller.ingressClassName}`];
  }

  public get _dataPlanes(): readonly DataPlane[] {
    return [this.controller._dataPlane];
  }

  public get _annotatesCertificates(): boolean {
    return this.options.certificateObjects === false;
  }

  public get _http01Solver(): object {
    const solver = this.controller._http01Solver;
    return typeof solver === 'object' ? solver : refuseHttp01(this._description, solver);
  }

  public _serviceWords(protocol: AppProtocol, service: ServiceIdentity): ServiceWords {
    return this.controller._serviceWords(protocol, service);
  }

  public _plan(door: FrontDoor): RoutePlan {
    return planIngress(door, this.controller);
  }
}

class GatewayExposure extends Exposure {
  public constructor(private readonly gateway: GatewayRef, private readonly options: ExposureOptions) {
    super();
  }

  public get _description(): string {
    return `Gateway ${this.gateway.toString()}`;
  }

  public get _routesNames(): readonly string[] {
    return [`${this.gateway.namespaceName}/Gateway/${this.gateway.gatewayName}`];
  }

  public get _dataPlanes(): readonly DataPlane[] {
    return [this.gateway._dataPlane];
  }

  public get _annotatesCertificates(): boolean {
    return this.options.certificateObjects === false;
  }

  public get _http01Solver(): object {
    const { gatewayName: name, namespaceName: namespace, _controller: { _noHttp01: why } } = this.gateway;
    if (why !== undefined) refuseHttp01(this._description, why);
    const plain = this.gateway._listeners.filter(({ protocol }) => protocol === 'HTTP');
    if (plain.length === 0) {
      refuse('NoListener', `Gateway ${this.gateway.toString()} must have an HTTP listener for HTTP-01, got none; give it one, or use DNS-01`);
    }
    // The solver's route meets those that serve its host; the others pass it over.
    return { gatewayHTTPRoute: { parentRefs: plain.map(({ listenerName: sectionName }) => ({ name, namespace, sectionName })) } };
  }

  public _serviceWords(protocol: AppProtocol, service: ServiceIdentity): ServiceWords {
    return this.gateway._controller._serviceWords(protocol, service);
  }

  public _plan(door: FrontDoor): RoutePlan {
    const controller = this.gateway._controller;
    for (const { backend: { protocol, tls } } of door.routes) {
      const refusal = controller._refusal(protocol, tls);
      if (refusal !== undefined) refuseProtocol(controller.controllerName, protocol, refusal.why, refusal.mend, door.scope);
    }
    return planGateway(door, this.gateway);
  }
}

class MigratingExposure extends Exposure {
  public constructor(private readonly old: Exposure, private readonly next: Exposure, private readonly nameMoved: boolean) {
    super();
  }

  public get _description(): string {
    return `${this.old._description} and ${this.next._description}`;
  }

  public get _routesNames(): readonly string[] {
    return [...this.old._routesNames, ...this.next._routesNames];
  }

  public get _dataPlanes(): readonly DataPlane[] {
    return [...this.old._dataPlanes, ...this.next._dataPlanes];
  }

  public _serving(className: string): WayIn {
    return [this.old, this.next].find((each) => each._servesIngressClass(className)) ?? this;
  }

  public get _annotatesCertificates(): boolean {
    // One Secret has one Certificate, which two shims would both make.
    return false;
  }

  public get _http01Solver(): object {
    return (this.nameMoved ? this.next : this.old)._http01Solver;
  }

  public _serviceWords(protocol: AppProtocol, service: ServiceIdentity): ServiceWords {
    return mergeServiceWords(this.old._serviceWords(protocol, service), this.next._serviceWords(protocol, service), this._description);
  }

  public _plan(door: FrontDoor): RoutePlan {
    return planBoth(door, this.old, this.next, this.nameMoved);
  }
}

function refuseHttp01(wayIn: string, why: string): never {
  return refuse('NoHttp01', `HTTP-01 needs a way in that answers it, got ${wayIn}: ${why}; use DNS-01`);
}
