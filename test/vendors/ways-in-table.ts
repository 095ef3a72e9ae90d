import { describeTerm, PeerTerm } from '../../src/model/peer-term';
import { RoomUnderTest } from './room';
import { ROUTE_CASES, RouteCase, stageOn } from './route-cases';

const COLUMNS: ReadonlyArray<readonly [string, RouteCase]> = [
  ['WebSocket', 'websocket'], ['h2c', 'h2c'], ['gRPC', 'grpc'], ['HTTPS backend', 'https-backend-unchecked'],
  ['… checked', 'https-backend'], ['TLS passthrough', 'tls-passthrough'],
];

/** What each way in serves, as the library itself answers when it is asked. */
export function waysInTable(rooms: ReadonlyArray<RoomUnderTest & { readonly folder: string }>): string {
  const head = ['way in', 'policies admit', 'in-cluster ports', 'Certificate', ...COLUMNS.map(([title]) => title)];
  const rows = rooms.map((room) => [
    `[${room.title}](src/vendors/${room.folder})`,
    room.exposure()._dataPlanes.map(({ peer }) => shortly(peer)).join(', '),
    room.cannotBeCalled === undefined ? room.exposure()._dataPlanes.flatMap(({ ports }) => ports).join(', ') : '–',
    writesCertificate(room),
    ...COLUMNS.map(([, name]) => (refusalOf(room, name) === undefined ? 'yes' : '–')),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The same with every label and every reason. */
export function waysInPage(rooms: readonly RoomUnderTest[]): string {
  const lines = rooms.flatMap((room) => [
    `## ${room.title}`, '',
    ...room.exposure()._dataPlanes.map(({ peer }) => `Policies admit ${describeTerm(peer)}.`), '',
    ...(Object.keys(ROUTE_CASES) as RouteCase[]).flatMap((name) => {
      const refusal = refusalOf(room, name);
      return refusal === undefined ? [] : [`- ${name}: ${refusal}`];
    }),
    ...(room.cannotBeCalled === undefined ? [] : [`- callers inside the cluster: ${room.cannotBeCalled}`]), '',
  ]);
  return `# What each way in cannot say\n\nAs the library itself says it when it is asked; a test compares this page.\n\n${lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

function refusalOf(room: RoomUnderTest, name: RouteCase): string | undefined {
  const { app, stage } = stageOn(room);
  try {
    ROUTE_CASES[name](stage);
    app.synthYaml();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\s*\[[^\]]*\]$/, '');
  }
}

function writesCertificate(room: RoomUnderTest): string {
  const { app, stage } = stageOn(room);
  ROUTE_CASES['one-host'](stage);
  return app.synthYaml().includes('kind: Certificate') ? 'yes' : '–';
}

function shortly(peer: PeerTerm): string {
  switch (peer.kind) {
    case 'pods': return peer.namespaces.which === 'name' ? `pods in \`${peer.namespaces.name}\`` : 'namespaces by label';
    case 'nodes': return 'nodes';
    case 'cidr': case 'anyOf': return 'address ranges';
    default: return describeTerm(peer);
  }
}
