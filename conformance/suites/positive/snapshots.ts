import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Case } from './case';
import { readYaml } from './read-yaml';

const FOLDER = join(__dirname, '..', '..', '..', 'test', '__yaml__');

/** Every YAML file that a unit test compares with. */
export function snapshotCases(): Case[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
  return files.map((file) => ({
    source: 'snapshots',
    name: file.replace(/\.yaml$/, ''),
    documents: () => readYaml(readFileSync(join(FOLDER, file), 'utf8')),
  }));
}
