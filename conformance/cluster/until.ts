const PAUSE_MILLISECONDS = 100;

/** Asks again and again until there is an answer, or the time is over; an error ends it at once. */
export async function until<T>(what: string, milliseconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resume) => setTimeout(resume, PAUSE_MILLISECONDS));
  }
  throw new Error(`waited ${milliseconds / 1000} s until ${what}, in vain`);
}
