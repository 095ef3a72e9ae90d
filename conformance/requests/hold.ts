import { ask, Door, SeenAnswer } from './ask';
import { Expectation, sentenceOf } from './expectation';

/** A proxy may take this long to have read everything. */
const PATIENCE_MILLISECONDS = 45_000;
const PAUSE_MILLISECONDS = 500;
const REDIRECTS = [301, 308];
const BAD_GATEWAY = [500, 502, 503];

/** What came of one expectation in the last round of requests. */
export interface Held {
  readonly expectation: Expectation;
  /** Why it does not hold. */
  readonly problem?: string;
}

/**
 * Makes every request, and again until all is as it should be or the patience is over.
 *
 * All are made anew in each round, so what must not answer is asked of a proxy that has already read everything.
 */
export async function hold(door: Door, expectations: readonly Expectation[]): Promise<Held[]> {
  for (const end = Date.now() + PATIENCE_MILLISECONDS; ;) {
    const held: Held[] = [];
    for (const expectation of expectations) held.push({ expectation, problem: await problemOf(door, expectation) });
    if (held.every(({ problem }) => problem === undefined) || Date.now() > end) return held;
    await new Promise((resume) => setTimeout(resume, PAUSE_MILLISECONDS));
  }
}

async function problemOf(door: Door, expectation: Expectation): Promise<string | undefined> {
  const seen = await ask(door, expectation.url, expectation.servername).catch((error: Error) => error);
  const difference = seen instanceof Error ? unanswered(expectation, seen) : differenceOf(expectation, seen);
  return difference === undefined ? undefined : `${sentenceOf(expectation)}: ${difference}`;
}

function unanswered({ answer }: Expectation, error: NodeJS.ErrnoException): string | undefined {
  // Nobody at the port is no proxy that declines.
  return answer === 'not served' && error.code !== 'ECONNREFUSED' ? undefined : `no answer (${error.code ?? error.message})`;
}

function differenceOf({ url, answer, certificateNames }: Expectation, seen: SeenAnswer): string | undefined {
  if (answer === 'not found' || answer === 'not served') return [404, 421].includes(seen.status) && seen.pod === undefined ? undefined : said(seen);
  if (answer === 'redirect') {
    return REDIRECTS.includes(seen.status) && sameUrl(seen.location, url.replace('http:', 'https:')) ? undefined : said(seen);
  }
  if (answer === 'bad gateway') return BAD_GATEWAY.includes(seen.status) && seen.pod === undefined ? undefined : said(seen);
  if (seen.status !== (url.startsWith('wss:') ? 101 : 200) || seen.pod?.pod !== answer.pod) return said(seen);
  const { hostname, pathname, search } = new URL(url);
  if (seen.pod.path !== `${pathname}${search}` || seen.pod.host !== hostname) return `reached the pod as ${seen.pod.host}${seen.pod.path}`;
  if (certificateNames === undefined) return undefined;
  if (seen.distrust !== undefined) return `its certificate is for ${seen.certificateNames?.join(', ')}: ${seen.distrust}`;
  const stray = seen.certificateNames?.filter((name) => !certificateNames.includes(name)) ?? [];
  return stray.length === 0 ? undefined : `its certificate is for ${stray.join(', ')} as well`;
}

/** A URL may name the port that its scheme means anyway. */
function sameUrl(one: string | undefined, other: string): boolean {
  return one !== undefined && new URL(one, other).href === new URL(other).href;
}

function said({ status, location, pod }: SeenAnswer): string {
  return `${status}${location === undefined ? '' : ` to ${location}`}${pod === undefined ? '' : ` from ${pod.pod}`}`;
}
