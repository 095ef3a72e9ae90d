import { readGateway, readListenerSet, ReadListeners } from '../gateway/read-gateway';
import { ReadGrant, ReadRoute, readReferenceGrant, readRoute, ROUTE_PROTOCOLS } from '../gateway/read-route';
import { Manifest } from '../kubernetes/manifest';
import { readIngress, ReadIngress } from '../kubernetes/read-ingress';
import { Reading } from '../kubernetes/reading';

/**
 * What lets requests in: Ingresses, Gateways with their listeners, and routes.
 *
 * @internal
 */
export class Entries {
  public readonly ingresses: ReadIngress[] = [];
  public readonly routes: ReadRoute[] = [];
  public readonly grants: ReadGrant[] = [];
  /** Gateways and ListenerSets by their id. */
  public readonly listeners = new Map<string, ReadListeners>();

  public get readers(): Array<[string, (manifest: Manifest, reading: Reading) => void]> {
    const keep = (read: ReadListeners) => void this.listeners.set(read.id, read);
    return [
      ['networking.k8s.io/Ingress', (manifest, reading) => this.ingresses.push(readIngress(manifest, reading))],
      ['gateway.networking.k8s.io/Gateway', (manifest, reading) => keep(readGateway(manifest, reading))],
      ['gateway.networking.k8s.io/ListenerSet', (manifest, reading) => keep(readListenerSet(manifest, reading))],
      ['gateway.networking.k8s.io/ReferenceGrant', (manifest) => this.grants.push(readReferenceGrant(manifest))],
      ...Object.keys(ROUTE_PROTOCOLS).map((kind): [string, (manifest: Manifest, reading: Reading) => void] =>
        [`gateway.networking.k8s.io/${kind}`, (manifest, reading) => this.routes.push(readRoute(manifest, reading))]),
    ];
  }
}
