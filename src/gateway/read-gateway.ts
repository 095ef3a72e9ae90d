import { Demand, demandOf, EVERYTHING, named } from '../engine/demand';
import { Manifest, recordOf, specOf } from '../kubernetes/manifest';
import { readSelector } from '../kubernetes/read-selector';
import { listOf, numberOf, Reading, textOf } from '../kubernetes/reading';
import { Hostname } from '../values/hostname';

/** @internal */
export interface ReadListener {
  readonly name: string;
  /** Every name, when absent. */
  readonly hostname?: string;
  readonly port: number;
  readonly protocol: string;
  /** The namespaces whose routes may attach; none when absent. */
  readonly admits?: Demand;
  /** As its object says it, such as `Same`. */
  readonly admission: string;
}

/** A Gateway, or a ListenerSet that adds to one. @internal */
export interface ReadListeners {
  readonly id: string;
  readonly namespace: string;
  readonly listeners: readonly ReadListener[];
  /** Of a Gateway: the namespaces whose ListenerSets may attach; none when absent. */
  readonly admitsSets?: Demand;
  /** Of a ListenerSet: the Gateway it adds to. */
  readonly parentId?: string;
}

/**
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec
 * @internal
 */
export function readGateway(manifest: Manifest, reading: Reading): ReadListeners {
  const { allowedListeners } = specOf(manifest);
  return {
    ...readListeners(manifest, reading),
    admitsSets: reading.at('spec.allowedListeners', () => admission(recordOf(allowedListeners)?.namespaces, manifest.namespace!, 'None').admits, () => undefined),
  };
}

/**
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listenersetspec
 * @internal
 */
export function readListenerSet(manifest: Manifest, reading: Reading): ReadListeners {
  const { name, namespace } = recordOf(specOf(manifest).parentRef) ?? {};
  return { ...readListeners(manifest, reading), parentId: `${textOf(namespace ?? manifest.namespace, 'namespace')}/Gateway/${textOf(name, 'name')}` };
}

function readListeners(manifest: Manifest, reading: Reading): ReadListeners {
  const listeners = listOf(specOf(manifest).listeners, 'listeners').flatMap((each, at) => reading.at(`spec.listeners[${at}]`, (): ReadListener[] => {
    const { name, hostname, port, protocol, allowedRoutes } = recordOf(each) ?? {};
    return [{
      name: textOf(name, 'name'),
      ...(hostname === undefined || hostname === null || hostname === '' ? {} : { hostname: Hostname.of(hostname as string).toString() }),
      port: numberOf(port, 'port'),
      protocol: textOf(protocol, 'protocol'),
      ...admission(recordOf(allowedRoutes)?.namespaces, manifest.namespace!, 'Same'),
    }];
  }, () => []));
  return { id: manifest.id, namespace: manifest.namespace!, listeners };
}

/** Nothing said means `Same` for routes, and `None` for ListenerSets. */
function admission(namespaces: unknown, home: string, otherwise: string): { admits?: Demand; admission: string } {
  const { from = otherwise, selector } = recordOf(namespaces) ?? {};
  switch (from) {
    case 'All': return { admits: EVERYTHING, admission: 'All' };
    case 'Same': return { admits: named(home), admission: 'Same' };
    case 'Selector': {
      const demand = demandOf(readSelector(selector));
      return { admits: demand, admission: `namespaces ${demand.key}` };
    }
    default: return { admission: textOf(from, 'from') };
  }
}
