import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';

/**
 * Refuses what is not the name AWS knows a role by.
 *
 * @param id of the error
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 * @internal
 */
export function checkRoleArn(id: string, what: string, arn: string): string {
  if (typeof arn === 'string' && /^arn:aws[-a-z]*:iam::\d{12}:role\/\S+$/.test(arn)) return arn;
  return refuse(id, `${what} must be the ARN of an IAM role, got ${quoted(arn)}; write it like "arn:aws:iam::123456789012:role/dns"`);
}
