import { readByteRange } from './byteRange.ts';

/** What a player is answered, without the headers that every answer of ours has. */
export interface MediaAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

export const nothingThere: MediaAnswer = { status: 404, headers: {}, body: null };

/** The bytes of a whole file that a Range header asks for. */
export function mediaAnswer(bytes: Uint8Array, type: string, rangeHeader: string | null): MediaAnswer {
  const total = bytes.byteLength;
  const range = readByteRange(rangeHeader, total);
  const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  if (range.kind === 'outside')
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${total}` }, body: null };

  const [first, last] = range.kind === 'whole' ? [0, total - 1] : [range.first, range.last];
  return {
    status: range.kind === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': String(last - first + 1),
      ...(range.kind === 'part' && { 'Content-Range': `bytes ${first}-${last}/${total}` }),
    },
    body: new Uint8Array(bytes.subarray(first, last + 1)),
  };
}
