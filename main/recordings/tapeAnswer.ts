import { readByteRange } from './byteRange.ts';
import { type MediaAnswer, rangeHeaders } from './mediaAnswer.ts';
import type { RecordingTape } from './recordingTape.ts';
import { streamOf } from './streamOf.ts';

/** What lies further ahead is not waited for if it can be had at once. */
const FAR_AHEAD_BYTES = 512 * 1024;

/**
 * The bytes that a Range header asks for, as they come in. As long as nobody knows how many there are, the answer is the
 * whole from its beginning without a word of ranges: a player then does not offer to seek.
 */
export function tapeAnswer(tape: RecordingTape, type: string, rangeHeader: string | null): MediaAnswer {
  const { totalBytes } = tape;
  if (totalBytes === null)
    return { status: 200, headers: { 'Content-Type': type }, body: streamOf(tape.read(0)) };
  const range = readByteRange(rangeHeader, totalBytes);
  const { status, headers } = rangeHeaders(range, type, totalBytes);
  if (range.kind === 'outside') return { status, headers, body: null };
  const [first, last] = range.kind === 'whole' ? [0, totalBytes - 1] : [range.first, range.last];
  return { status, headers, body: streamOf(tape.read(first, last)) };
}

/** Whether a player wants what has not come for a while yet. */
export function isFarAhead({ totalBytes, length }: RecordingTape, rangeHeader: string | null): boolean {
  if (totalBytes === null) return false;
  const range = readByteRange(rangeHeader, totalBytes);
  return range.kind === 'part' && range.first > length + FAR_AHEAD_BYTES;
}
