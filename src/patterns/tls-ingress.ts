import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Service } from '../kubernetes/service';
import { IIssuer } from '../model/issuer';
import { refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkDns1035, checkSubdomain, kebabCase } from '../values/names';
import { PathMatch, UrlPath } from '../values/url-path';
import { chooseWayIn } from './choose-way-in';
import { Entrance } from './entrance';

/** One path of the front door, and the Service behind it. */
export interface TlsRouteOptions {
  /** The Service: one written here, or any construct that holds one. */
  readonly service: IConstruct;
  /**
   * The port of the Service.
   *
   * @default - its only TCP port
   */
  readonly servicePort?: number;
  /**
   * The path, beginning with `/`.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * Whether longer paths match too.
   *
   * @default PathMatch.PREFIX
   */
  readonly pathMatch?: PathMatch;
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
export interface TlsIngressProps extends TlsRouteOptions {
  /** The hosts, the main one first; wildcards need an issuer with DNS-01. */
  readonly hostnames: string[];
  /**
   * The way in, by its name in the platform's `exposures`.
   *
   * @default - the platform's default
   */
  readonly via?: string;
  /**
   * Whether http redirects to https; without it plain http is not answered.
   *
   * @default true
   */
  readonly redirect?: boolean;
  /**
   * Who signs the certificate.
   *
   * @default - the platform's issuer
   */
  readonly issuer?: IIssuer;
  /**
   * The Secret with the certificate.
   *
   * @default - `<name>-tls`
   */
  readonly tlsSecretName?: string;
  /**
   * Whether somebody else fills that Secret, so that no Certificate is written.
   *
   * @default false
   */
  readonly tlsSecretExists?: boolean;
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
    this.entrance = new Entrance(this, {
      name,
      namespaceName: Chart.of(this).namespace ?? service.namespaceName,
      mainHostname: this.hosts[0],
      wayIn: chooseWayIn(this, props.via),
      tls: true,
      redirect: props.redirect ?? true,
      issuer: props.issuer,
      secretName: props.tlsSecretName === undefined ? undefined : within(this, () => checkSubdomain('Secret name', props.tlsSecretName!)),
      secretExists: props.tlsSecretExists === true,
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

  /** Its Ingress or HTTPRoutes, the redirect's included. */
  public get routes(): ApiObject[] {
    return this.entrance.ofKind('Ingress', 'HTTPRoute');
  }

  /** Its Certificates; none where a listener of the Gateway has one. */
  public get certificates(): ApiObject[] {
    return this.entrance.ofKind('Certificate');
  }

  private route(hosts: readonly Hostname[], options: TlsRouteOptions): void {
    const path = UrlPath.of(options?.path ?? '/', options?.pathMatch);
    for (const host of hosts) this.entrance.add(host, path, Service._viewOf(options?.service), options?.servicePort);
    this.entrance.objects();
  }

  private hostOf(text: string): Hostname {
    const hostname = Hostname.of(text);
    return this.hosts.find((host) => host.toString() === hostname.toString())
      ?? refuse('UnknownHostname', `a route must be at one of the front door's hosts, ${this.hostnames.join(', ')}, got "${hostname.toString()}"; add it to hostnames`);
  }
}
