import { CertificateNeed } from '../model/front-door';
import { Challenge, IssuerRef } from '../model/issuer';
import { Cidr } from '../values/cidr';
import { refuse } from '../values/errors';
import { Hostname } from '../values/hostname';
import { quoted } from '../values/quoted';
import { checkValue } from './check-value';
import { checkEmail } from './email-address';
import { CertificateDetails, certifiedNames } from './emit-certificate';
import { LONGEST_COMMON_NAME } from './facts';
import { checkFilled, textsOf } from './filled-list';

/**
 * What a certificate holds for beside DNS names.
 *
 * @internal
 */
export type OtherNames = Pick<CertificateDetails, 'commonName' | 'ipAddresses' | 'uris' | 'emailAddresses'>;

/**
 * Stands for every IP address where an issuer is asked how it proves a name: no solver can be chosen for an address by
 * name or zone, and RFC 2606 keeps this one out of every zone, too.
 */
const ANY_ADDRESS = Hostname.of('ip-address.invalid');

/** @internal */
export function otherNamesOf(props: {
  readonly commonName?: string; readonly ipAddresses?: string[]; readonly uris?: string[]; readonly emailAddresses?: string[];
}): OtherNames {
  return {
    commonName: props.commonName === undefined ? undefined : checkCommonName(props.commonName),
    ipAddresses: addressesOf(props.ipAddresses),
    uris: textsOf('InvalidUri', 'uris', props.uris, 'spiffe://cluster.local/ns/shop/sa/web', checkUri),
    emailAddresses: textsOf('InvalidEmail', 'emailAddresses', props.emailAddresses, 'ops@example.com', (text) => checkEmail('InvalidEmail', text)),
  };
}

/**
 * The need with all that an ACME server asks a proof of.
 *
 * @internal
 */
export function provenNeed(need: CertificateNeed, { ipAddresses }: OtherNames): CertificateNeed {
  return ipAddresses === undefined ? need : { ...need, hostnames: [...need.hostnames, ANY_ADDRESS] };
}

/**
 * Refuses names that an ACME server cannot prove, where the issuer is known to be one.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/controller/certificaterequests/acme/acme.go
 * @see https://www.rfc-editor.org/rfc/rfc8738#section-7
 * @internal
 */
export function checkProvable(need: CertificateNeed, details: CertificateDetails, issuer: IssuerRef): void {
  const { ipAddresses = [], commonName } = details;
  const names = certifiedNames(need);
  const proven = [...names.map(String), ...ipAddresses];
  const challenges = issuer._facts.challengesFor(ipAddresses.length > 0 ? ANY_ADDRESS : names[0] ?? ANY_ADDRESS);
  if (challenges === undefined || challenges.length === 0) return;
  if (ipAddresses.length > 0 && !challenges.includes(Challenge.HTTP01)) {
    refuse('AddressNeedsHttp01', `an IP address is proven by ${Challenge.HTTP01} alone, got ${ipAddresses[0]} for ${issuer.toString()}, which answers by `
      + `${challenges.join(' and ')}; leave it out, or give the issuer AcmeSolver.http01(wayIn) without names`);
  }
  if (commonName !== undefined && !proven.includes(commonName)) {
    refuse('CommonNameNotProven', `an ACME server wants the common name among the names, got ${quoted(commonName)} for ${issuer.toString()} beside ${
      proven.join(', ') || 'none'}; leave commonName out`);
  }
  const strange = (['uris', 'emailAddresses', 'isCA'] as const).find((what) => details[what] !== undefined);
  if (strange !== undefined) {
    refuse('NotProvable', `an ACME server proves DNS names and IP addresses alone, got ${strange} for ${issuer.toString()}; leave it out, or use another issuer`);
  }
}

/** In bytes, as cert-manager counts. */
function checkCommonName(text: string): string {
  checkValue('InvalidCommonName', 'commonName', text, 'shop');
  if (Buffer.byteLength(text) <= LONGEST_COMMON_NAME) return text;
  return refuse('InvalidCommonName', `commonName may have ${LONGEST_COMMON_NAME} bytes, got ${Buffer.byteLength(text)} in ${quoted(text)}; shorten it, or name hosts in hostnames`);
}

function addressesOf(texts: readonly string[] | undefined): string[] | undefined {
  if (texts === undefined) return undefined;
  const addresses = checkFilled('InvalidCidr', 'ipAddresses', texts, 'leave it out, or write ["10.0.0.1"]').map((text) => Cidr.host(text)).sort(Cidr._compare).map(({ networkAddress }) => networkAddress);
  return [...new Set(addresses)];
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6 */
function checkUri(text: string): string {
  const isUri = typeof text === 'string' && /^[a-z][-+.a-z0-9]*:[\x21-\x7e]+$/i.test(text) && !/%(?![0-9a-f]{2})/i.test(text) && URL.canParse(text);
  return isUri ? text : refuse('InvalidUri', `a URI must have a scheme and ASCII alone, got ${quoted(text)}; write it like "spiffe://cluster.local/ns/shop/sa/web"`);
}
