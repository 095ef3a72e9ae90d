import { mkdirSync, writeFileSync } from 'fs';
import { refuse } from '../values/errors';

/**
 * Writes a file, and says which when that fails.
 *
 * @internal
 */
export function writeFile(path: string, text: string): void {
  attempt(`file ${path}`, () => writeFileSync(path, text, { encoding: 'utf8' }));
}

/**
 * Creates a folder and those above it, where they are missing.
 *
 * @internal
 */
export function createFolder(path: string): void {
  attempt(`folder ${path}`, () => mkdirSync(path, { recursive: true }));
}

function attempt(what: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    refuse('NotWritten', `the output ${what} could not be written: ${(error as Error).message}; free the place, or set another outdir`);
  }
}
