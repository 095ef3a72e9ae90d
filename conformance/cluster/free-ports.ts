import { AddressInfo, createServer, Server } from 'net';

/** Ports of the loopback interface that nobody listens on; all are held until the last is found, so they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, hold));
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map(async (server) => new Promise((released) => server.close(released))));
  return ports;
}

async function hold(): Promise<Server> {
  return new Promise((listening, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => listening(server));
  });
}
