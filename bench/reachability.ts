import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { manifests } from './manifests';

/** What answering for all pairs of some manifests costs, reading their YAML included. */
export interface Answer {
  readonly rows: number;
  readonly read: number;
  readonly total: number;
  /** The most memory the process ever had, in megabytes. */
  readonly megabytes: number;
}

/** Runs in a process of its own: memory, and code that is not warm, are what a build sees. */
const SCRIPT = `
const { readFileSync } = require('fs');
const { Reachability } = require('cdk8s-networking');
const start = performance.now();
const reachability = Reachability.ofManifests(readFileSync(process.argv[1], 'utf8'));
const read = performance.now() - start;
const rows = reachability.connections().length;
const total = performance.now() - start;
console.log(JSON.stringify({ rows, read, total, megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

export function allPairs(count: number): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'all.yaml');
  try {
    writeFileSync(file, manifests(count));
    const answer = JSON.parse(execFileSync(process.execPath, ['-e', SCRIPT, file], { encoding: 'utf8' })) as Answer;
    // Each reaches the next, and all of them the DNS pods.
    if (answer.rows !== count + 1) throw new Error(`${count} Deployments must give ${count + 1} rows, got ${answer.rows}`);
    return answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
