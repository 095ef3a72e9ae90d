import { execFileSync } from 'child_process';

const TIMEOUT_MILLISECONDS = 10_000;

/** Runs `ip` of iproute2, and waits: it also tidies up while the process ends. */
export function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: TIMEOUT_MILLISECONDS });
}

/** Says what is missing for network namespaces to be made, and how to get it. */
export function requireIp(): void {
  if (process.getuid?.() !== 0) throw new Error('real requests need network namespaces, which only root may make: run the suites as root');
  try {
    ip('-Version');
  } catch {
    throw new Error('real requests need network namespaces, and there is no "ip" to make them: install iproute2');
  }
}
