import type { RecordingTrouble } from '../../contract/model/recording.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { readContentRange } from './byteRange.ts';
import { lengthOf, type RecordingWanted } from './loadRecording.ts';
import type { MediaAnswer } from './mediaAnswer.ts';
import type { RecordingSource, SourceAnswer } from './recordingSource.ts';
import { troubleOfAnswer } from './recordingTrouble.ts';
import { streamOf } from './streamOf.ts';

export interface PieceWanted extends RecordingWanted {
  readonly type: string;
  readonly rangeHeader: string | null;
  /** Of the whole recording, where it is known. */
  readonly totalBytes: number | null;
  readonly signal: AbortSignal;
}

/**
 * Hands on a piece of a recording as it comes from the provider. Where the provider knows no pieces, or not for certain
 * which one it sends, the whole is handed on from its beginning, without a word of ranges: a player then does not
 * offer to seek.
 */
export async function passThrough(
  source: RecordingSource,
  wanted: PieceWanted,
): Promise<Result<MediaAnswer, RecordingTrouble>> {
  const piece = await askPiece(source, wanted);
  if (piece !== null) return piece;
  const opened = await source.open(wanted.address, { range: null, signal: wanted.signal });
  if (!opened.ok) return opened;
  const answer = opened.value;
  // Some send everything as a "part" of unknown size.
  const isWhole = answer.status === 200 || (answer.status === 206 && firstOf(answer) === 0);
  if (isWhole) return ok(wholeOf(answer, wanted.type));
  await letGo(answer.body);
  return err(
    troubleOfAnswer({ ...wanted, link: wanted.address, status: answer.status, text: '' }) ?? 'refused',
  );
}

/** The piece that is wanted, or why it does not come; null: the provider has no certain pieces. */
export async function askPiece(
  source: RecordingSource,
  wanted: PieceWanted,
): Promise<Result<MediaAnswer, RecordingTrouble> | null> {
  const { address, rangeHeader, totalBytes, signal, type } = wanted;
  const [range, from = ''] = /^bytes=(\d{1,15})-\d{0,15}$/.exec(rangeHeader ?? '') ?? [];
  if (range === undefined) return null;
  const opened = await source.open(address, { range, signal });
  if (!opened.ok) return opened;
  const answer = opened.value;
  const { status } = answer;
  if (status === 206) {
    const headers = pieceHeaders(answer, Number(from), totalBytes);
    if (headers !== null)
      return ok({ status, headers: { 'Content-Type': type, ...headers }, body: streamOf(answer.body) });
  }
  if (status === 200) return ok(wholeOf(answer, type));
  await letGo(answer.body);
  if (status === 416 && (totalBytes === null || Number(from) >= totalBytes))
    return ok({ status, headers: {}, body: null });
  const trouble = troubleOfAnswer({ ...wanted, link: address, status, text: '' });
  return trouble === null || status === 416 ? null : err(trouble);
}

/** Null: it is another piece than the one asked for, or nobody can say of how many bytes. */
function pieceHeaders(
  answer: SourceAnswer,
  wantedFirst: number,
  knownTotal: number | null,
): Record<string, string> | null {
  const header = answer.header('content-range');
  const [, untold] = /^\s*(bytes\s+\d+-\d+\/)\*\s*$/i.exec(header ?? '') ?? [];
  const range = readContentRange(
    untold !== undefined && knownTotal !== null ? `${untold}${knownTotal}` : header,
  );
  if (range?.first !== wantedFirst || (knownTotal !== null && range.totalBytes !== knownTotal)) return null;
  const { first, last, totalBytes } = range;
  return {
    'Accept-Ranges': 'bytes',
    'Content-Range': `bytes ${first}-${last}/${totalBytes}`,
    'Content-Length': String(last - first + 1),
  };
}

function firstOf(answer: SourceAnswer): number | null {
  const [, first] = /^\s*bytes\s+(\d{1,15})-/i.exec(answer.header('content-range') ?? '') ?? [];
  return first === undefined ? null : Number(first);
}

function wholeOf(answer: SourceAnswer, type: string): MediaAnswer {
  const length = answer.status === 200 ? lengthOf(answer) : null;
  return {
    status: 200,
    headers: { 'Content-Type': type, ...(length !== null && { 'Content-Length': String(length) }) },
    body: streamOf(answer.body),
  };
}

async function letGo(body: AsyncIterable<Uint8Array>): Promise<void> {
  await body[Symbol.asyncIterator]().return?.();
}
