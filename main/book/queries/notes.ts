import * as z from 'zod';
import { CallNote } from '../../../contract/model/callNote.ts';
import { EMPTY_NOTE } from '../../../contract/model/emptyNote.ts';
import type { CallOutcome } from '../../../contract/model/followUp.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { prepared } from '../prepared.ts';
import { keyParts } from './callKey.ts';

const NoteRow = z
  .object({
    text: z.string(),
    outcome: CallNote.shape.outcome,
    changed_at: z.number(),
    sending: CallNote.shape.sending,
    problem: CallNote.shape.problem.catch(null),
  })
  .transform(({ changed_at: changedAtMs, ...note }): CallNote => ({
    ...note,
    changedAt: new Date(changedAtMs).toISOString(),
  }));

const PlaceRow = z
  .object({ location_id: z.number(), call_id: z.number() })
  .transform((row): NotePlace => [row.location_id, row.call_id]);
type NotePlace = readonly [locationId: number, callId: number];

/** Where the note of a call is: at whichever of its rows somebody wrote last, else at the row itself. */
export function notePlace(database: BookDatabase, key: CallKey): NotePlace {
  const row: unknown = prepared(
    database,
    `SELECT notes.location_id, notes.call_id
     FROM calls AS asked
     JOIN call_rows AS its ON its.row_id = asked.id
     JOIN call_rows AS every ON every.call = its.call
     JOIN calls ON calls.id = every.row_id
     JOIN notes ON notes.location_id = calls.location_id AND notes.call_id = calls.call_id
     WHERE asked.location_id = ? AND asked.call_id = ?
     ORDER BY notes.text = '' AND notes.outcome IS NULL, notes.changed_at DESC, every.place LIMIT 1`,
  ).get(...keyParts(key));
  return row === undefined ? keyParts(key) : PlaceRow.parse(row);
}

/** What was written about a call, `EMPTY_NOTE` where nothing was. */
export function noteOf(database: BookDatabase, key: CallKey): CallNote {
  const row: unknown = database
    .prepare(
      'SELECT text, outcome, changed_at, sending, problem FROM notes WHERE location_id = ? AND call_id = ?',
    )
    .get(...notePlace(database, key));
  return row === undefined ? EMPTY_NOTE : NoteRow.parse(row);
}

/** Keeps a note or an outcome, also for a call that is not in the book yet. */
function write(
  { database }: BookContext,
  key: CallKey,
  change: { readonly text: string } | { readonly outcome: CallOutcome | null },
  nowMs: number,
): CallNote {
  const before = noteOf(database, key);
  const after = { ...before, ...change };
  if (after.text === before.text && after.outcome === before.outcome) return before;
  const place = notePlace(database, key);
  const empty = after.text === '' && after.outcome === null;
  // Nothing is left to send.
  const takenBack =
    empty &&
    database
      .prepare(`DELETE FROM outbox WHERE location_id = ? AND call_id = ? AND state = 'queued'`)
      .run(...place).changes > 0;
  if (empty && !isAmongOthers(database, place)) {
    database.prepare('DELETE FROM notes WHERE location_id = ? AND call_id = ?').run(...place);
  } else {
    // What is under way keeps its state; what was sent before says less than what stands here now.
    database
      .prepare(
        `INSERT INTO notes (location_id, call_id, text, outcome, changed_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (location_id, call_id) DO UPDATE SET
           text = excluded.text, outcome = excluded.outcome, changed_at = excluded.changed_at,
           sending = CASE WHEN sending = 'queued' AND NOT ? THEN sending ELSE 'notSent' END, problem = NULL`,
      )
      .run(...place, after.text, after.outcome, nowMs, Number(takenBack));
  }
  database
    .prepare('UPDATE calls SET has_note = ? WHERE location_id = ? AND call_id = ?')
    .run(Number(!empty), ...place);
  return noteOf(database, key);
}

/** Whether an earlier try has a note: an empty one must stay, or the earlier one would come back in its place. */
function isAmongOthers(database: BookDatabase, place: readonly [number, number]): boolean {
  const others = database
    .prepare(
      `SELECT 1 FROM calls AS this JOIN calls AS other USING (follow_up_id)
       JOIN notes ON notes.location_id = other.location_id AND notes.call_id = other.call_id
       WHERE this.location_id = ? AND this.call_id = ? AND other.id <> this.id LIMIT 1`,
    )
    .all(...place);
  return others.length > 0;
}

interface OfCall {
  readonly key: CallKey;
  readonly nowMs: number;
}

const saveNote = (context: BookContext, { key, text, nowMs }: OfCall & { readonly text: string }): CallNote =>
  write(context, key, { text }, nowMs);

const saveOutcome = (
  context: BookContext,
  { key, outcome, nowMs }: OfCall & { readonly outcome: CallOutcome | null },
): CallNote => write(context, key, { outcome }, nowMs);

/** What the book knows of a call that has a card. */
export interface CardPage {
  readonly key: CallKey;
  readonly note: CallNote;
  readonly toCallBack: boolean;
}

/** What is written about these calls, and whether their callers wait to be rung back. */
function cardPages({ database }: BookContext, { keys }: { readonly keys: readonly CallKey[] }): CardPage[] {
  const waits = database.prepare(
    `SELECT 1 FROM calls JOIN callers ON callers.id = calls.caller_id
     JOIN follow_ups ON follow_ups.person = callers.person
     WHERE calls.location_id = ? AND calls.call_id = ? AND state <> 'done'`,
  );
  return keys.map((key) => ({
    key,
    note: noteOf(database, key),
    toCallBack: waits.get(...keyParts(key)) !== undefined,
  }));
}

export const noteHandlers = { saveNote, saveOutcome, cardPages };
