import * as z from 'zod';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { CallOutcome } from '../../../contract/model/followUp.ts';
import { readCaller } from '../../clients/phoneNumber.ts';
import type { ExportRow } from '../../export/exportRow.ts';
import { shownNumber } from '../../salon/shownNumber.ts';
import { wallClockAt } from '../../zoneClock.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { keyParts } from './callKey.ts';
import { noteOf } from './notes.ts';

const MoreRow = z.object({
  id: z.number(),
  caller_text: z.string(),
  title: z.string(),
  time_zone: z.string(),
  country_iso: z.string().nullable(),
  text: z.string().nullable(),
  outcome: CallOutcome.nullable(),
});
type MoreRow = z.infer<typeof MoreRow>;

// What a line of the list does not show.
const MORE = `
SELECT calls.id, caller_text, title, time_zone, country_iso, notes.text, notes.outcome
FROM json_each(?) AS wanted
CROSS JOIN calls ON calls.id = wanted.value
CROSS JOIN locations ON locations.id = calls.location_id
LEFT JOIN notes ON notes.location_id = calls.location_id AND notes.call_id = calls.call_id`;

/** Lines of the list as a file shows them. Without `fullNumbers` every number is masked, known or not. */
export function exportRows(
  database: BookDatabase,
  rows: readonly BookRow[],
  fullNumbers: boolean,
): readonly ExportRow[] {
  const ids = JSON.stringify(rows.map(({ cursor }) => cursor.id));
  const more = new Map(
    z
      .array(MoreRow)
      .parse(database.prepare(MORE).all(ids))
      .map((row) => [row.id, row]),
  );
  return rows.flatMap((row) => {
    const found = more.get(row.cursor.id);
    // Somebody may have written at another row of the call.
    const note = found?.text === null && row.hasNote ? noteOf(database, row.key) : null;
    return found ? [exportRow(row, { ...found, ...note }, fullNumbers)] : [];
  });
}

function exportRow(row: BookRow, more: MoreRow, fullNumbers: boolean): ExportRow {
  const { time_zone: timeZone, country_iso: countryIso } = more;
  return {
    ...wallClock(row.cursor.startedAtMs, timeZone),
    timeZone,
    location: more.title,
    direction: row.direction,
    status: row.status,
    name: row.clientName ?? '',
    number: shownNumber(readCaller(more.caller_text, { countryIso }), !fullNumbers),
    durationSeconds: row.durationSeconds,
    hasRecording: row.hasRecording,
    recordingUnread: row.recordingUnread,
    followUp: row.followUp,
    solvedBy: row.solvedBy,
    note: more.text ?? '',
    outcome: more.outcome,
    callId: keyParts(row.key)[1],
  };
}

function wallClock(atMs: number, timeZone: string): Pick<ExportRow, 'day' | 'time'> {
  const [day = '', rest = ''] = wallClockAt(timeZone, atMs).toString().split('T');
  return { day, time: rest.slice(0, 8) };
}
