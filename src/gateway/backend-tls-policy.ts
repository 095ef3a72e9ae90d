import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { backendPort } from '../kubernetes/backend';
import { defineObject } from '../kubernetes/object';
import { Service, ServiceView } from '../kubernetes/service';
import { Ledger } from '../model/ledger';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain, kebabCase } from '../values/names';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { backendTlsPolicy, validationOf } from './emit-backend-tls';
import { BACKEND_TLS_LIMITS } from './facts';
import { checkServed } from './gateway-api-version';
import { BackendTlsPolicySpec } from './shapes';

/** How the certificate of a Service is checked. */
export interface BackendTLSPolicyProps {
  /** The Service, of the policy's own namespace: one written here, or any construct that holds one. */
  readonly service: IConstruct;
  /**
   * The port of the Service that speaks TLS.
   *
   * @default - every port
   */
  readonly servicePort?: number;
  /** The name that is asked for, and that the certificate must hold for unless `subjectAltNames` are given. */
  readonly serverName: string;
  /**
   * ConfigMaps of the namespace with the authority's certificate in `ca.crt`; at most 8.
   *
   * @default - the authorities that the system of the proxies trusts
   */
  readonly caConfigMapNames?: string[];
  /**
   * Names or URIs, one of which the certificate must hold for instead; at most 5.
   *
   * @default - it must hold for `serverName`
   */
  readonly subjectAltNames?: string[];
  /**
   * Its name.
   *
   * @default - the construct id in kebab-case
   */
  readonly policyName?: string;
}

/** @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/apis/v1/shared_types.go */
const URI = /^[^:/?#]+:\/\/[^/?#]*[^?#]*(\?[^#]*)?(#.*)?$/;
const LONGEST_URI = 253;

/**
 * Lets Gateways speak TLS to a Service, and says whose certificate they accept.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/
 */
export class BackendTLSPolicy extends Construct {
  /** The BackendTLSPolicy itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: BackendTLSPolicyProps) {
    super(scope, id);
    checkProps('BackendTLSPolicyProps', props, this);
    checkServed('BackendTLSPolicy', this);
    this.apiObject = within(this, () => {
      const service = Service._viewOf(props.service);
      const { serviceName, namespaceName } = service;
      this.checkNamespace(service);
      const portName = props.servicePort === undefined ? undefined : backendPort(service, props.servicePort).name;
      Ledger.of(this).claim(`the BackendTLSPolicy of ${portName === undefined ? '' : `port ${portName} of `}Service ${serviceName} in "${namespaceName ?? ''}"`,
        this, 'of two the older one wins: leave one out');
      const name = checkSubdomain('policy name', props.policyName ?? kebabCase(id));
      return defineObject(this, 'Resource', backendTlsPolicy(name, { serviceName, namespaceName, scope: this }, portName, validation(props)));
    });
  }

  private checkNamespace({ serviceName, namespaceName }: ServiceView): void {
    const own = Chart.of(this).namespace;
    if (namespaceName === own) return;
    refuse('InvalidBackendTls', `a BackendTLSPolicy must stand in the namespace of its Service, got one in "${own ?? ''}" for ${serviceName} in `
      + `"${namespaceName ?? ''}"; write it in a chart of that namespace`);
  }
}

function validation({ serverName, caConfigMapNames, subjectAltNames }: BackendTLSPolicyProps): BackendTlsPolicySpec['validation'] {
  const name = Hostname.of(serverName);
  if (name.isWildcard) refuse('InvalidHostname', `serverName must be one name, got ${quoted(serverName)}; give a name that is asked for`);
  const authorities = listOf('caConfigMapNames', caConfigMapNames, BACKEND_TLS_LIMITS.authorities)?.map((each) => checkSubdomain('ConfigMap name', each));
  const names = listOf('subjectAltNames', subjectAltNames, BACKEND_TLS_LIMITS.subjectAltNames)?.map(subjectAltName);
  return { ...validationOf(name, authorities), ...(names === undefined ? {} : { subjectAltNames: names }) };
}

function subjectAltName(text: string): { type: string; hostname?: string; uri?: string } {
  if (!text.includes(':')) return { type: 'Hostname', hostname: Hostname.of(text).toString() };
  if (text.length <= LONGEST_URI && URI.test(text)) return { type: 'URI', uri: text };
  return refuse('InvalidBackendTls', `each of subjectAltNames must be a DNS name or a URI of at most ${LONGEST_URI} characters, got ${quoted(text)}; `
    + 'write it like "shop.internal" or "spiffe://cluster.local/ns/shop/sa/shop"');
}

/** Each once and sorted; an empty list could mean all or none. */
function listOf(what: string, list: readonly string[] | undefined, most: number): string[] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || list.length === 0 || list.length > most || list.some((each) => typeof each !== 'string')) {
    refuse('InvalidBackendTls', `${what} must be a list of 1 to ${most} texts, got ${Array.isArray(list) ? list.length : quoted(list)}; leave it out, or correct it`);
  }
  return [...new Set(list)].sort(compareText);
}
