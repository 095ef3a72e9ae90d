import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Service } from '../kubernetes/service';
import { AppProtocol } from '../model/app-protocol';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkDns1035, checkSubdomain, kebabCase } from '../values/names';
import { UrlPath } from '../values/url-path';
import { backendSpec } from './backend-spec';
import { chooseWayIn } from './choose-way-in';
import { Entrance } from './entrance';
import { FrontDoorOptions } from './front-door-options';
import { RouteOptions } from './route-options';

/** One path of the front door, and the Service behind it. */
export interface TlsRouteOptions extends RouteOptions {
  /** The Service: one written here, or any construct that holds one. */
  readonly service: IConstruct;
  /**
   * The port of the Service.
   *
   * @default - its only TCP port
   */
  readonly servicePort?: number;
}

/** Options for `addRoute` of a TlsIngress. */
export interface TlsIngressRouteOptions extends TlsRouteOptions {
  /**
   * The hosts that have this path.
   *
   * @default - all hosts of the front door
   */
  readonly hostnames?: string[];
}

/** What a front door for existing Services is made of. */
export interface TlsIngressProps extends TlsRouteOptions, FrontDoorOptions {
  /** The hosts, the main one first; wildcards need an issuer with DNS-01. */
  readonly hostnames: string[];
  /**
   * Name of its objects.
   *
   * @default - the construct id in kebab-case
   */
  readonly ingressName?: string;
}

/**
 * TLS at several hosts and paths for Services that exist, with one certificate.
 *
 * On a Gateway way in it writes the Gateway API's equivalents.
 */
export class TlsIngress extends Construct {
  /** The hosts, as given. */
  public readonly hostnames: string[];
  /** Where people find it: the main host. */
  public readonly url: string;
  private readonly hosts: Hostname[];
  private readonly entrance: Entrance;

  public constructor(scope: Construct, id: string, props: TlsIngressProps) {
    super(scope, id);
    if (!Array.isArray(props?.hostnames) || props.hostnames.length === 0) {
      refuse('NoHostname', 'a front door must have at least one hostname, got none; give hostnames: [\'example.com\']', this);
    }
    const name = within(this, () => checkDns1035('ingress name', props.ingressName ?? kebabCase(id)));
    this.hosts = within(this, () => props.hostnames.map((hostname) => Hostname.of(hostname)));
    this.hostnames = this.hosts.map(String);
    const path = within(this, () => UrlPath.of(props.path ?? '/', props.pathMatch));
    this.url = `https://${this.hostnames[0]}${path.text === '/' ? '' : path.text}`;
    const service = within(this, () => Service._viewOf(props.service));
    if (props.tlsSecretName !== undefined) within(this, () => checkSubdomain('Secret name', props.tlsSecretName!));
    this.entrance = new Entrance(this, {
      name,
      namespaceName: Chart.of(this).namespace ?? service.namespaceName,
      mainHostname: this.hosts[0],
      wayIn: chooseWayIn(this, props.via),
      tls: true,
      asked: props,
    });
    within(this, () => this.route(this.hosts, props));
  }

  /** One more path, to the same or to another Service. */
  public addRoute(id: string, options: TlsIngressRouteOptions): void {
    const place = new Construct(this, id);
    if (options?.hostnames?.length === 0) {
      refuse('NoHostname', 'a route must be at one host or more, got none; leave hostnames out for all hosts of the front door', place);
    }
    within(place, () => this.route(options?.hostnames?.map((hostname) => this.hostOf(hostname)) ?? this.hosts, options));
  }

  /** Everything written for it so far. */
  public get objects(): ApiObject[] {
    return this.entrance.everything();
  }

  /** Its Ingresses or routes of the Gateway API, the redirect's included. */
  public get routes(): ApiObject[] {
    return this.entrance.routes;
  }

  /** Its Certificates; none where a listener of the Gateway has one. */
  public get certificates(): ApiObject[] {
    return this.entrance.ofKind('Certificate');
  }

  private route(hosts: readonly Hostname[], options: TlsRouteOptions): void {
    const path = UrlPath.of(options?.path ?? '/', options?.pathMatch);
    const spec = backendSpec(this, options);
    if (spec.protocol === AppProtocol.TLS_PASSTHROUGH) {
      refuse('UnclearApp', 'a TlsIngress ends TLS itself, got protocol TLS passthrough; use an ExposedApp for what is passed through');
    }
    for (const host of hosts) this.entrance.add(host, path, Service._viewOf(options?.service), spec, options?.servicePort);
    this.entrance.objects();
  }

  private hostOf(text: string): Hostname {
    const hostname = Hostname.of(text);
    return this.hosts.find((host) => host.toString() === hostname.toString())
      ?? refuse('UnknownHostname', `a route must be at one of the front door's hosts, ${this.hostnames.join(', ')}, got "${hostname.toString()}"; add it to hostnames`);
  }
}
