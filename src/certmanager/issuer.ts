import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { IIssuer, IssuerRef } from '../model/issuer';
import { within } from '../values/errors';
import { checkDnsLabel, dnsLabel, kebabCase } from '../values/names';
import { issuerDocument } from './emit-issuer';
import { ReferencedIssuerOptions, referTo } from './referenced-issuer';
import { Signer } from './signer';

/** What an Issuer is made of. */
export interface IssuerProps {
  /** How it comes to sign. */
  readonly signer: Signer;
  /**
   * Name of the object.
   *
   * @default - the id of the construct, in kebab case
   */
  readonly issuerName?: string;
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
    const { document, ref } = within(this, () => {
      if (props.namespaceName !== undefined) checkDnsLabel('namespace name', props.namespaceName);
      return issuerDocument('Issuer', props.issuerName ?? dnsLabel(kebabCase(id)), props.signer, props.namespaceName ?? Chart.of(this).namespace);
    });
    this.issuerRef = ref;
    this.apiObject = defineObject(this, 'Resource', document);
  }
}
