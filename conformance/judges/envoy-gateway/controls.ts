import { KubeObject } from '../../cluster/object';

/** Something taken away from good documents, and who must be refused for it: without these, a judge that nods at all would do. */
export interface Control {
  readonly name: string;
  readonly spoil: (documents: readonly KubeObject[]) => KubeObject[];
  readonly refused: ReadonlyArray<{ readonly kind: string; readonly name: string; readonly type: string; readonly reason: string }>;
}

export const CONTROLS: readonly Control[] = [
  {
    name: 'nothing-admitted',
    spoil: (documents) => documents.filter((each) => !isNamed(each, 'ReferenceGrant') && !isNamed(each, 'Certificate', 'quiet-tls'))
      .map((each) => withoutListenerField(each, 'allowedRoutes')),
    refused: [
      { kind: 'HTTPRoute', name: 'site', type: 'ResolvedRefs', reason: 'RefNotPermitted' },
      { kind: 'HTTPRoute', name: 'plain', type: 'Accepted', reason: 'NotAllowedByListeners' },
      { kind: 'ListenerSet', name: 'quiet', type: 'ResolvedRefs', reason: 'InvalidCertificateRef' },
    ],
  },
  {
    name: 'other-authority',
    spoil: (documents) => documents.map((each) => (each.kind !== 'BackendTLSPolicy' ? each
      : { ...each, spec: { ...each.spec as object, validation: { hostname: 'vault.internal', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'none' }] } } })),
    refused: [{ kind: 'BackendTLSPolicy', name: 'vault-https', type: 'ResolvedRefs', reason: 'InvalidCACertificateRef' }],
  },
  {
    name: 'no-listener-sets',
    spoil: (documents) => documents.map((each) => (each.kind === 'Gateway' ? { ...each, spec: { ...each.spec as object, allowedListeners: undefined } } : each)),
    refused: [{ kind: 'ListenerSet', name: 'shop', type: 'Accepted', reason: 'NotAllowed' }],
  },
];

function isNamed({ kind, metadata }: KubeObject, wantedKind: string, name?: string): boolean {
  return kind === wantedKind && (name === undefined || metadata.name === name);
}

function withoutListenerField(object: KubeObject, field: string): KubeObject {
  if (object.kind !== 'Gateway') return object;
  const spec = object.spec as { listeners: object[] };
  return { ...object, spec: { ...spec, listeners: spec.listeners.map((listener) => ({ ...listener, [field]: undefined })) } };
}
