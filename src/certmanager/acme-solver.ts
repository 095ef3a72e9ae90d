import { ServiceType } from '../kubernetes/service-props';
import { Challenge } from '../model/issuer';
import { WayIn } from '../model/way-in';
import { checkProps, refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { AcmeDnsSolverOptions, acmeDnsSpec } from './dns01/acme-dns';
import { AkamaiSolverOptions, akamaiSpec } from './dns01/akamai';
import { AzureDnsSolverOptions, azureDnsSpec } from './dns01/azure-dns';
import { CloudDnsSolverOptions, cloudDnsSpec } from './dns01/cloud-dns';
import { CloudflareSolverOptions, cloudflareSpec } from './dns01/cloudflare';
import { DigitalOceanSolverOptions, digitalOceanSpec } from './dns01/digital-ocean';
import { Dns01ProviderSpec } from './dns01/provider-spec';
import { Rfc2136SolverOptions, rfc2136Spec } from './dns01/rfc2136';
import { Route53SolverOptions, route53Spec } from './dns01/route53';
import { WebhookSolverOptions, webhookSpec } from './dns01/webhook';
import { goDuration, wholeSeconds } from './go-duration';
import { SolverSpec } from './shapes';
import { AcmeSolverOptions, Dns01SolverOptions, Http01SolverOptions } from './solver-options';
import { SolverFacts } from './solver-selection';

/**
 * How an issuer proves to an ACME server that a name is ours.
 *
 * For each name cert-manager takes one solver: a name wins over a zone, a longer zone over a shorter, any selector over
 * none, and the first over an equal one. Wildcards are left to DNS-01.
 *
 * @see https://cert-manager.io/docs/configuration/acme/#adding-multiple-solver-types
 */
export class AcmeSolver {
  /** Answers over plain HTTP through a way in; not for wildcards. */
  public static http01(wayIn: WayIn, options: Http01SolverOptions = {}): AcmeSolver {
    if (!(wayIn instanceof WayIn)) {
      refuse('NoWayIn', `an HTTP-01 solver answers through a way in, got ${quoted(wayIn)}; give one, such as the exposure your apps use`);
    }
    checkProps('Http01SolverOptions', options);
    const service = solverService(options.serviceType);
    return new AcmeSolver(Challenge.HTTP01, options, () => ({
      http01: Object.fromEntries(Object.entries(wayIn._http01Solver).map(([kind, spec]) => [kind, { ...spec, ...service }])),
    }), wayIn);
  }

  /**
   * Answers by a TXT record that an acme-dns server keeps for the name.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/acme-dns/
   */
  public static acmeDns(options: AcmeDnsSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('AcmeDnsSolverOptions', options, () => ({ acmeDNS: acmeDnsSpec(options) }));
  }

  /**
   * Answers by a TXT record in a zone at Akamai Edge DNS.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/akamai/
   */
  public static akamai(options: AkamaiSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('AkamaiSolverOptions', options, () => ({ akamai: akamaiSpec(options) }));
  }

  /**
   * Answers by a TXT record in a zone at Azure DNS.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/azuredns/
   */
  public static azureDns(options: AzureDnsSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('AzureDnsSolverOptions', options, () => ({ azureDNS: azureDnsSpec(options) }));
  }

  /**
   * Answers by a TXT record in a zone at Google Cloud DNS.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/google/
   */
  public static cloudDns(options: CloudDnsSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('CloudDnsSolverOptions', options, () => ({ cloudDNS: cloudDnsSpec(options) }));
  }

  /**
   * Answers by a TXT record in a zone at Cloudflare.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/cloudflare/
   */
  public static cloudflare(options: CloudflareSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('CloudflareSolverOptions', options, () => ({ cloudflare: cloudflareSpec(options) }));
  }

  /**
   * Answers by a TXT record in a zone at DigitalOcean.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/digitalocean/
   */
  public static digitalOcean(options: DigitalOceanSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('DigitalOceanSolverOptions', options, () => ({ digitalocean: digitalOceanSpec(options) }));
  }

  /**
   * Answers by a TXT record in a zone whose server takes updates, such as BIND.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/rfc2136/
   */
  public static rfc2136(options: Rfc2136SolverOptions): AcmeSolver {
    return AcmeSolver.dns01('Rfc2136SolverOptions', options, () => ({ rfc2136: rfc2136Spec(options) }));
  }

  /**
   * Answers by a TXT record in a zone at Amazon Route 53.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/route53/
   */
  public static route53(options: Route53SolverOptions = {}): AcmeSolver {
    return AcmeSolver.dns01('Route53SolverOptions', options, () => ({ route53: route53Spec(options) }));
  }

  /**
   * Answers by a TXT record that a webhook of somebody else writes, for every other provider.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/webhook/
   */
  public static webhook(options: WebhookSolverOptions): AcmeSolver {
    return AcmeSolver.dns01('WebhookSolverOptions', options, () => ({ webhook: webhookSpec(options) }));
  }

  private static dns01(struct: string, options: Dns01SolverOptions, read: () => Dns01ProviderSpec): AcmeSolver {
    checkProps(struct, options);
    const strategy = options.followCname === true ? { cnameStrategy: 'Follow' as const } : {};
    const dns01 = { ...strategy, ...read() };
    return new AcmeSolver(Challenge.DNS01, options, () => ({ dns01 }));
  }

  /** @internal */
  public readonly _facts: SolverFacts;
  /** @internal */
  public readonly _wayIn?: WayIn;
  private readonly answer: () => SolverSpec;
  private readonly wait: Pick<SolverSpec, 'waitInsteadOfSelfCheck'>;

  private constructor(challenge: Challenge, options: AcmeSolverOptions, answer: () => SolverSpec, wayIn?: WayIn) {
    if (options.dnsNames !== undefined && options.dnsZones !== undefined) {
      refuse('InvalidSolver', 'a name must match dnsNames and dnsZones where both are given, so one of them does nothing; give one, or make two solvers');
    }
    this._facts = { challenge, dnsNames: namesOf('dnsNames', options.dnsNames), dnsZones: namesOf('dnsZones', options.dnsZones) };
    this._wayIn = wayIn;
    this.answer = answer;
    const { waitInsteadOfSelfCheck: wait } = options;
    this.wait = wait === undefined ? {} : { waitInsteadOfSelfCheck: goDuration(wholeSeconds('waitInsteadOfSelfCheck', wait)) };
  }

  /** @internal */
  public _toYaml(): SolverSpec {
    const { dnsNames, dnsZones } = this._facts;
    const selector = dnsNames.length > 0 ? { selector: { dnsNames } } : dnsZones.length > 0 ? { selector: { dnsZones } } : {};
    return { ...selector, ...this.answer(), ...this.wait };
  }
}

function solverService(serviceType?: ServiceType): { readonly serviceType?: ServiceType } {
  if (serviceType === undefined || serviceType === ServiceType.NODE_PORT) return {};
  if (serviceType === ServiceType.CLUSTER_IP) return { serviceType };
  return refuse('InvalidSolver', `serviceType of a solver must be ClusterIP or NodePort, got ${quoted(serviceType)}; use ServiceType.CLUSTER_IP`);
}

/** Canonical; an empty list is refused, since cert-manager takes it for every name. */
function namesOf(what: 'dnsNames' | 'dnsZones', texts?: readonly string[]): string[] {
  if (texts === undefined) return [];
  if (texts.length === 0) refuse('InvalidSolver', `${what} must not be an empty list, which would mean every name; leave it out or give a name`);
  const names = texts.map((text) => Hostname.of(text));
  const wildcard = names.find(({ isWildcard }) => isWildcard);
  if (what === 'dnsZones' && wildcard !== undefined) {
    refuse('InvalidSolver', `a zone has every name below it already, got "${wildcard.toString()}"; drop the "*."`);
  }
  return [...new Set(names.map(String))].sort(compareText);
}
