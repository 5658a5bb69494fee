import { type ByteRange, readByteRange } from './byteRange.ts';

/** What a player is answered, without the headers that every answer of ours has. */
export interface MediaAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

export const nothingThere: MediaAnswer = { status: 404, headers: {}, body: null };

/** Status and headers for a piece of a file of so many bytes. */
export function rangeHeaders(
  range: ByteRange,
  type: string,
  totalBytes: number,
): Pick<MediaAnswer, 'status' | 'headers'> {
  const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  switch (range.kind) {
    case 'outside':
      return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${totalBytes}` } };
    case 'whole':
      return { status: 200, headers: { ...headers, 'Content-Length': String(totalBytes) } };
    case 'part': {
      const { first, last } = range;
      const piece = {
        'Content-Length': String(last - first + 1),
        'Content-Range': `bytes ${first}-${last}/${totalBytes}`,
      };
      return { status: 206, headers: { ...headers, ...piece } };
    }
  }
}

/** The bytes of a whole file that a Range header asks for. */
export function mediaAnswer(bytes: Uint8Array, type: string, rangeHeader: string | null): MediaAnswer {
  const total = bytes.byteLength;
  const range = readByteRange(rangeHeader, total);
  const { status, headers } = rangeHeaders(range, type, total);
  if (range.kind === 'outside') return { status, headers, body: null };
  const [first, last] = range.kind === 'whole' ? [0, total - 1] : [range.first, range.last];
  return { status, headers, body: new Uint8Array(bytes.subarray(first, last + 1)) };
}
