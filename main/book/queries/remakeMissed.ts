import * as z from 'zod';
import { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { MissedRule } from '../../../contract/model/followUp.ts';
import type { BookContext } from '../bookHandlers.ts';
import { isMissed } from './isMissed.ts';
import { joinCalls, type TouchedRow } from './joinCalls.ts';
import { lengthOf } from './keptLength.ts';
import { keepMissedRule } from './missedRule.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

const count = z.number().int();
const CallRow = z.object({
  id: count,
  kind: z.string(),
  person: z.string(),
  direction: CallDirection,
  status: CallStatus,
  duration_s: count,
  local_hour: count,
  weekday: count,
  missed: count,
  caller_id: count,
  started_at: count,
  joined: count,
});

const AT_ONCE = 500;

/**
 * Judges calls by another rule, a part at a time so that windows are answered in between: to be asked again with
 * `next` until that is null.
 */
function remakeMissed(
  context: BookContext,
  {
    rule,
    after,
    nowMs,
  }: {
    readonly rule: MissedRule;
    readonly after: number | null;
    /** On the server's clock. */
    readonly nowMs: number;
  },
): { readonly next: number | null } {
  const { database } = context;
  if (after === null) keepMissedRule(context, rule);
  const rows = database
    .prepare(
      `SELECT calls.id, kind, person, direction, status, duration_s, local_hour, weekday, missed, caller_id,
         started_at, EXISTS (SELECT 1 FROM call_rows WHERE row_id = calls.id) AS joined
       FROM calls JOIN callers ON callers.id = caller_id
       WHERE calls.id > ? AND direction = 'incoming' AND status <> 'success' ORDER BY calls.id LIMIT ?`,
    )
    .all(after ?? 0, AT_ONCE);
  const update = database.prepare('UPDATE calls SET missed = ? WHERE id = ?');
  const persons = new Set<string>();
  const joined: TouchedRow[] = [];
  let last: number | null = null;
  for (const row of z.array(CallRow).parse(rows)) {
    last = row.id;
    if (row.joined === 1) {
      // Several rows are judged together.
      joined.push({ callerId: row.caller_id, startedAtMs: row.started_at });
      persons.add(row.person);
      continue;
    }
    const missed = Number(
      isMissed(
        { ...row, callerKind: row.kind, durationSeconds: lengthOf(row.duration_s), hour: row.local_hour },
        rule,
      ),
    );
    if (missed !== row.missed) update.run(missed, row.id);
    // Also those whose calls stay as they are: the days until a row lapses may be others now.
    if (missed + row.missed > 0) persons.add(row.person);
  }
  joinCalls(database, joined, rule);
  remakeFollowUps({ database, nowMs: () => nowMs }, persons);
  return { next: rows.length < AT_ONCE ? null : last };
}

export const ruleHandlers = { remakeMissed };
