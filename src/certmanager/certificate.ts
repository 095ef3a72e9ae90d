import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { CertificateNeed } from '../model/front-door';
import { IssuerRef, issuerRefOf } from '../model/issuer';
import { Platform } from '../model/platform';
import { WayIn } from '../model/way-in';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkDnsLabel, checkSubdomain, dnsLabel, kebabCase } from '../values/names';
import { certificateDetails } from './certificate-details';
import { checkProvable, provenNeed } from './certificate-names';
import { CertificateProps } from './certificate-props';
import { claimSecret } from './claim-secret';
import { certificateDocument, checkIssuable } from './emit-certificate';
import { letSolverIn } from './solver-access';

/**
 * A TLS certificate that cert-manager keeps in a Secret.
 *
 * Where its issuer answers by HTTP-01, the solver is let in through the way in.
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export class Certificate extends Construct {
  /** Name of the Certificate object. */
  public readonly certificateName: string;
  /** Name of the Secret that comes to hold key and certificate. */
  public readonly secretName: string;
  /** The object. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    checkProps('CertificateProps', props, this);
    const platform = Platform._read(this);
    const issuer = within(this, () => issuerRefOf(props.issuer)) ?? platform?._issuer ?? noIssuer(this);
    const name = within(this, () => checkSubdomain('certificate name', props.certificateName ?? dnsLabel(kebabCase(id))));
    const need = within(this, () => needOf(name, props));
    const details = within(this, () => certificateDetails(props));
    const proven = provenNeed(need, details);
    checkIssuable(proven, issuer, this);
    within(this, () => checkProvable(need, details, issuer));
    claimSecret(this, need.namespaceName, need.secretName);
    this.certificateName = name;
    this.secretName = need.secretName;
    this.apiObject = defineObject(this, 'Resource', certificateDocument(need, issuer, details, name));
    letSolverIn(this, proven, issuer, defaultWayIn(platform));
  }
}

function needOf(name: string, props: CertificateProps): CertificateNeed {
  const { hostnames = [] } = props;
  if (hostnames.length === 0 && (props.ipAddresses ?? props.uris ?? props.emailAddresses ?? props.commonName) === undefined) {
    refuse('NoNames', 'a certificate must hold for one name or more, got none; give hostnames: ["shop.example.com"], or another kind of name');
  }
  return {
    secretName: checkSubdomain('secret name', props.secretName ?? name),
    namespaceName: props.namespaceName === undefined ? undefined : checkDnsLabel('namespace name', props.namespaceName),
    hostnames: hostnames.map((hostname) => Hostname.of(hostname)),
  };
}

function defaultWayIn(platform?: Platform): WayIn | undefined {
  return platform?.defaultExposure === undefined ? undefined : platform._exposures.get(platform.defaultExposure);
}

function noIssuer(scope: IConstruct): IssuerRef {
  return refuse('NoIssuer', 'nobody is named to sign the certificate, and the platform has no issuer; give issuer: ClusterIssuer.fromName(\'letsencrypt\', '
    + '{ challenges: [Challenge.HTTP01] }) here or to the Platform', scope);
}
