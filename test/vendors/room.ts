import { readdirSync } from 'fs';
import { join } from 'path';
import { Exposure, PlatformProps } from '../../src';
import { RouteCase } from './route-cases';

/** One way in of a vendor's room, for the case files that every room runs. */
export interface RoomUnderTest {
  /** As its vendor calls it; the table of the README has it. */
  readonly title: string;
  /** Of its snapshots. */
  readonly file: string;
  readonly exposure: () => Exposure;
  /** What else the platform must say of the cluster for it. */
  readonly platform?: Partial<PlatformProps>;
  /** Cases that it refuses, by the beginning of what it says: its id, and words of the reason. */
  readonly cannot?: { readonly [name in RouteCase]?: string };
  /** Ids of the findings that a case comes with, sorted; none where nothing is said. */
  readonly findings?: { readonly [name in RouteCase]?: readonly string[] };
  /** The beginning of what a caller inside the cluster is told, where no rule can name the way in. */
  readonly cannotBeCalled?: string;
  /** The port of a pod where its requests arrive, if not the app's. */
  readonly arrivesOn?: number;
  /** Whether it takes certificates from elsewhere, so that none is written. */
  readonly ownCertificates?: boolean;
}

/** Every folder beside this file has the ways in of one room. */
export const ROOMS: ReadonlyArray<RoomUnderTest & { readonly folder: string }> = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  .flatMap(({ name }) => (require(join(__dirname, name, 'rooms')) as { ROOMS: readonly RoomUnderTest[] }).ROOMS.map((room) => ({ ...room, folder: name })));
