import { createServer } from 'http';
import { createServer as createHttp2Server, Http2ServerRequest, Http2ServerResponse } from 'http2';
import { createServer as createTlsServer } from 'https';
import { Server } from 'net';
import { answerGrpc, grpcFrame, isGrpc } from './grpc';
import { acceptWebSocket } from './web-socket';

/** A pod, as far as requests are concerned. */
export interface Pod {
  readonly name: string;
  readonly address: string;
  readonly ports: readonly number[];
  readonly speaks: Speech;
}

/** HTTP/1.1 with upgrades, HTTP/2 without TLS and nothing else, or HTTP/1.1 over TLS with this certificate. */
export type Speech = 'http' | 'h2c' | { readonly certificate: string; readonly key: string };

/** What a pod answers: who it is, and what reached it. */
export interface PodAnswer {
  readonly pod: string;
  readonly path: string;
  readonly host: string;
}

/** Answers on every port of the pod with its name. */
export async function servePod(pod: Pod): Promise<void> {
  await Promise.all(pod.ports.map(async (port) => new Promise<Server>((listening, failed) => {
    const server = serverOf(pod);
    server.once('error', failed).listen(port, pod.address, () => listening(server));
  })));
}

function serverOf({ name, speaks }: Pod): Server {
  const answerOf = (path = '', host = ''): string => JSON.stringify({ pod: name, path, host } satisfies PodAnswer);
  if (speaks === 'h2c') {
    return createHttp2Server((asked: Http2ServerRequest, answer: Http2ServerResponse) => {
      const body = answerOf(asked.url, asked.authority || asked.headers.host);
      if (isGrpc(asked)) answerGrpc(answer, grpcFrame(body));
      else answer.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
  }
  const server = speaks === 'http' ? createServer() : createTlsServer({ cert: speaks.certificate, key: speaks.key });
  server.on('request', (asked, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end(answerOf(asked.url, asked.headers.host)));
  server.on('upgrade', (asked, socket) => acceptWebSocket(asked, socket, answerOf(asked.url, asked.headers.host)));
  return server;
}
