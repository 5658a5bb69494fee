import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { audioType } from './audioType.ts';
import { recordingAddress } from './recordingAddress.ts';
import type { RecordingSource, SourceAnswer } from './recordingSource.ts';
import { type RecordingTrouble, troubleOfStatus } from './recordingTrouble.ts';

/** Larger ones are not kept but asked for piece by piece while they play. */
export const MOST_KEPT_BYTES = 32 * 1024 * 1024;
const LOAD_MS = 90_000;

export interface LoadedRecording {
  readonly type: string;
  /** Null: too large to keep. */
  readonly bytes: Uint8Array | null;
}

export interface LoadRecordingDeps {
  readonly source: RecordingSource;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Fetches a recording whole, or looks at the beginning of a large one. */
export async function loadRecording(
  { link, ageMs }: { readonly link: string; readonly ageMs: number },
  { source, clock, signal }: LoadRecordingDeps,
): Promise<Result<LoadedRecording, RecordingTrouble>> {
  const address = recordingAddress(link);
  if (address === null) return err('refused');
  const timeOut = new AbortController();
  const cancelTimeOut = clock.after(LOAD_MS, () => {
    timeOut.abort();
  });
  try {
    const opened = await source.open(address, {
      range: null,
      signal: AbortSignal.any([signal, timeOut.signal]),
    });
    if (!opened.ok) return err(opened.error);
    const trouble = troubleOfStatus(opened.value.status, ageMs);
    return trouble === null ? await read(opened.value) : err(trouble);
  } catch {
    // It broke off in the middle.
    return err('offline');
  } finally {
    timeOut.abort();
    cancelTimeOut();
  }
}

async function read(answer: SourceAnswer): Promise<Result<LoadedRecording, RecordingTrouble>> {
  const isLarge = Number(answer.header('content-length') ?? 0) > MOST_KEPT_BYTES;
  const chunks: Uint8Array[] = [];
  let count = 0;
  let type: string | null = null;
  for await (const chunk of answer.body) {
    if (chunk.byteLength === 0) continue;
    type ??= audioType(answer.header('content-type'), chunk);
    if (type === null) return err('refused');
    count += chunk.byteLength;
    if (isLarge || count > MOST_KEPT_BYTES) return ok({ type, bytes: null });
    chunks.push(chunk);
  }
  return type === null ? err('notReady') : ok({ type, bytes: Buffer.concat(chunks) });
}
