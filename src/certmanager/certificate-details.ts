import { checkEnum, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { otherNamesOf } from './certificate-names';
import { CertificateProps } from './certificate-props';
import { subjectSpec } from './certificate-subject';
import { CertificateDetails } from './emit-certificate';
import { textsOf } from './filled-list';
import { KeyUsage } from './key-usage';
import { keystoresSpec } from './keystore';
import { lifeOf } from './life';
import { OutputFormat } from './output-format';
import { PrivateKey } from './private-key';
import { renewalSpec } from './renewal';
import { secretTemplate } from './secret-template';
import { checkSignature } from './signature-algorithm';

const LARGEST_INT32 = 2 ** 31 - 1;

/**
 * What the props say beside DNS names, Secret and issuer; what cert-manager's webhook refuses is refused here.
 *
 * @internal
 */
export function certificateDetails(props: CertificateProps): CertificateDetails {
  const { privateKey, renewBefore, renewBeforePercentage } = props;
  if (privateKey !== undefined && !(privateKey instanceof PrivateKey)) {
    refuse('InvalidPrivateKey', `privateKey must be a PrivateKey, got ${quoted(privateKey)}; write it like PrivateKey.ecdsa(256)`);
  }
  return {
    secretTemplate: secretTemplate(props.secretLabels, props.secretAnnotations),
    ...otherNamesOf(props),
    subject: subjectSpec(props.subject),
    isCA: props.isCa === true ? true : undefined,
    ...lifeOf(props.duration, renewBefore, renewBeforePercentage),
    renewal: renewalSpec(props.renewalPolicy, props.renewalWindows, (renewBefore ?? renewBeforePercentage) !== undefined),
    revisionHistoryLimit: props.revisionHistoryLimit === undefined ? undefined : checkLimit(props.revisionHistoryLimit),
    privateKey: privateKey?._spec,
    signatureAlgorithm: checkSignature(props.signatureAlgorithm, privateKey),
    usages: textsOf('NoUsages', 'usages', props.usages, KeyUsage.SERVER_AUTH, (usage) => memberOf('usages', usage, KeyUsage)),
    additionalOutputFormats: textsOf('NoOutputFormats', 'additionalOutputFormats', props.additionalOutputFormats, OutputFormat.DER,
      (format) => memberOf('additionalOutputFormats', format, OutputFormat))?.map((type) => ({ type })),
    keystores: keystoresSpec(props.jksKeystore, props.pkcs12Keystore),
  };
}

/** In a list, what is left out is wrong, too. */
function memberOf(what: string, value: string | undefined, members: object): string {
  checkEnum(what, value ?? quoted(value), members);
  return value!;
}

function checkLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_INT32) return limit;
  return refuse('InvalidRevisionHistoryLimit', `revisionHistoryLimit must be a whole number of 1 or more, got ${quoted(limit)}; leave it out to keep one`);
}
