import { ApiObject, Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { CertificateNeed } from '../model/front-door';
import { IIssuer, IssuerRef, issuerRefOf } from '../model/issuer';
import { Platform } from '../model/platform';
import { WayIn } from '../model/way-in';
import { checkProps, refuse, within } from '../values/errors';
import { Hostname } from '../values/hostname';
import { checkDnsLabel, checkSubdomain, dnsLabel, kebabCase } from '../values/names';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';
import { claimSecret } from './claim-secret';
import { CertificateDetails, certificateDocument, checkIssuable } from './emit-certificate';
import { KeyUsage } from './key-usage';
import { lifeOf } from './life';
import { PrivateKey } from './private-key';
import { letSolverIn } from './solver-access';

/** What a certificate is for. */
export interface CertificateProps {
  /** The names it holds for; those that a wildcard among them covers are left out. */
  readonly hostnames: string[];
  /**
   * Who signs it.
   *
   * @default - the platform's issuer
   */
  readonly issuer?: IIssuer;
  /**
   * Name of the Certificate object.
   *
   * @default - the id of the construct, in kebab case
   */
  readonly certificateName?: string;
  /**
   * The Secret that comes to hold key and certificate; no other Certificate may write it.
   *
   * @default - named as the Certificate
   */
  readonly secretName?: string;
  /**
   * Where the Certificate and its Secret live.
   *
   * @default - the chart's namespace
   */
  readonly namespaceName?: string;
  /**
   * How long it is valid, an hour or more; an ACME server decides for itself.
   *
   * @default - 90 days, or what the issuer gives
   */
  readonly duration?: Duration;
  /**
   * How long before its end it is renewed, 5 minutes or more.
   *
   * @default - a third of its life
   */
  readonly renewBefore?: Duration;
  /**
   * What key it is for.
   *
   * @default - RSA of 2048 bits, a new one each time
   */
  readonly privateKey?: PrivateKey;
  /**
   * What the key may be used for.
   *
   * @default - digital signature and key encipherment
   */
  readonly usages?: KeyUsage[];
}

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
    checkProps('props of a Certificate', props, this);
    const platform = Platform._read(this);
    const issuer = within(this, () => issuerRefOf(props.issuer)) ?? platform?._issuer ?? noIssuer(this);
    const { name, need, details } = within(this, () => readProps(id, props));
    checkIssuable(need, issuer, this);
    claimSecret(this, need.namespaceName, need.secretName);
    this.certificateName = name;
    this.secretName = need.secretName;
    this.apiObject = defineObject(this, 'Resource', certificateDocument(need, issuer, details, name));
    letSolverIn(this, need, issuer, defaultWayIn(platform));
  }
}

function readProps(id: string, props: CertificateProps): { name: string; need: CertificateNeed; details: CertificateDetails } {
  const name = checkSubdomain('certificate name', props.certificateName ?? dnsLabel(kebabCase(id)));
  if (!Array.isArray(props.hostnames) || props.hostnames.length === 0) {
    refuse('NoHostnames', `a certificate must hold for one name or more, got ${Array.isArray(props.hostnames) ? 'none' : quoted(props.hostnames)}; `
      + 'give hostnames: ["shop.example.com"]');
  }
  const usages = props.usages === undefined ? undefined : [...new Set(props.usages)].sort(compareText);
  if (usages?.length === 0) refuse('NoUsages', 'usages must not be an empty list; leave it out or name one, such as KeyUsage.SERVER_AUTH');
  return {
    name,
    need: {
      secretName: checkSubdomain('secret name', props.secretName ?? name),
      namespaceName: props.namespaceName === undefined ? undefined : checkDnsLabel('namespace name', props.namespaceName),
      hostnames: props.hostnames.map((hostname) => Hostname.of(hostname)),
    },
    details: { ...lifeOf(props.duration, props.renewBefore), privateKey: props.privateKey?._spec, usages },
  };
}

function defaultWayIn(platform?: Platform): WayIn | undefined {
  return platform?.defaultExposure === undefined ? undefined : platform._exposures.get(platform.defaultExposure);
}

function noIssuer(scope: IConstruct): IssuerRef {
  return refuse('NoIssuer', 'nobody is named to sign the certificate, and the platform has no issuer; give issuer: ClusterIssuer.fromName(\'letsencrypt\', '
    + '{ challenges: [Challenge.HTTP01] }) here or to the Platform', scope);
}
