import { join } from 'path';
import * as net from 'cdk8s-networking';

/** A way in of a vendor's room, as the unit tests of all rooms have it. */
export interface Room {
  readonly title: string;
  readonly exposure: () => net.Exposure;
  readonly platform?: Partial<net.PlatformProps>;
}

const ROOT = join(__dirname, '..', '..', '..', '..', '..');

/** Unit tests are made of the sources. Here they are given what is published instead, so that there is one class of each name. */
require.cache[require.resolve(join(ROOT, 'src'))] = { ...module, exports: net };

// eslint-disable-next-line @typescript-eslint/no-require-imports
export const { ROOMS } = require(join(ROOT, 'test', 'vendors', 'room')) as { readonly ROOMS: readonly Room[] };
