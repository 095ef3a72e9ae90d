import { createServer, Server } from 'http';

/** A pod, as far as requests are concerned. */
export interface Pod {
  readonly name: string;
  readonly address: string;
  readonly ports: readonly number[];
}

/** What a pod answers: who it is, and what reached it. */
export interface PodAnswer {
  readonly pod: string;
  readonly path: string;
  readonly host: string;
}

/** Answers on every port of the pod with its name. */
export async function servePod({ name, address, ports }: Pod): Promise<void> {
  await Promise.all(ports.map(async (port) => new Promise<Server>((listening, failed) => {
    const server = createServer((asked, answer) => {
      const body: PodAnswer = { pod: name, path: asked.url ?? '', host: asked.headers.host ?? '' };
      answer.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    server.once('error', failed).listen(port, address, () => listening(server));
  })));
}
