import { IssuerFacts } from '../model/issuer';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { AcmeSolver } from './acme-solver';
import { LETS_ENCRYPT_STAGING_URL, LETS_ENCRYPT_URL, LONGEST_PREFERRED_CHAIN } from './facts';
import { IssuerSpec } from './shapes';
import { solverFor } from './solver-selection';

/** Options for `Signer.acme`. */
export interface AcmeSignerOptions {
  /** How names are proven; their order matters where two match alike. */
  readonly solvers: AcmeSolver[];
  /**
   * The directory of the ACME server.
   *
   * @default - Signer.LETS_ENCRYPT
   */
  readonly server?: string;
  /**
   * Whom the server may write to.
   *
   * @default - the account has no address
   */
  readonly email?: string;
  /**
   * The Secret that comes to hold the account's key.
   *
   * @default - `<name of the issuer>-account-key`
   */
  readonly privateKeySecretName?: string;
  /**
   * Common name of the root to prefer, where the server offers several chains.
   *
   * @default - the server's own choice
   */
  readonly preferredChain?: string;
  /**
   * The server's profile of certificates, such as `shortlived`.
   *
   * @see https://letsencrypt.org/docs/profiles/
   * @default - the server's own choice
   */
  readonly profile?: string;
}

/**
 * How an issuer comes to sign a certificate.
 *
 * @see https://cert-manager.io/docs/configuration/issuers/
 */
export class Signer {
  /**
   * Let's Encrypt, trusted by browsers.
   *
   * @see https://letsencrypt.org/docs/acme-protocol-updates/
   */
  public static readonly LETS_ENCRYPT: string = LETS_ENCRYPT_URL;
  /**
   * Let's Encrypt for trying out: not trusted, with far higher limits.
   *
   * @see https://letsencrypt.org/docs/staging-environment/
   */
  public static readonly LETS_ENCRYPT_STAGING: string = LETS_ENCRYPT_STAGING_URL;

  /**
   * An ACME server, such as Let's Encrypt.
   *
   * @see https://cert-manager.io/docs/configuration/acme/
   */
  public static acme(options: AcmeSignerOptions): Signer {
    const { solvers } = options;
    if (!Array.isArray(solvers) || solvers.length === 0 || solvers.some((solver) => !(solver instanceof AcmeSolver))) {
      refuse('NoSolvers', `an ACME issuer needs one solver or more, got ${Array.isArray(solvers) && solvers.length === 0 ? 'none' : quoted(solvers)}; `
        + 'give solvers: [AcmeSolver.http01(wayIn)], or AcmeSolver.cloudflare({ apiTokenSecretName: \'cloudflare\' }) for wildcards');
    }
    const server = checkServer(options.server ?? Signer.LETS_ENCRYPT);
    const email = options.email === undefined ? undefined : checkEmail(options.email);
    const { preferredChain, profile } = options;
    if (preferredChain !== undefined && preferredChain.length > LONGEST_PREFERRED_CHAIN) {
      refuse('InvalidSigner', `preferredChain may have ${LONGEST_PREFERRED_CHAIN} characters, got ${quoted(preferredChain)}; give the root's common name`);
    }
    const account = options.privateKeySecretName === undefined ? undefined : checkSubdomain('privateKeySecretName', options.privateKeySecretName);
    return new Signer((issuerName) => ({
      acme: {
        server,
        email,
        preferredChain,
        profile,
        privateKeySecretRef: { name: account ?? `${issuerName}-account-key` },
        solvers: solvers.map((solver) => solver._toYaml()),
      },
    }), challengesOf(solvers), oneWayIn(solvers));
  }

  /**
   * A key pair of your own, in a Secret: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @param secretName a Secret with `tls.crt` and `tls.key`
   * @see https://cert-manager.io/docs/configuration/ca/
   */
  public static ca(secretName: string): Signer {
    checkSubdomain('secretName', secretName);
    return new Signer(() => ({ ca: { secretName } }), () => []);
  }

  /**
   * Each certificate signs itself: nobody trusts it unasked.
   *
   * @see https://cert-manager.io/docs/configuration/selfsigned/
   */
  public static selfSigned(): Signer {
    return new Signer(() => ({ selfSigned: {} }), () => []);
  }

  /** @internal */
  public readonly _spec: (issuerName: string) => IssuerSpec;
  /** @internal */
  public readonly _challengesFor: IssuerFacts['challengesFor'];
  /** @internal */
  public readonly _solverWayIn?: WayIn;

  private constructor(spec: (issuerName: string) => IssuerSpec, challengesFor: IssuerFacts['challengesFor'], solverWayIn?: WayIn) {
    this._spec = spec;
    this._challengesFor = challengesFor;
    this._solverWayIn = solverWayIn;
  }
}

/** An empty answer would mean that no challenge is needed, so a name without a solver is refused. */
function challengesOf(solvers: readonly AcmeSolver[]): IssuerFacts['challengesFor'] {
  const facts = solvers.map(({ _facts }) => _facts);
  return (hostname) => {
    const solver = solverFor(hostname, facts);
    if (solver !== undefined) return [solver.challenge];
    const known = facts.flatMap(({ dnsNames, dnsZones }) => [...dnsNames, ...dnsZones.map((zone) => `zone ${zone}`)]);
    return refuse('NoSolver', `no solver of the issuer answers for "${hostname.toString()}", only for ${known.join(', ')}; `
      + 'add it to a solver\'s dnsNames or dnsZones, or give the issuer a solver without them');
  };
}

function oneWayIn(solvers: readonly AcmeSolver[]): WayIn | undefined {
  const [first, second] = new Set(solvers.flatMap(({ _wayIn }) => _wayIn ?? []));
  if (second !== undefined) {
    refuse('SeveralSolverWaysIn', `the HTTP-01 solvers of one issuer must use one way in, got ${first._description} and ${second._description}; `
      + 'make an issuer for each');
  }
  return first;
}

function checkServer(server: string): string {
  if (typeof server === 'string' && /^https:\/\/\S+$/.test(server) && URL.canParse(server)) return server;
  return refuse('InvalidSigner', `server must be the https URL of an ACME directory, got ${quoted(server)}; write it like "${LETS_ENCRYPT_URL}"`);
}

function checkEmail(email: string): string {
  if (typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email)) return email;
  return refuse('InvalidSigner', `email must be one address, got ${quoted(email)}; write it like "ops@example.com"`);
}
