/** A request from outside, and what must come of it. */
export interface Expectation {
  readonly url: string;
  /** The name a TLS client asks for, where it is another than the URL's. */
  readonly servername?: string;
  readonly answer: ExpectedAnswer;
  /** With TLS: every name the served certificate may carry; it must hold for the host, and be signed by the authority. */
  readonly certificateNames?: readonly string[];
  /** What it is an example of, in the report; by its answer unless said. */
  readonly about?: string;
}

export type ExpectedAnswer =
  /** This pod answers, and nobody else. */
  | { readonly pod: string }
  /** Sent on to the same place with https. */
  | 'redirect'
  /** Nothing is there. */
  | 'not found'
  /** The proxy says that it does not trust whom it found there. */
  | 'bad gateway'
  /** Nothing is there, or there is not even a certificate to say so with. */
  | 'not served';

export function sentenceOf({ url, servername, answer }: Expectation): string {
  const asked = servername === undefined ? url : `${url} asked for at ${servername}`;
  return `${asked} → ${typeof answer === 'string' ? answer : answer.pod}`;
}
