import * as z from 'zod';
import { CallKey, ClientId, LocationId } from '../../../contract/model/ids.ts';
import type { NoteSending } from '../../../contract/model/noteSending.ts';
import type { ProblemKind } from '../../../contract/model/problem.ts';
import { wallClockIn } from '../../calls/salonDay.ts';
import { commentText } from '../../follow-up/commentText.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';
import { noteOf, notePlace } from './notes.ts';

/** A comment that waits to be sent to a client's card. */
export interface WaitingComment {
  readonly id: number;
  readonly locationId: LocationId;
  readonly clientId: ClientId;
  readonly text: string;
}

export interface NoteToQueue {
  readonly key: CallKey;
  /** The client of the card, where one was found or chosen; null: whoever Altegio put beside the call. */
  readonly clientId: ClientId | null;
  readonly nowMs: number;
}

const CommentRow = z.object({
  id: z.number(),
  location_id: z.number().pipe(LocationId),
  call_id: z.number(),
  client_id: z.number().pipe(ClientId),
  text: z.string(),
  state: z.string(),
  started_at: z.number().nullable(),
  time_zone: z.string(),
});
type CommentRow = z.infer<typeof CommentRow>;
const CallRow = z.object({ client_id: z.number().pipe(ClientId).nullable() });
const COMMENTS = `
SELECT outbox.id, outbox.location_id, outbox.call_id, outbox.client_id, text, state, started_at,
  coalesce(time_zone, 'UTC') AS time_zone
FROM outbox
LEFT JOIN calls ON calls.location_id = outbox.location_id AND calls.call_id = outbox.call_id
LEFT JOIN locations ON locations.id = outbox.location_id`;

/** Wants the note on the client's card. What waits or was sent already is not queued again. */
function queueNote(
  { database }: BookContext,
  { key, clientId, nowMs }: NoteToQueue,
): 'queued' | 'noClient' | 'nothing' {
  const note = noteOf(database, key);
  if (note.text.trim() === '' && note.outcome === null) return 'nothing';
  if (note.sending === 'queued' || note.sending === 'sent') return 'queued';
  const place = notePlace(database, key);
  const row: unknown = database
    .prepare(
      `SELECT ${CLIENT_OF_CALL} AS client_id
       FROM calls JOIN callers ON callers.id = calls.caller_id
       WHERE calls.location_id = ? AND calls.call_id = ?`,
    )
    .get(...place);
  const call = row === undefined ? undefined : CallRow.parse(row);
  const client = clientId ?? call?.client_id ?? null;
  if (!call || client === null) return 'noClient';
  database
    .prepare(
      `INSERT INTO outbox (location_id, call_id, client_id, text, queued_at, state) VALUES (?, ?, ?, '', ?, 'queued')`,
    )
    .run(...place, client, nowMs);
  setSending(database, place, 'queued', null);
  return 'queued';
}

/**
 * The one that has waited longest, in the words that hold now; null: none waits. After damage a comment may be there
 * before its call, and says when that was only once it is back.
 */
function nextComment({ database }: BookContext): WaitingComment | null {
  const waiting = z
    .array(CommentRow)
    .parse(
      database
        .prepare(`${COMMENTS} WHERE state = 'queued' AND started_at IS NOT NULL ORDER BY outbox.id LIMIT 1`)
        .all(),
    );
  const [row] = waiting;
  if (!row) return null;
  const text = wordsOf(database, row);
  return { id: row.id, locationId: row.location_id, clientId: row.client_id, text };
}

/**
 * The comment is about to leave: written down before it does, since a lost answer must not be asked for twice. False:
 * its words changed or it was taken back meanwhile, so it must stay.
 */
function commentLeaves(
  { database }: BookContext,
  { id, text }: Pick<WaitingComment, 'id' | 'text'>,
): boolean {
  const row = commentOf(database, id);
  if (row?.state !== 'queued' || wordsOf(database, row) !== text) return false;
  database
    .prepare(`UPDATE outbox SET state = 'sending', tries = tries + 1, text = ? WHERE id = ?`)
    .run(text, id);
  return true;
}

export interface CommentEnd {
  readonly id: number;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly problem: ProblemKind | null;
}

/** What became of it; `queued`: it never left and may go again. */
function endComment({ database }: BookContext, { id, state, problem }: CommentEnd): void {
  const row = commentOf(database, id);
  if (!row) return;
  database.prepare('UPDATE outbox SET state = ?, problem = ? WHERE id = ?').run(state, problem, id);
  const outdated = state === 'sent' && wordsOf(database, row) !== row.text;
  setSending(database, [row.location_id, row.call_id], outdated ? 'notSent' : state, problem);
}

/** At a start: whatever was on its way when the app ended has lost its answer. */
function recoverComments(context: BookContext): void {
  const { database } = context;
  const lost = z.array(CommentRow).parse(database.prepare(`${COMMENTS} WHERE state = 'sending'`).all());
  for (const { id } of lost) endComment(context, { id, state: 'failed', problem: 'answerLost' });
  database.prepare(`DELETE FROM outbox WHERE state = 'sent'`).run();
}

function commentOf(database: BookDatabase, id: number): CommentRow | undefined {
  const row: unknown = database.prepare(`${COMMENTS} WHERE outbox.id = ?`).get(id);
  return row === undefined ? undefined : CommentRow.parse(row);
}

function wordsOf(database: BookDatabase, row: CommentRow): string {
  const { text, outcome } = noteOf(database, CallKey.parse(`${row.location_id}:${row.call_id}`));
  return commentText({ outcome, note: text, localTime: wallClockIn(row.time_zone, row.started_at ?? 0) });
}

function setSending(
  database: BookDatabase,
  place: readonly [number, number],
  sending: NoteSending,
  problem: ProblemKind | null,
): void {
  database
    .prepare('UPDATE notes SET sending = ?, problem = ? WHERE location_id = ? AND call_id = ?')
    .run(sending, problem, ...place);
}

export const outboxHandlers = { queueNote, nextComment, commentLeaves, endComment, recoverComments };
