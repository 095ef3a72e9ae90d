import { cpSync } from 'fs';
import { join, resolve } from 'path';
import { CACHE, cached, recipeKey } from './folder';
import { GoModule, writeGoMod } from './go-module';
import { run } from './run';
import { VERSIONS } from './versions';

/** A program built from published Go modules. */
export interface GoBinary {
  readonly name: string;
  /** The module it is built in: where packages are internal, its path must lie under theirs. */
  readonly moduleName: string;
  readonly requires: readonly GoModule[];
  readonly replaces?: readonly GoModule[];
  /** The package to build; `.` for sources of our own. */
  readonly goPackage: string;
  /** Sources of our own and their content, which is part of the recipe. */
  readonly sources?: { readonly folder: string; readonly text: string };
  readonly linkerFlags?: readonly string[];
}

/**
 * The path of the program, built where it is missing.
 *
 * `-mod=mod` lets Go complete the few lines of go.mod: which versions that gives follows from those lines alone.
 */
export async function goBinary(binary: GoBinary): Promise<string> {
  const { name, moduleName, requires, replaces = [], goPackage, sources, linkerFlags = [] } = binary;
  const flags = ['-s', '-w', ...linkerFlags].join(' ');
  const key = recipeKey(VERSIONS.go, moduleName, goPackage, flags, sources?.text ?? '', ...[...requires, ...replaces].map(({ path, version }) => `${path}@${version}`));
  return cached(join('bin', `${name}-${key}`), async (target) => {
    console.log(`building ${name} …`);
    const folder = join(CACHE, 'go', name);
    writeGoMod(folder, moduleName, requires, replaces);
    if (sources !== undefined) cpSync(sources.folder, folder, { recursive: true });
    await run('go', ['build', '-trimpath', '-ldflags', flags, '-o', resolve(target), goPackage], {
      cwd: folder, env: { GOFLAGS: '-mod=mod', CGO_ENABLED: '0', GOWORK: 'off' }, minutes: 20,
    });
  });
}
