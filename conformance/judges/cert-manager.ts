import { ChildProcess, spawn } from 'child_process';
import { createInterface } from 'readline';
import { certManagerValidatorBinary } from '../cache/binaries';
import { KubeObject } from '../cluster/object';

/** What cert-manager's admission webhook says of an object. */
export interface CertManagerVerdict {
  readonly error?: string;
  readonly warnings?: readonly string[];
}

const TIMEOUT_MILLISECONDS = 30_000;

/** cert-manager's own validation code, one process that answers line by line. */
export class CertManagerJudge {
  public static async start(): Promise<CertManagerJudge> {
    return new CertManagerJudge(spawn(await certManagerValidatorBinary(), { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  private readonly waiting: Array<(verdict: CertManagerVerdict) => void> = [];

  private constructor(private readonly child: ChildProcess) {
    createInterface({ input: child.stdout! }).on('line', (line) => this.waiting.shift()?.(JSON.parse(line) as CertManagerVerdict));
    // It ends with its input, so it cannot outlive this process.
    process.once('exit', () => child.kill('SIGKILL'));
  }

  public async judge(object: KubeObject): Promise<CertManagerVerdict> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`cert-manager's validator did not answer within ${TIMEOUT_MILLISECONDS / 1000} s`)), TIMEOUT_MILLISECONDS);
      this.waiting.push((verdict) => {
        clearTimeout(late);
        resolve(verdict);
      });
      this.child.stdin!.write(`${JSON.stringify(object)}\n`);
    });
  }

  public stop(): void {
    this.child.stdin!.end();
  }
}
