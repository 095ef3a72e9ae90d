import { createHash } from 'crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'fs';
import { dirname, join } from 'path';

/** Everything that is built or downloaded, outside of version control; safe to delete. */
export const CACHE = process.env.CONFORMANCE_CACHE ?? join(__dirname, '..', '..', '.cache', 'conformance');

/** A short name for a recipe: the same recipe is never made twice, and a changed one never finds old work. */
export function recipeKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/**
 * The path of something in the cache, made first where it is missing.
 *
 * It appears under its name only when it is whole, so an interrupted run leaves nothing half made.
 */
export async function cached(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(CACHE, name);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    await make(unfinished);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return path;
}
