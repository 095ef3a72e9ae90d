import { AppProtocol } from '../model/app-protocol';
import { Document, documentKey } from '../model/document';
import { Backend, BackendTls, FrontDoor } from '../model/front-door';
import { refuse } from '../values/errors';
import { dnsLabel } from '../values/names';
import { GATEWAY_API } from './facts';
import { BackendTlsPolicySpec } from './shapes';

/**
 * One policy for each Service port that speaks TLS, beside the Service: without it a Gateway speaks plain HTTP to it.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/
 * @internal
 */
export function backendTlsPolicies(door: FrontDoor): Document[] {
  const policies = new Map<string, Document>();
  for (const { backend } of door.routes) {
    if (backend.protocol !== AppProtocol.HTTPS) continue;
    const { tls, serviceName } = backend;
    if (tls === undefined) {
      refuse('NoServerName', `a Gateway checks the certificate of Service ${serviceName} and must know its name, got none; `
        + 'give backendTls: { serverName: \'shop.internal\' }', door.scope);
    }
    const document = backendTlsDocument(backend.portName === undefined ? serviceName : dnsLabel(serviceName, backend.portName), backend, tls!);
    const known = policies.get(documentKey(document));
    if (known !== undefined && JSON.stringify(known.spec) !== JSON.stringify(document.spec)) {
      refuse('TwoBackendTls', `a port of Service ${serviceName} has one certificate, got two ways to check it; give the routes the same backendTls`, door.scope);
    }
    policies.set(documentKey(document), document);
  }
  return [...policies.values()];
}

/** @internal */
export function backendTlsDocument(name: string, { serviceName, namespaceName, portName, scope }: Backend, tls: BackendTls): Document {
  const spec: BackendTlsPolicySpec = {
    targetRefs: [{ group: '', kind: 'Service', name: serviceName, ...(portName === undefined ? {} : { sectionName: portName }) }],
    validation: {
      hostname: tls.serverName.toString(),
      ...(tls.caConfigMapName === undefined ? { wellKnownCACertificates: 'System' }
        : { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: tls.caConfigMapName }] }),
    },
  };
  return { apiVersion: GATEWAY_API, kind: 'BackendTLSPolicy', metadata: { name, namespace: namespaceName }, spec, scope };
}
