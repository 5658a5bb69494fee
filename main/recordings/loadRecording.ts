import type { RecordingTrouble } from '../../contract/model/recording.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { audioType, TELLING_BYTES } from './audioType.ts';
import { readContentRange } from './byteRange.ts';
import type { RecordingSource, SourceAnswer } from './recordingSource.ts';
import { RecordingTape } from './recordingTape.ts';
import { saysExpired, troubleOfAnswer } from './recordingTrouble.ts';

/** Larger ones are not kept but asked for piece by piece while they play. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;
/** Of an answer in words. */
const REFUSAL_BYTES = 4096;

export interface RecordingWanted {
  /** Where it is; `recordingAddress` has taken it. */
  readonly address: string;
  /** Of the call. */
  readonly ageMs: number;
  readonly nowMs: number;
}

interface ComingRecording {
  readonly type: string;
  /** Null: the server does not say. */
  readonly totalBytes: number | null;
  /** It fills by itself; null: too large to keep. */
  readonly tape: RecordingTape | null;
}

/** Asks for a recording and looks at its beginning; the rest comes while it is already heard. */
export async function loadRecording(
  wanted: RecordingWanted,
  { source, signal }: { readonly source: RecordingSource; readonly signal: AbortSignal },
): Promise<Result<ComingRecording, RecordingTrouble>> {
  const opened = await source.open(wanted.address, { range: null, signal });
  if (!opened.ok) return opened;
  const answer = opened.value;
  const { status } = answer;
  const chunks = answer.body[Symbol.asyncIterator]();
  const isSound = status === 200 || status === 206;
  const { head, end } = await readHead(chunks, isSound ? TELLING_BYTES : REFUSAL_BYTES);

  const refusal = { ...wanted, link: wanted.address, status, text: textOf(head) };
  const type = isSound ? audioType(answer.header('content-type'), head) : null;
  const trouble = troubleOfAnswer(refusal) ?? (type === null ? await troubleOfHead(head, end, chunks) : null);
  if (type === null || trouble !== null) {
    await chunks.return?.();
    return err(trouble ?? 'notSound');
  }
  const { totalBytes, isWhole } = sizeOf(answer);
  if (!isWhole || (totalBytes ?? 0) > MOST_KEPT_BYTES) {
    await chunks.return?.();
    return ok({ type, totalBytes, tape: null });
  }
  const tape = new RecordingTape(totalBytes);
  tape.put(head);
  if (end === null) void fill(tape, chunks);
  else if (end === 'whole') tape.end();
  else tape.break('broken');
  return ok({ type, totalBytes, tape });
}

interface Head {
  readonly head: Uint8Array;
  /** Null: more is to come. */
  readonly end: 'whole' | 'broken' | null;
}

async function readHead(
  chunks: AsyncIterator<Uint8Array>,
  wantedBytes: number,
  before: Uint8Array = new Uint8Array(),
): Promise<Head> {
  const parts = [before];
  let count = before.byteLength;
  try {
    while (count < wantedBytes) {
      const next = await chunks.next();
      if (next.done === true) return { head: Buffer.concat(parts), end: 'whole' };
      parts.push(next.value);
      count += next.value.byteLength;
    }
    return { head: Buffer.concat(parts), end: null };
  } catch {
    return { head: Buffer.concat(parts), end: 'broken' };
  }
}

/** What came is no sound: a page that says why, perhaps further down. */
async function troubleOfHead(
  head: Uint8Array,
  end: Head['end'],
  chunks: AsyncIterator<Uint8Array>,
): Promise<RecordingTrouble> {
  if (end === 'broken') return 'offline';
  if (head.byteLength === 0) return 'notReady';
  const more = end === null ? await readHead(chunks, REFUSAL_BYTES, head) : { head };
  return saysExpired(textOf(more.head)) ? 'expired' : 'notSound';
}

const textOf = (head: Uint8Array): string => Buffer.from(head.subarray(0, REFUSAL_BYTES)).toString('utf8');

function sizeOf(answer: SourceAnswer): { readonly totalBytes: number | null; readonly isWhole: boolean } {
  if (answer.status === 206) {
    const range = readContentRange(answer.header('content-range'));
    const isWhole = range !== null && range.first === 0 && range.last === range.totalBytes - 1;
    return { totalBytes: range?.totalBytes ?? null, isWhole };
  }
  return { totalBytes: lengthOf(answer), isWhole: true };
}

/** A compressed answer has another length by the time it is here. */
export function lengthOf(answer: SourceAnswer): number | null {
  const encoding = answer.header('content-encoding');
  const length = answer.header('content-length') ?? '';
  const isPlain = encoding === null || encoding.trim().toLowerCase() === 'identity';
  return isPlain && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

async function fill(tape: RecordingTape, chunks: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      tape.put(next.value);
      if (tape.length > MOST_KEPT_BYTES) {
        tape.break('tooLarge');
        await chunks.return?.();
        return;
      }
    }
    tape.end();
  } catch {
    tape.break('broken');
  }
}
