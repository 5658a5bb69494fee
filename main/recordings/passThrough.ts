import { readContentRange } from './byteRange.ts';
import { type MediaAnswer, nothingThere } from './mediaAnswer.ts';
import type { RecordingSource, SourceAnswer } from './recordingSource.ts';

export interface PassThroughRequest {
  readonly address: string;
  readonly type: string;
  readonly rangeHeader: string | null;
  readonly signal: AbortSignal;
}

/** Hands on a piece of a recording that is too large to keep, as it comes from the provider. */
export async function passThrough(
  source: RecordingSource,
  { address, type, rangeHeader, signal }: PassThroughRequest,
): Promise<MediaAnswer> {
  const range = /^bytes=(?:\d+-\d*|-\d+)$/.test(rangeHeader ?? '') ? rangeHeader : null;
  const opened = await source.open(address, { range, signal });
  if (!opened.ok) return { ...nothingThere, status: 502 };
  const answer = opened.value;
  const headers = headersOf(answer, type);
  if (headers !== null) return { status: answer.status, headers, body: streamOf(answer.body) };
  await letGo(answer.body);
  return answer.status === 416 ? { ...nothingThere, status: 416 } : { ...nothingThere, status: 502 };
}

function headersOf(answer: SourceAnswer, type: string): Record<string, string> | null {
  if (answer.status === 206) {
    const range = readContentRange(answer.header('content-range'));
    if (range === null) return null;
    const { first, last, totalBytes } = range;
    return {
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes ${first}-${last}/${totalBytes}`,
      'Content-Length': String(last - first + 1),
    };
  }
  if (answer.status !== 200) return null;
  // A compressed answer has another length by the time it is here.
  const length = answer.header('content-encoding') === null ? answer.header('content-length') : null;
  return { 'Content-Type': type, ...(/^\d+$/.test(length ?? '') && { 'Content-Length': String(length) }) };
}

function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

async function letGo(body: AsyncIterable<Uint8Array>): Promise<void> {
  await body[Symbol.asyncIterator]().return?.();
}
