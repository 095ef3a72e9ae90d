import { ChildProcess, spawn } from 'child_process';
import { closeSync, openSync, readFileSync } from 'fs';

/** Processes this run has started and not yet stopped. */
const running = new Set<StartedProcess>();

// The last resort, also after an uncaught error: nothing started here may outlive this process.
process.on('exit', () => running.forEach((each) => each.kill()));
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
  process.on(signal, () => process.exit(code));
}

export interface ProcessOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A program in the background, which is ended by its process id. */
export class StartedProcess {
  public readonly exited: Promise<void>;
  private readonly child: ChildProcess;
  private over = false;

  public constructor(private readonly options: ProcessOptions) {
    const log = openSync(options.logFile, 'a');
    this.child = spawn(options.command, options.args, {
      stdio: ['ignore', log, log], env: { ...process.env, ...options.env }, cwd: options.cwd,
    });
    closeSync(log);
    running.add(this);
    this.exited = new Promise((resolve) => {
      const end = () => {
        this.over = true;
        running.delete(this);
        resolve();
      };
      this.child.once('exit', end);
      this.child.once('error', end);
    });
  }

  public get hasExited(): boolean {
    return this.over;
  }

  /** The end of what it said, for errors. */
  public get lastWords(): string {
    return `${this.options.name} said last:\n${readFileSync(this.options.logFile, 'utf8').split('\n').slice(-15).join('\n')}`;
  }

  /** Asks it to end and waits; insists after the grace is over. */
  public async stop(graceMilliseconds: number): Promise<void> {
    if (this.over) return;
    this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.kill(), graceMilliseconds);
    await this.exited;
    clearTimeout(insist);
  }

  public kill(): void {
    if (!this.over) this.child.kill('SIGKILL');
  }
}
