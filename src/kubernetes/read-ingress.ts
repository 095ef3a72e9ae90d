import { Manifest, recordOf, specOf } from './manifest';
import { listOf, Reading, textOf } from './reading';

/** One host and path of an Ingress, and the Service port it leads to. @internal */
export interface ReadIngressPath {
  /** Every host, when absent. */
  readonly hostname?: string;
  readonly path: string;
  readonly serviceName: string;
  readonly servicePort: number | string;
}

/** @internal */
export interface ReadIngress {
  readonly id: string;
  readonly namespace: string;
  /** The cluster's default class, when absent. */
  readonly className?: string;
  readonly paths: readonly ReadIngressPath[];
  /** The Secrets it names, with the hosts they are for. */
  readonly tls: ReadonlyArray<{ readonly secretName: string; readonly hostnames: readonly string[] }>;
}

/** The annotation that named the class before `ingressClassName` did. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/**
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/
 * @internal
 */
export function readIngress(manifest: Manifest, reading: Reading): ReadIngress {
  const { ingressClassName, rules, defaultBackend, tls } = specOf(manifest);
  const paths = listOf(rules, 'rules').flatMap((rule, at) => {
    const { host, http } = recordOf(rule) ?? {};
    return listOf(recordOf(http)?.paths, 'paths').flatMap((each, index) => {
      const { path = '/', backend } = recordOf(each) ?? {};
      return reading.at(`spec.rules[${at}].http.paths[${index}]`, () => leadsTo(backend, typeof host === 'string' && host !== '' ? host : undefined, textOf(path || '/', 'path')), () => []);
    });
  });
  return {
    id: manifest.id,
    namespace: manifest.namespace!,
    className: typeof ingressClassName === 'string' ? ingressClassName : manifest.annotations[CLASS_ANNOTATION],
    paths: [...paths, ...leadsTo(defaultBackend, undefined, '/')],
    tls: listOf(tls, 'tls').flatMap((each) => {
      const { secretName, hosts } = recordOf(each) ?? {};
      return typeof secretName === 'string' ? [{ secretName, hostnames: listOf(hosts, 'hosts').map(String) }] : [];
    }),
  };
}

/** A backend that is no Service has no pods to reach. */
function leadsTo(backend: unknown, hostname: string | undefined, path: string): ReadIngressPath[] {
  const { name, port } = recordOf(recordOf(backend)?.service) ?? {};
  const { name: portName, number } = recordOf(port) ?? {};
  const servicePort = number ?? portName;
  return typeof name !== 'string' || (typeof servicePort !== 'number' && typeof servicePort !== 'string') ? []
    : [{ ...(hostname === undefined ? {} : { hostname }), path, serviceName: name, servicePort }];
}
