import * as z from 'zod';
import type { BookContext } from '../bookHandlers.ts';
import { joinCalls } from './joinCalls.ts';
import { memoHandlers } from './memos.ts';
import { missedPersons } from './missedPersons.ts';
import { readMissedRule } from './missedRule.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

// Set by the step to version 3: the last row that was looked at.
const MEMO = 'joinCallsAfter';
const AT_ONCE = 500;

const Row = z.object({
  id: z.number().int(),
  caller_id: z.number().int(),
  started_at: z.number().int(),
  person: z.string(),
});

/**
 * Joins the rows of a book that an older version left, a part at a time so that windows are answered in between: to be
 * asked until it answers true.
 */
function joinKeptCalls(
  context: BookContext,
  { nowMs }: { readonly nowMs: number },
): { readonly done: boolean } {
  const { database } = context;
  const after = memoHandlers.readMemo(context, { name: MEMO });
  if (after === null) return { done: true };
  const rows = z.array(Row).parse(
    database
      .prepare(
        `SELECT calls.id, caller_id, started_at, person FROM calls JOIN callers ON callers.id = caller_id
         WHERE calls.id > ? ORDER BY calls.id LIMIT ?`,
      )
      .all(Number(after), AT_ONCE),
  );
  const touched = rows.map((row) => ({ callerId: row.caller_id, startedAtMs: row.started_at }));
  joinCalls(database, touched, readMissedRule(context));
  const persons = new Set(rows.map(({ person }) => person));
  remakeFollowUps({ database, nowMs: () => nowMs }, missedPersons(database, persons));
  const last = rows.at(-1);
  if (last) memoHandlers.writeMemo(context, { name: MEMO, value: String(last.id) });
  else database.prepare('DELETE FROM memos WHERE name = ?').run(MEMO);
  return { done: !last };
}

export const joinHandlers = { joinKeptCalls };
