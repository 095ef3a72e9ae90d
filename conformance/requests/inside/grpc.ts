import type { Http2ServerRequest, Http2ServerResponse } from 'http2';

/** A length is four bytes, after one that says whether the message is compressed. */
const PREFIX = 5;

/** @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
export function isGrpc({ headers }: Http2ServerRequest): boolean {
  return headers['content-type'] === 'application/grpc';
}

/** One message, and the status that only trailers can say. */
export function answerGrpc(answer: Http2ServerResponse, message: Buffer): void {
  answer.writeHead(200, { 'content-type': 'application/grpc' });
  answer.addTrailers({ 'grpc-status': '0' });
  answer.end(message);
}

export function grpcFrame(text: string): Buffer {
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32BE(Buffer.byteLength(text), 1);
  return Buffer.concat([prefix, Buffer.from(text)]);
}

export function grpcText(frame: Buffer): string {
  return frame.subarray(PREFIX).toString();
}
