import { connect, createServer, Server, Socket } from 'net';

/** Passes bytes on both ways until either side ends. */
function join(one: Socket, other: Socket): void {
  for (const [from, to] of [[one, other], [other, one]]) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
}

/** Listens on a path, and passes on to a port of loopback: network namespaces do not divide paths. */
export async function listenOnPath(path: string, port: number): Promise<Server> {
  const server = createServer((socket) => join(socket, connect(port, '127.0.0.1')));
  return new Promise((listening, failed) => server.once('error', failed).listen(path, () => listening(server)));
}

/** Listens on a port of loopback, and passes on to a path. */
export async function listenOnLoopback(port: number, path: string): Promise<Server> {
  const server = createServer((socket) => join(socket, connect(path)));
  return new Promise((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', () => listening(server)));
}
