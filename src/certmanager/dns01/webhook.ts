import { refuse } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { quoted } from '../../values/quoted';
import { Dns01SolverOptions } from '../solver-options';
import { WebhookSpec } from './provider-spec';

/** Options for `AcmeSolver.webhook`. */
export interface WebhookSolverOptions extends Dns01SolverOptions {
  /** The API group that the webhook was installed with, such as `acme.example.com`. */
  readonly groupName: string;
  /** Name of the solver inside the webhook, such as `hetzner`. */
  readonly solverName: string;
  /**
   * What the webhook wants to know, as JSON text of an object; name Secrets in it, never their content.
   *
   * @default - nothing
   */
  readonly configJson?: string;
}

/** @internal */
export function webhookSpec({ groupName, solverName, configJson }: WebhookSolverOptions): WebhookSpec {
  // It becomes a part of the path that cert-manager posts to.
  if (typeof solverName !== 'string' || !/^[^\s/%?#]+$/.test(solverName)) {
    refuse('InvalidSolver', `solverName must be a word, got ${quoted(solverName)}; write it as the webhook's own description does`);
  }
  return { groupName: checkSubdomain('groupName', groupName), solverName, config: configJson === undefined ? undefined : configOf(configJson) };
}

function configOf(text: string): object {
  const config = typeof text === 'string' ? parsed(text) : undefined;
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  return refuse('InvalidSolver', `configJson must be JSON text of an object, got ${quoted(text)}; write it like JSON.stringify({ zone: 'example.com' })`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
