import * as z from 'zod';
import type { CallKey } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';
import { keyParts } from './callKey.ts';
import { lengthOf } from './keptLength.ts';

/** Where the recording of a call is; the link stays in main. */
export interface CallRecording {
  readonly link: string | null;
  readonly answered: boolean;
  readonly endedAtMs: number;
}

const RecordingRow = z
  .object({
    recording_url: z.string().nullable(),
    status: z.string(),
    started_at: z.number(),
    duration_s: z.number(),
  })
  .transform((row): CallRecording => ({
    link: row.recording_url === '' ? null : row.recording_url,
    answered: row.status === 'success' && lengthOf(row.duration_s) !== 0,
    endedAtMs: row.started_at + (lengthOf(row.duration_s) ?? 0) * 1000,
  }));

/** Null: there is no such call. */
function callRecording({ database }: BookContext, { key }: { readonly key: CallKey }): CallRecording | null {
  const row: unknown = database
    .prepare(
      'SELECT recording_url, status, started_at, duration_s FROM calls WHERE location_id = ? AND call_id = ?',
    )
    .get(...keyParts(key));
  return row === undefined ? null : RecordingRow.parse(row);
}

export const recordingHandlers = { callRecording };
