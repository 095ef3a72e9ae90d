import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Ledger } from '../model/ledger';

/**
 * Says that `scope` asks for the certificate in a Secret; two would overwrite each other for ever.
 *
 * @param namespaceName the chart's namespace, when absent
 * @see https://github.com/cert-manager/cert-manager/issues/4846
 * @internal
 */
export function claimSecret(scope: IConstruct, namespaceName: string | undefined, secretName: string): void {
  const namespace = namespaceName ?? Chart.of(scope).namespace;
  Ledger.of(scope).claim(`the certificate of Secret ${namespace === undefined ? '' : `${namespace}/`}${secretName}`, scope,
    'give one of the two another secretName, or both names to one Certificate');
}
