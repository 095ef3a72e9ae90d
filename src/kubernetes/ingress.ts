import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { RouteWish } from '../model/front-door';
import { sortedRoutes } from '../model/routes';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain, kebabCase } from '../values/names';
import { quoted } from '../values/quoted';
import { PathMatch, UrlPath } from '../values/url-path';
import { backendOf } from './backend';
import { ingressDocument, ingressRules } from './emit-ingress';
import { defineObject } from './object';
import { Service } from './service';

/** One host and path of an Ingress, and the Service behind it. */
export interface IngressRule {
  /** The host, such as `shop.example.com` or `*.example.com`. */
  readonly hostname: string;
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

/** What an Ingress is made of. */
export interface IngressProps {
  /** Hosts and paths; no two alike. */
  readonly rules: IngressRule[];
  /**
   * The class of the controller that serves it.
   *
   * @default - the cluster's default class
   */
  readonly ingressClassName?: string;
  /**
   * The Secret with the certificate to serve.
   *
   * @default - plain HTTP
   */
  readonly tlsSecretName?: string;
  /**
   * The hosts the certificate is for; they must cover every rule's host.
   *
   * @default - the hosts of the rules
   */
  readonly tlsHostnames?: string[];
  /**
   * Annotations, as the controller spells them.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
  /**
   * Name of the Ingress.
   *
   * @default - the construct id in kebab-case
   */
  readonly ingressName?: string;
}

/**
 * A plain Ingress, exactly as written.
 *
 * No certificate, no redirect and no policy comes with it. For a whole front door use `ExposedApp` or `TlsIngress`.
 */
export class Ingress extends Construct {
  /** Its name. */
  public readonly ingressName: string;
  /** The Ingress itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id);
    checkProps('IngressProps', props, this);
    if (!Array.isArray(props.rules)) refuse('NoRules', `an Ingress must have a list of rules, got ${quoted(props.rules)}; give a hostname and a service`, this);
    const namespaceName = Chart.of(this).namespace;
    this.ingressName = within(this, () => checkSubdomain('ingress name', props.ingressName ?? kebabCase(id)));
    const routes = within(this, () => sortedRoutes(props.rules.map((rule) => routeOf(rule, namespaceName)), this));
    const hosts = within(this, () => tlsHosts(props, routes));
    if (routes.length === 0) refuse('NoRules', 'an Ingress must have at least one rule, got none; give a hostname and a service', this);
    this.apiObject = defineObject(this, 'Resource', ingressDocument(this.ingressName, namespaceName, {
      ...(props.ingressClassName === undefined ? {} : { ingressClassName: within(this, () => checkSubdomain('class', props.ingressClassName!)) }),
      rules: ingressRules(routes, ({ path }) => ({ path: path.text, pathType: path.match })),
      ...(props.tlsSecretName === undefined ? {} : { tls: [{ hosts, secretName: within(this, () => checkSubdomain('Secret name', props.tlsSecretName!)) }] }),
    }, props.annotations));
  }
}

function routeOf(rule: IngressRule, namespaceName?: string): RouteWish {
  const service = Service._viewOf(rule.service);
  if (service.namespaceName !== namespaceName) {
    refuse('IngressAcrossNamespaces', `an Ingress must route to Services of its own namespace, "${namespaceName ?? ''}", `
      + `got ${service.serviceName} in "${service.namespaceName ?? ''}"; write the Ingress in that namespace`);
  }
  return {
    hostname: Hostname.of(rule.hostname),
    path: UrlPath.of(rule.path ?? '/', rule.pathMatch),
    backend: backendOf(service, rule.servicePort).backend,
  };
}

function tlsHosts(props: IngressProps, routes: readonly RouteWish[]): string[] {
  if (props.tlsHostnames === undefined) return [...new Set(routes.map(({ hostname }) => hostname.toString()))];
  if (props.tlsSecretName === undefined) {
    refuse('NoTlsSecret', 'tlsHostnames must come with a tlsSecretName, got none; give the Secret that holds the certificate');
  }
  const hosts = props.tlsHostnames.map((host) => Hostname.of(host));
  const bare = routes.find(({ hostname }) => !hosts.some((host) => host.covers(hostname)));
  if (bare !== undefined) {
    refuse('TlsDoesNotCover', `tlsHostnames must cover every rule's host, got ${hosts.join(', ')} without ${bare.hostname.toString()}; add it`);
  }
  return hosts.map(String).sort();
}
