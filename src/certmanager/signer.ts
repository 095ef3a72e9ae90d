import { IssuerFacts } from '../model/issuer';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { AcmeSignerOptions, acmeSpec, solversOf } from './acme-signer';
import { AcmeSolver } from './acme-solver';
import { LETS_ENCRYPT_STAGING_URL, LETS_ENCRYPT_URL } from './facts';
import { IssuerSpec } from './shapes';
import { solverFor } from './solver-selection';
import { VaultSignerOptions, vaultSpec } from './vault-signer';
import { VenafiSignerOptions, venafiSpec } from './venafi-signer';

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
    const solvers = solversOf(options);
    const spec = acmeSpec(options);
    return new Signer((issuerName) => ({ acme: spec(issuerName) }), challengesOf(solvers), oneWayIn(solvers));
  }

  /**
   * A key pair of your own, in a Secret: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @param secretName a Secret with `tls.crt` and `tls.key`
   * @see https://cert-manager.io/docs/configuration/ca/
   */
  public static ca(secretName: string): Signer {
    return Signer.withoutChallenge({ ca: { secretName: checkSubdomain('secretName', secretName) } });
  }

  /**
   * Each certificate signs itself: nobody trusts it unasked.
   *
   * @see https://cert-manager.io/docs/configuration/selfsigned/
   */
  public static selfSigned(): Signer {
    return Signer.withoutChallenge({ selfSigned: {} });
  }

  /**
   * The PKI of a HashiCorp Vault.
   *
   * @see https://cert-manager.io/docs/configuration/vault/
   */
  public static vault(options: VaultSignerOptions): Signer {
    return Signer.withoutChallenge({ vault: vaultSpec(options) });
  }

  /**
   * A platform that grew out of Venafi, such as CyberArk Certificate Manager.
   *
   * @see https://cert-manager.io/docs/configuration/venafi/
   */
  public static venafi(options: VenafiSignerOptions): Signer {
    return Signer.withoutChallenge({ venafi: venafiSpec(options) });
  }

  private static withoutChallenge(spec: IssuerSpec): Signer {
    return new Signer(() => spec, () => []);
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
