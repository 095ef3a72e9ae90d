import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

const FOLDER = join(__dirname, '..', '__yaml__');

/**
 * Compares YAML with the file `test/__yaml__/<name>.yaml`, a file a reviewer can read.
 *
 * `npm run snapshots` rewrites the files; nothing else does, and never under CI.
 */
export function expectYaml(yaml: string, name: string): void {
  const file = join(FOLDER, `${name}.yaml`);
  if (process.env.UPDATE_SNAPSHOTS === '1' && !process.env.CI) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, yaml);
    return;
  }
  if (!existsSync(file)) throw new Error(`no snapshot ${name}.yaml yet; write it with "npm run snapshots" and read it`);
  expect(yaml).toBe(readFileSync(file, 'utf8'));
}
