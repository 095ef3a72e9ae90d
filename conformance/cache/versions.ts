import { readFileSync } from 'fs';
import { join } from 'path';

/** Every version the suites rest on. */
export interface Versions {
  readonly go: string;
  readonly etcd: string;
  readonly kubernetes: string;
  readonly gatewayApi: string;
  readonly certManager: string;
  readonly metallb: string;
  readonly tigeraOperator: string;
  readonly cilium: string;
  readonly traefik: string;
  readonly envoyGateway: string;
  readonly cyclonus: string;
  /** The program, from its wheel on PyPI. */
  readonly traefikBin: string;
  /** The program, from its wheel on PyPI. */
  readonly envoyServer: string;
}

/** As `versions.json` pins them: the one place to change. */
export const VERSIONS = JSON.parse(readFileSync(join(__dirname, '..', 'versions.json'), 'utf8')) as Versions;
