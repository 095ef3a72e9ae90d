import { createHash } from 'crypto';
import type { IncomingMessage } from 'http';
import type { Duplex } from 'stream';

/** @see https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** A text message in one frame. */
const TEXT = 0x81;
/** Lengths from here on stand in two bytes more. */
const SHORT = 126;

/** Takes the upgrade, and says one message. */
export function acceptWebSocket({ headers }: IncomingMessage, socket: Duplex, message: string): void {
  // A client that has seen enough just goes.
  socket.on('error', () => socket.destroy());
  const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${ACCEPT_GUID}`).digest('base64');
  socket.write(['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
  socket.write(webSocketFrame(message));
}

export function webSocketFrame(text: string): Buffer {
  const content = Buffer.from(text);
  const length = content.length < SHORT ? [content.length] : [SHORT, Math.floor(content.length / 256), content.length % 256];
  return Buffer.concat([Buffer.from([TEXT, ...length]), content]);
}

/** The text of one frame from a server, once all of it is there. */
export function webSocketText(bytes: Buffer): string | undefined {
  if (bytes.length < 4) return undefined;
  const [start, length] = bytes[1] < SHORT ? [2, bytes[1]] : [4, bytes.readUInt16BE(2)];
  return bytes.length < start + length ? undefined : bytes.subarray(start, start + length).toString();
}
