import { randomBytes } from 'crypto';
import { IncomingMessage, request as httpRequest } from 'http';
import { connect } from 'http2';
import { request as httpsRequest, RequestOptions } from 'https';
import { ConnectionOptions, TLSSocket } from 'tls';
import { grpcFrame, grpcText } from './inside/grpc';
import type { PodAnswer } from './inside/pod';
import { webSocketText } from './inside/web-socket';

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
 * An untrusted certificate does not end the request: who served it is of interest as well. `grpc:` and `wss:` come over TLS.
 */
export async function ask(door: Door, url: string, servername = new URL(url).hostname): Promise<SeenAnswer> {
  return new URL(url).protocol === 'grpc:' ? askGrpc(door, url, servername) : askHttp(door, url, servername);
}

async function askHttp(door: Door, url: string, servername: string): Promise<SeenAnswer> {
  const { protocol, hostname, pathname, search } = new URL(url);
  const upgrade = protocol === 'wss:'
    ? { 'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': randomBytes(16).toString('base64') } : {};
  const common: RequestOptions = {
    host: door.address, path: `${pathname}${search}`, headers: { host: hostname, ...upgrade }, agent: false, timeout: TIMEOUT_MILLISECONDS,
  };
  const secure: RequestOptions & Pick<ConnectionOptions, 'ALPNProtocols'> = {
    ...common,
    port: door.httpsPort,
    servername,
    ca: door.authority,
    rejectUnauthorized: false,
    // As browsers do: where any TLS is passed through, Traefik denies wildcard hosts to clients that do not say what they speak.
    ALPNProtocols: ['http/1.1'],
  };
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
    const asked = protocol === 'http:' ? httpRequest({ ...common, port: door.httpPort }, answered) : httpsRequest(secure, answered);
    asked.on('upgrade', (_, socket, head) => {
      let bytes = head;
      const read = (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        const text = webSocketText(bytes);
        if (text === undefined) return;
        resolve({ status: 101, pod: podOf(text), ...certificateOf(socket as TLSSocket) });
        socket.destroy();
      };
      socket.on('error', reject).on('data', read);
      read(Buffer.alloc(0));
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${TIMEOUT_MILLISECONDS / 1000} s`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** One call with an empty message; what is not gRPC's status 0 is an answer of nobody's. */
async function askGrpc(door: Door, url: string, servername: string): Promise<SeenAnswer> {
  const { hostname, pathname } = new URL(url);
  const session = connect(`https://${door.address}:${door.httpsPort}`, { servername, ca: door.authority, rejectUnauthorized: false });
  try {
    return await new Promise((resolve, reject) => {
      session.on('error', reject);
      const call = session.request({
        ':method': 'POST', ':path': pathname, ':authority': hostname, 'content-type': 'application/grpc', 'te': 'trailers',
      });
      const chunks: Buffer[] = [];
      let [status, grpcStatus]: [number, unknown] = [0, undefined];
      call.setTimeout(TIMEOUT_MILLISECONDS, () => call.destroy(new Error(`no answer within ${TIMEOUT_MILLISECONDS / 1000} s`)));
      call.on('response', (headers) => ([status, grpcStatus] = [headers[':status'] ?? 0, headers['grpc-status']]));
      call.on('trailers', (headers) => (grpcStatus = headers['grpc-status']));
      call.on('data', (chunk: Buffer) => chunks.push(chunk));
      call.on('error', reject);
      call.on('end', () => resolve({
        status, pod: grpcStatus === '0' ? podOf(grpcText(Buffer.concat(chunks))) : undefined, ...certificateOf(session.socket as TLSSocket),
      }));
      call.end(grpcFrame(''));
    });
  } finally {
    session.destroy();
  }
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
