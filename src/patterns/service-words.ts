import { IConstruct } from 'constructs';
import { ServiceView } from '../kubernetes/service';
import { Severity } from '../model/finding';
import { Backend, ServiceWords } from '../model/front-door';
import { Ledger } from '../model/ledger';
import { WayIn } from '../model/way-in';

/**
 * Says what a Service that somebody else wrote must still be like for the way in to reach it.
 *
 * @internal
 */
export function noteServiceWords(scope: IConstruct, service: ServiceView, backend: Backend, words: ServiceWords, wayIn: WayIn): void {
  const { type, annotations, ports } = service._read;
  const missing = [
    ...(words.serviceType === undefined || type === words.serviceType || type === 'LoadBalancer' ? [] : [`type ${words.serviceType}`]),
    ...Object.entries(words.annotations ?? {}).filter(([key, value]) => annotations[key] !== value).map(([key, value]) => `annotation ${key}: ${value}`),
    ...(words.appProtocol === undefined || ports.some(({ port, appProtocol }) => port === backend.port && appProtocol === words.appProtocol) ? []
      : [`appProtocol ${words.appProtocol} on port ${backend.port}`]),
  ];
  if (missing.length === 0) return;
  Ledger.of(scope).note({
    id: 'ServiceMustSay',
    path: scope.node.path,
    sentence: `Service ${service.serviceName} must have ${missing.join(' and ')} for ${wayIn._description} to speak ${backend.protocol} to it, and does not`,
    mend: 'add it there, or expose the workload, for which a Service is written',
    severity: Severity.WARNING,
  });
}
