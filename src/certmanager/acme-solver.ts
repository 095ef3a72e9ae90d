import { Challenge } from '../model/issuer';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { Dns01Spec, SecretKeyRef, SolverSpec } from './shapes';
import { SolverFacts } from './solver-selection';

/** Which names a solver answers for. */
export interface AcmeSolverOptions {
  /**
   * Exactly these names; a wildcard stands for itself.
   *
   * @default - every name that no other solver is chosen for
   */
  readonly dnsNames?: string[];
  /**
   * These names and every name below them; the longest zone wins.
   *
   * @default - every name that no other solver is chosen for
   */
  readonly dnsZones?: string[];
}

/** What solvers that write DNS records have in common. */
export interface Dns01SolverOptions extends AcmeSolverOptions {
  /**
   * Whether a CNAME at `_acme-challenge.<name>` leads to the zone to write in.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/#delegated-domains-for-dns01
   * @default false
   */
  readonly followCname?: boolean;
}

/** Options for `AcmeSolver.cloudflare`. */
export interface CloudflareSolverOptions extends Dns01SolverOptions {
  /** The Secret that holds an API token: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer. */
  readonly apiTokenSecretName: string;
  /**
   * Which entry of the Secret is the token.
   *
   * @default 'api-token'
   */
  readonly apiTokenSecretKey?: string;
}

/** Options for `AcmeSolver.route53`. */
export interface Route53SolverOptions extends Dns01SolverOptions {
  /**
   * The AWS region that credentials belong to.
   *
   * @default - that of cert-manager's own environment
   */
  readonly region?: string;
  /**
   * The only zone to write in.
   *
   * @default - looked up by name, which needs route53:ListHostedZonesByName
   */
  readonly hostedZoneId?: string;
  /**
   * ARN of the role to assume.
   *
   * @default - none is assumed
   */
  readonly role?: string;
  /**
   * A service account, beside the Secrets, that assumes the role by its token.
   *
   * @default - an access key, or cert-manager's own credentials
   */
  readonly serviceAccountName?: string;
  /**
   * The Secret that holds an access key: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/route53/
   * @default - cert-manager's own credentials, which an Issuer may not use unless cert-manager is told so
   */
  readonly accessKeySecretName?: string;
  /**
   * Which entry of that Secret is the key's id.
   *
   * @default 'access-key-id'
   */
  readonly accessKeyIdSecretKey?: string;
  /**
   * Which entry of that Secret is the secret key.
   *
   * @default 'secret-access-key'
   */
  readonly secretAccessKeySecretKey?: string;
}

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
  public static http01(wayIn: WayIn, options: AcmeSolverOptions = {}): AcmeSolver {
    if (!(wayIn instanceof WayIn)) {
      refuse('NoWayIn', `an HTTP-01 solver answers through a way in, got ${quoted(wayIn)}; give one, such as the exposure your apps use`);
    }
    return new AcmeSolver(Challenge.HTTP01, options, () => ({ http01: wayIn._http01Solver }), wayIn);
  }

  /**
   * Answers by a TXT record in a zone at Cloudflare.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/cloudflare/
   */
  public static cloudflare(options: CloudflareSolverOptions): AcmeSolver {
    const apiTokenSecretRef = secretRef('apiTokenSecretName', options.apiTokenSecretName, options.apiTokenSecretKey ?? 'api-token');
    return AcmeSolver.dns01(options, { cloudflare: { apiTokenSecretRef } });
  }

  /**
   * Answers by a TXT record in a zone at Amazon Route 53.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/route53/
   */
  public static route53(options: Route53SolverOptions = {}): AcmeSolver {
    const { region, hostedZoneId, role, serviceAccountName, accessKeySecretName } = options;
    if (serviceAccountName !== undefined && (role === undefined || accessKeySecretName !== undefined)) {
      refuse('InvalidSolver', `serviceAccountName goes with a role and without an access key, got ${
        role === undefined ? 'no role' : `accessKeySecretName ${quoted(accessKeySecretName)}`}; give the role's ARN and no Secret`);
    }
    if (role !== undefined && !/^arn:aws[-a-z]*:iam::\d{12}:role\/\S+$/.test(role)) {
      refuse('InvalidSolver', `role must be the ARN of an IAM role, got ${quoted(role)}; write it like "arn:aws:iam::123456789012:role/dns"`);
    }
    const key = accessKeySecretName === undefined ? {} : {
      accessKeyIDSecretRef: secretRef('accessKeySecretName', accessKeySecretName, options.accessKeyIdSecretKey ?? 'access-key-id'),
      secretAccessKeySecretRef: secretRef('accessKeySecretName', accessKeySecretName, options.secretAccessKeySecretKey ?? 'secret-access-key'),
    };
    const auth = serviceAccountName === undefined ? {} : {
      auth: { kubernetes: { serviceAccountRef: { name: checkSubdomain('serviceAccountName', serviceAccountName) } } },
    };
    return AcmeSolver.dns01(options, { route53: { region, hostedZoneID: hostedZoneId, role, ...auth, ...key } });
  }

  private static dns01(options: Dns01SolverOptions, provider: Dns01Spec): AcmeSolver {
    const strategy: Dns01Spec = options.followCname === true ? { cnameStrategy: 'Follow' } : {};
    return new AcmeSolver(Challenge.DNS01, options, () => ({ dns01: { ...strategy, ...provider } }));
  }

  /** @internal */
  public readonly _facts: SolverFacts;
  /** @internal */
  public readonly _wayIn?: WayIn;
  private readonly answer: () => SolverSpec;

  private constructor(challenge: Challenge, options: AcmeSolverOptions, answer: () => SolverSpec, wayIn?: WayIn) {
    if (options.dnsNames !== undefined && options.dnsZones !== undefined) {
      refuse('InvalidSolver', 'a name must match dnsNames and dnsZones where both are given, so one of them does nothing; give one, or make two solvers');
    }
    this._facts = { challenge, dnsNames: namesOf('dnsNames', options.dnsNames), dnsZones: namesOf('dnsZones', options.dnsZones) };
    this._wayIn = wayIn;
    this.answer = answer;
  }

  /** @internal */
  public _toYaml(): SolverSpec {
    const { dnsNames, dnsZones } = this._facts;
    if (dnsNames.length > 0) return { selector: { dnsNames }, ...this.answer() };
    if (dnsZones.length > 0) return { selector: { dnsZones }, ...this.answer() };
    return this.answer();
  }
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

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
function secretRef(what: string, name: string, key: string): SecretKeyRef {
  if (typeof key !== 'string' || !/^[-._a-zA-Z0-9]{1,253}$/.test(key)) {
    refuse('InvalidSolver', `an entry of a Secret is named with letters, digits, "-", "_" and ".", got ${quoted(key)}; correct the key`);
  }
  return { name: checkSubdomain(what, name), key };
}
