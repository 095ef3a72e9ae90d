import { IngressPathShape, IngressSpec } from './shapes';

/**
 * Where an Ingress leads, and who it says serves it.
 *
 * @internal
 */
export interface ReadIngress {
  readonly className?: string;
  readonly backends: ReadonlyArray<{ readonly hostname?: string; readonly serviceName: string; readonly port: number | string }>;
  /** The Secrets it names, with the hosts they are for. */
  readonly tls: ReadonlyArray<{ readonly secretName: string; readonly hostnames: readonly string[] }>;
  readonly annotations: { readonly [key: string]: string };
}

interface Manifest {
  readonly metadata?: { readonly annotations?: { readonly [key: string]: string } };
  readonly spec?: IngressSpec & { readonly defaultBackend?: IngressPathShape['backend'] };
}

/** @see https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** @internal */
export function readIngress(json: unknown): ReadIngress {
  const { metadata = {}, spec = {} } = (json ?? {}) as Manifest;
  const annotations = metadata.annotations ?? {};
  const paths = (spec.rules ?? []).flatMap(({ host, http }) => (http?.paths ?? []).map(({ backend }) => ({ hostname: host, backend })));
  const all = [...paths, ...(spec.defaultBackend === undefined ? [] : [{ hostname: undefined, backend: spec.defaultBackend }])];
  return {
    className: spec.ingressClassName ?? annotations[CLASS_ANNOTATION],
    backends: all.flatMap(({ hostname, backend }) => {
      const port = backend?.service?.port?.name ?? backend?.service?.port?.number;
      return port === undefined ? [] : [{ hostname, serviceName: backend.service.name, port }];
    }),
    tls: (spec.tls ?? []).flatMap(({ secretName, hosts }) => (secretName === undefined ? [] : [{ secretName, hostnames: hosts ?? [] }])),
    annotations,
  };
}
