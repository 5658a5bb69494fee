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

/** That of any row of the call, first of the one that was answered. Null: there is no such call. */
function callRecording({ database }: BookContext, { key }: { readonly key: CallKey }): CallRecording | null {
  const row: unknown = database
    .prepare(
      `SELECT calls.recording_url, calls.status, calls.started_at, calls.duration_s
       FROM calls AS asked
       LEFT JOIN call_rows AS its ON its.row_id = asked.id
       LEFT JOIN call_rows AS every ON every.call = its.call
       JOIN calls ON calls.id = coalesce(every.row_id, asked.id)
       WHERE asked.location_id = ? AND asked.call_id = ?
       ORDER BY coalesce(calls.recording_url, '') = '', calls.status <> 'success', every.place
       LIMIT 1`,
    )
    .get(...keyParts(key));
  return row === undefined ? null : RecordingRow.parse(row);
}

export const recordingHandlers = { callRecording };
