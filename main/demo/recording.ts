import type { IncomingMessage } from 'node:http';
import { send, type Reply } from './reply.ts';
import type { RecordingState } from './simulatorControl.ts';

const RATE_HZ = 8000;
const MAX_SECONDS = 20;
const HEADER_BYTES = 44;

/** A ringing tone as 8-bit mono WAV, its pitch told by the call, its length that of the call up to 20 s. */
export function toneWav(callId: number, durationSeconds: number): Buffer {
  const samples = RATE_HZ * Math.min(MAX_SECONDS, Math.max(1, durationSeconds));
  const wav = Buffer.alloc(HEADER_BYTES + samples);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE_HZ, 24);
  wav.writeUInt32LE(RATE_HZ, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  const pitchHz = 320 + (callId % 12) * 20;
  for (let index = 0; index < samples; index += 1) {
    const loudness = Math.sin((Math.PI * index * 2) / RATE_HZ) ** 2;
    wav[HEADER_BYTES + index] =
      128 + Math.round(60 * loudness * Math.sin((2 * Math.PI * pitchHz * index) / RATE_HZ));
  }
  return wav;
}

/** Serves a recording, whole or in part, as a telephony provider's file server would. Returns the status. */
export function serveRecording(
  request: IncomingMessage,
  reply: Reply,
  wav: Buffer | undefined,
  state: RecordingState,
): number {
  const refusal =
    wav === undefined || state === 'notReady'
      ? 404
      : state === 'expired'
        ? 410
        : state === 'forbidden'
          ? 403
          : undefined;
  if (wav === undefined || refusal !== undefined) {
    const status = refusal ?? 404;
    send(reply, {
      status,
      headers: { 'content-type': 'text/plain' },
      text: state === 'ready' ? 'Not found' : state,
    });
    return status;
  }

  const headers = { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (first === '' && last === '') {
    reply.writeHead(200, { ...headers, 'content-length': wav.length });
    reply.end(request.method === 'HEAD' ? undefined : wav);
    return 200;
  }
  const start = first === '' ? Math.max(0, wav.length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? wav.length - 1 : Math.min(Number(last), wav.length - 1);
  if (start > end) {
    reply.writeHead(416, { ...headers, 'content-range': `bytes */${wav.length}`, 'content-length': 0 });
    reply.end();
    return 416;
  }
  reply.writeHead(206, {
    ...headers,
    'content-range': `bytes ${start}-${end}/${wav.length}`,
    'content-length': end - start + 1,
  });
  reply.end(request.method === 'HEAD' ? undefined : wav.subarray(start, end + 1));
  return 206;
}
