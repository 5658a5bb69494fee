import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { readByteRange } from '../../../main/recordings/byteRange.ts';

export interface RecordingServer {
  readonly origin: string;
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  stop(): Promise<void>;
}

const RATE_HZ = 8000;
const HEADER_BYTES = 44;

/** A telephony provider's file server on loopback: `/<seconds>.wav` is a quiet hum, `/moved/<times>/…` leads there. */
export async function startRecordingServer(): Promise<RecordingServer> {
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, reply) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    answer(path, request, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(path: string, request: IncomingMessage, reply: ServerResponse): void {
  const [, times, then] = /^\/moved\/(\d+)(\/.*)$/.exec(path) ?? [];
  if (times !== undefined && then !== undefined) {
    const left = Number(times) - 1;
    reply.writeHead(302, { location: left > 0 ? `/moved/${left}${then}` : then, 'set-cookie': 'visit=1' });
    reply.end();
    return;
  }
  const seconds = Number(/^\/(\d+)\.wav$/.exec(path)?.[1]);
  if (!seconds) {
    reply.writeHead(200, { 'content-type': 'text/html' });
    reply.end('<!doctype html><title>Sign in</title>');
    return;
  }
  const wav = hum(seconds);
  const range = readByteRange(request.headers.range ?? null, wav.length);
  const headers = { 'content-type': 'audio/wav', 'accept-ranges': 'bytes', 'set-cookie': 'visit=1' };
  if (range.kind === 'part') {
    const { first, last } = range;
    const part = {
      'content-range': `bytes ${first}-${last}/${wav.length}`,
      'content-length': last - first + 1,
    };
    reply.writeHead(206, { ...headers, ...part });
    reply.end(wav.subarray(first, last + 1));
  } else {
    reply.writeHead(200, { ...headers, 'content-length': wav.length });
    reply.end(wav);
  }
}

/** 8-bit mono at 8 kHz: 8 000 bytes a second. */
function hum(seconds: number): Buffer {
  const bytes = seconds * RATE_HZ;
  const wav = Buffer.alloc(HEADER_BYTES + bytes, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + bytes, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE_HZ, 24);
  wav.writeUInt32LE(RATE_HZ, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(bytes, 40);
  return wav;
}
