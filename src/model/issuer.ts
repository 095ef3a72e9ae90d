import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { WayIn } from './way-in';

/** How an ACME server checks that a name is ours. */
export enum Challenge {
  /** A file under `http://<name>/.well-known/acme-challenge/`; not for wildcards. */
  HTTP01 = 'HTTP-01',
  /** A TXT record under `_acme-challenge.<name>`. */
  DNS01 = 'DNS-01',
}

/**
 * What a certificate needs to know of its issuer, owned or referenced.
 *
 * @internal
 */
export interface IssuerFacts {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  readonly name: string;
  /** Of an Issuer: it signs only here. */
  readonly namespaceName?: string;
  /** Which challenges answer for a name; undefined when nobody said, empty when the issuer needs none. */
  readonly challengesFor: (hostname: Hostname) => readonly Challenge[] | undefined;
  /** The way in that its HTTP-01 solvers use, where it is not the app's own. */
  readonly solverWayIn?: WayIn;
}

/** Who signs certificates; `ClusterIssuer` and `Issuer` are. */
export interface IIssuer {
  /** The identity a Certificate refers to. */
  readonly issuerRef: IssuerRef;
}

/**
 * The issuer that is meant; something else must not be passed over in silence.
 *
 * @internal
 */
export function issuerRefOf(issuer: IIssuer | undefined): IssuerRef | undefined {
  if (issuer === undefined) return undefined;
  return issuer?.issuerRef instanceof IssuerRef ? issuer.issuerRef
    : refuse('InvalidIssuer', `issuer must be a ClusterIssuer or an Issuer, got ${quoted(issuer)}; write for example ClusterIssuer.fromName('letsencrypt')`);
}

/** A reference to an issuer, as a Certificate's `issuerRef` spells it. */
export class IssuerRef {
  /** @internal */
  public static _of(facts: IssuerFacts): IssuerRef {
    return new IssuerRef(facts);
  }

  /** `Issuer` or `ClusterIssuer`. */
  public readonly issuerKind: string;
  /** Name of the object. */
  public readonly issuerName: string;
  /** @internal */
  public readonly _facts: IssuerFacts;

  private constructor(facts: IssuerFacts) {
    checkSubdomain('issuer name', facts.name);
    this.issuerKind = facts.kind;
    this.issuerName = facts.name;
    this._facts = facts;
  }

  /** As kubectl says it, `clusterissuer/letsencrypt`. */
  public toString(): string {
    return `${this.issuerKind.toLowerCase()}/${this.issuerName}`;
  }
}
