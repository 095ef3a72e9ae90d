import { Document, documentKey } from '../model/document';
import { CertificateNeed, FrontDoor, RouteDifference, RoutePlan, ServiceWords } from '../model/front-door';
import { WayIn } from '../model/way-in';
import { refuse } from '../values/errors';
import { dnsLabel } from '../values/names';

/**
 * The routes of one door on two ways in, with one Certificate a Secret.
 *
 * The old way in keeps the plain names, since its objects serve while the new ones are tried; where names clash the new ones end in `-next`.
 *
 * @internal
 */
export function planBoth(door: FrontDoor, old: WayIn, next: WayIn, nameMoved: boolean): RoutePlan {
  const first = old._plan(door);
  const taken = new Map(first.documents.map((document) => [documentKey(document), textOf(document)]));
  // What both say of a Service alike is written once.
  const fresh = ({ documents }: RoutePlan) => documents.filter((document) => taken.get(documentKey(document)) !== textOf(document));
  const plain = next._plan(door);
  const second = fresh(plain).some((document) => taken.has(documentKey(document)))
    ? next._plan({ ...door, name: dnsLabel(door.name, 'next') }) : plain;
  return {
    documents: [...first.documents, ...fresh(second)],
    // Challenges arrive where DNS leads, so that one says where they are answered.
    certificates: oneASecret((nameMoved ? [second, first] : [first, second]).flatMap(({ certificates }) => certificates)),
    certificatesFrom: first.certificatesFrom === undefined || second.certificatesFrom === undefined ? undefined
      : `${first.certificatesFrom} and ${second.certificatesFrom}`,
    noHttp01: (nameMoved ? second : first).noHttp01,
    preconditions: [...first.preconditions, ...second.preconditions],
    differences: [...first.differences ?? [], ...second.differences ?? [], step(old, next, nameMoved)],
  };
}

/** @internal */
export function mergeServiceWords(a: ServiceWords, b: ServiceWords, description: string): ServiceWords {
  if (a.appProtocol !== undefined && b.appProtocol !== undefined && a.appProtocol !== b.appProtocol) {
    refuse('InvalidExposure', `${description} want different appProtocols of one Service, got ${a.appProtocol} and ${b.appProtocol}; `
      + 'expose the app twice, with a Service each');
  }
  return { ...a, ...b, annotations: { ...a.annotations, ...b.annotations } };
}

function textOf({ apiVersion, metadata, spec }: Document): string {
  return JSON.stringify([apiVersion, metadata, spec]);
}

function oneASecret(needs: readonly CertificateNeed[]): CertificateNeed[] {
  const bySecret = new Map<string, CertificateNeed>();
  for (const need of needs) {
    const key = `${need.namespaceName ?? ''}/${need.secretName}`;
    const known = bySecret.get(key);
    bySecret.set(key, known === undefined ? need : { ...known, hostnames: [...known.hostnames, ...need.hostnames] });
  }
  return [...bySecret.values()];
}

function step(old: WayIn, next: WayIn, nameMoved: boolean): RouteDifference {
  return {
    id: 'Migrating',
    sentence: `requests may enter through ${old._description} and ${next._description}, and DNS leads to ${(nameMoved ? next : old)._description}`,
    mend: nameMoved
      ? `when no resolver remembers the old address any more, put ${next._description} alone in the place of migrating`
      : `try the names at ${next._description}'s address, then move DNS there and say nameMoved: true`,
    saidOnce: true,
  };
}
