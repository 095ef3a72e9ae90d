import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { IIssuer, IssuerRef } from '../model/issuer';
import { checkDnsLabel } from '../values/names';
import { ClusterIssuerProps } from './cluster-issuer';
import { defineIssuer } from './emit-issuer';
import { ReferencedIssuerOptions, referTo } from './referenced-issuer';

/** What an Issuer is made of. */
export interface IssuerProps extends ClusterIssuerProps {
  /**
   * The namespace it signs in.
   *
   * @default - the chart's namespace
   */
  readonly namespaceName?: string;
}

/**
 * Signs certificates of its own namespace; a `ClusterIssuer` signs everywhere.
 *
 * @see https://cert-manager.io/docs/configuration/issuers/
 */
export class Issuer extends Construct implements IIssuer {
  /** An Issuer that somebody else makes. */
  public static fromName(name: string, options: ReferencedIssuerOptions = {}): IIssuer {
    return referTo('Issuer', name, options);
  }

  /** The identity a Certificate refers to. */
  public readonly issuerRef: IssuerRef;
  /** The object. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id);
    ({ issuerRef: this.issuerRef, apiObject: this.apiObject } = defineIssuer(this, 'Issuer', props, () => (
      props.namespaceName === undefined ? Chart.of(this).namespace : checkDnsLabel('namespace name', props.namespaceName))));
  }
}
