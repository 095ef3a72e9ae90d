import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CACHE } from './folder';
import { run } from './run';
import { VERSIONS } from './versions';

/** A Go module and its version without the `v`. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
}

/** The folder of a module's sources, downloaded where they are missing; the checksum database vouches for them. */
export async function moduleFolder(module: GoModule): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const answer = await run('go', ['mod', 'download', '-json', `${module.path}@v${module.version}`], { cwd: CACHE, env: { GOFLAGS: '-mod=mod' } });
  return (JSON.parse(answer) as { Dir: string }).Dir;
}

/** Writes the go.mod of a module that only exists to build something. */
export function writeGoMod(folder: string, name: string, requires: readonly GoModule[], replaces: readonly GoModule[] = []): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), [
    `module ${name}`,
    `go ${VERSIONS.go}`,
    ...requires.map(({ path, version }) => `require ${path} v${version}`),
    ...replaces.map(({ path, version }) => `replace ${path} => ${path} v${version}`),
    '',
  ].join('\n\n'));
}
