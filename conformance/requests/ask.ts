import { IncomingMessage, request as httpRequest } from 'http';
import { request as httpsRequest } from 'https';
import { TLSSocket } from 'tls';
import type { PodAnswer } from './inside/pod';

const TIMEOUT_MILLISECONDS = 3_000;

/** Where the proxy of a way in is reached, and whom its certificates are signed by. */
export interface Door {
  readonly address: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** PEM. */
  readonly authority: string;
}

/** What somebody outside sees. */
export interface SeenAnswer {
  readonly status: number;
  readonly location?: string;
  /** Who says it answered, and what reached it. */
  readonly pod?: PodAnswer;
  /** With TLS: the names in the served certificate. */
  readonly certificateNames?: readonly string[];
  /** With TLS: why the certificate is not to be trusted for the name that was asked for. */
  readonly distrust?: string;
}

/**
 * Asks as a client does that has looked the host up and has come to this proxy: the port it believes in is 80 or 443.
 *
 * An untrusted certificate does not end the request: who served it is of interest as well.
 */
export async function ask(door: Door, url: string, servername = new URL(url).hostname): Promise<SeenAnswer> {
  const { protocol, hostname, pathname, search } = new URL(url);
  const common = { host: door.address, path: `${pathname}${search}`, headers: { host: hostname }, agent: false as const, timeout: TIMEOUT_MILLISECONDS };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      const tls = response.socket instanceof TLSSocket ? certificateOf(response.socket) : {};
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({
        status: response.statusCode ?? 0, location: response.headers.location, pod: podOf(Buffer.concat(chunks).toString()), ...tls,
      }));
    };
    const asked = protocol === 'http:' ? httpRequest({ ...common, port: door.httpPort }, answered)
      : httpsRequest({ ...common, port: door.httpsPort, servername, ca: door.authority, rejectUnauthorized: false }, answered);
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${TIMEOUT_MILLISECONDS / 1000} s`)));
    asked.on('error', reject);
    asked.end();
  });
}

function certificateOf(socket: TLSSocket): Pick<SeenAnswer, 'certificateNames' | 'distrust'> {
  const names = socket.getPeerCertificate().subjectaltname ?? '';
  return {
    certificateNames: names.split(', ').filter((name) => name.startsWith('DNS:')).map((name) => name.slice('DNS:'.length)),
    // Node sets an Error where its types say a string.
    distrust: socket.authorized ? undefined : String(socket.authorizationError),
  };
}

function podOf(body: string): PodAnswer | undefined {
  try {
    return JSON.parse(body) as PodAnswer;
  } catch {
    // A proxy's own answer.
    return undefined;
  }
}
