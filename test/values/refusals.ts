import { NetworkError } from '../../src/values/errors';

/** What reaches us through jsii, or from JavaScript, where a text or a number was asked for. */
export const STRANGERS: readonly unknown[] = [undefined, null, NaN, 1.5, -1, true, '', [], {}, () => 1, Symbol('s'), Object.create(null), 10n];

/** The message of the `NetworkError` that `act` throws; any other outcome fails the test. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof NetworkError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
