import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { readByteRange } from '../../../main/recordings/byteRange.ts';

export interface RecordingServer {
  readonly origin: string;
  /** Sends the rest of what is held back. */
  letGo(): void;
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  stop(): Promise<void>;
}

const RATE_HZ = 8000;
const HEADER_BYTES = 44;

/**
 * A telephony provider's file server on loopback: `/<seconds>.wav` is a quiet hum, `/moved/<times>/…` leads there. Under
 * `/held` it comes as a download of unknown kind, its first byte alone, and only the first quarter until it is let go;
 * `/once` knows no ranges, `/untold` never how long the whole is. `/gsm.wav` is in a format of telephones, `/expired` a
 * signed link that is too old.
 */
export async function startRecordingServer(): Promise<RecordingServer> {
  const held: (() => void)[] = [];
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, reply) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    answer(path, request, reply, held);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    letGo: () => {
      for (const go of held.splice(0)) go();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(path: string, request: IncomingMessage, reply: ServerResponse, held: (() => void)[]): void {
  const [, times, then] = /^\/moved\/(\d+)(\/.*)$/.exec(path) ?? [];
  if (times !== undefined && then !== undefined) {
    const left = Number(times) - 1;
    reply.writeHead(302, { location: left > 0 ? `/moved/${left}${then}` : then, 'set-cookie': 'visit=1' });
    reply.end();
    return;
  }
  if (path === '/expired') {
    reply.writeHead(403, { 'content-type': 'application/xml' });
    reply.end('<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>');
    return;
  }
  const [, how = '', told] = /^(?:\/(held|once|untold))?\/(\d+|gsm)\.wav$/.exec(path) ?? [];
  if (told === undefined) {
    reply.writeHead(200, { 'content-type': 'text/html' });
    reply.end('<!doctype html><title>Sign in</title>');
    return;
  }
  const wav = told === 'gsm' ? gsm() : hum(Number(told));
  const whole = { 'content-type': 'audio/wav', 'content-length': wav.length, 'set-cookie': 'visit=1' };
  const range = readByteRange(how === 'once' ? null : (request.headers.range ?? null), wav.length);
  if (range.kind === 'part') {
    const { first, last } = range;
    reply.writeHead(206, {
      ...whole,
      'accept-ranges': 'bytes',
      'content-range': `bytes ${first}-${last}/${how === 'untold' ? '*' : wav.length}`,
      'content-length': last - first + 1,
    });
    reply.end(wav.subarray(first, last + 1));
  } else if (how === 'held') {
    reply.writeHead(200, { ...whole, 'content-type': 'application/force-download' });
    reply.write(wav.subarray(0, 1));
    const quarter = Math.floor(wav.length / 4);
    setImmediate(() => reply.write(wav.subarray(1, quarter)));
    held.push(() => reply.end(wav.subarray(quarter)));
  } else {
    reply.writeHead(200, { ...whole, ...(how !== 'once' && { 'accept-ranges': 'bytes' }) });
    reply.end(wav);
  }
}

/** GSM 6.10 in a WAV: the format that many telephone systems record in. */
export function gsm(): Buffer {
  const blocks = 50;
  const head = Buffer.alloc(60);
  const samples = Buffer.alloc(65 * blocks, 0xd2);
  head.write('RIFF', 0);
  head.writeUInt32LE(52 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(20, 16);
  head.writeUInt16LE(0x31, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE_HZ, 24);
  head.writeUInt32LE(1625, 28);
  head.writeUInt16LE(65, 32);
  head.writeUInt16LE(2, 36);
  head.writeUInt16LE(320, 38);
  head.write('fact', 40);
  head.writeUInt32LE(4, 44);
  head.writeUInt32LE(320 * blocks, 48);
  head.write('data', 52);
  head.writeUInt32LE(samples.length, 56);
  return Buffer.concat([head, samples]);
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
