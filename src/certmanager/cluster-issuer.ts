import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { IIssuer, IssuerRef } from '../model/issuer';
import { defineIssuer } from './emit-issuer';
import { ReferencedClusterIssuerOptions, referTo } from './referenced-issuer';
import { Signer } from './signer';

/** What a ClusterIssuer is made of. */
export interface ClusterIssuerProps {
  /** How it comes to sign. */
  readonly signer: Signer;
  /**
   * Name of the object.
   *
   * @default - the id of the construct, in kebab case
   */
  readonly issuerName?: string;
}

/**
 * Signs certificates of every namespace.
 *
 * Secrets it reads or writes, such as the account's key, are in cert-manager's own namespace.
 *
 * @see https://cert-manager.io/docs/configuration/issuers/
 */
export class ClusterIssuer extends Construct implements IIssuer {
  /** A ClusterIssuer that somebody else makes. */
  public static fromName(name: string, options: ReferencedClusterIssuerOptions = {}): IIssuer {
    return referTo('ClusterIssuer', name, options);
  }

  /** The identity a Certificate refers to. */
  public readonly issuerRef: IssuerRef;
  /** The object. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: ClusterIssuerProps) {
    super(scope, id);
    ({ issuerRef: this.issuerRef, apiObject: this.apiObject } = defineIssuer(this, 'ClusterIssuer', props));
  }
}
