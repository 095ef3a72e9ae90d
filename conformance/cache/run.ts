import { execFile } from 'child_process';

const MINUTE = 60_000;

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly minutes?: number;
}

/** Runs a command at low priority, since a build should not starve what runs beside it; gives its standard output. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('nice', [command, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      timeout: (options.minutes ?? 10) * MINUTE,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
    }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${command} ${args.join(' ')} failed: ${stderr.split('\n').slice(-20).join('\n') || error.message}`));
    });
  });
}
