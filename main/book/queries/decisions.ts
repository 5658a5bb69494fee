import * as z from 'zod';
import type { CallKey } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';
import { keyParts } from './callKey.ts';
import { episodesOf } from './episodes.ts';
import { findFollowUp, followUpId } from './followUpId.ts';
import { readMissedRule } from './missedRule.ts';
import { readHistories } from './readHistories.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

export interface DecisionToKeep {
  readonly id: string;
  readonly kind: 'calledBack' | 'notNeeded' | 'later';
  readonly untilMs: number | null;
  /** On the server's clock. */
  readonly nowMs: number;
}

const CallerRow = z.object({ id: z.number(), person: z.string(), kind: z.string(), started_at: z.number() });

const WaitingRow = z.object({ person: z.string(), first_try_at: z.number() });

const PUT = 'INSERT INTO decisions (kind, at, until, call) VALUES (?, ?, ?, ?)';

/** `gone`: the row is not there any more. */
function decideFollowUp(context: BookContext, { id, kind, untilMs, nowMs }: DecisionToKeep): 'done' | 'gone' {
  const row = findFollowUp(context.database, id);
  if (!row) return 'gone';
  // A telephone exchange whose clock runs ahead dates its calls after now; the decision is about them all the same.
  const atMs = Math.max(nowMs, row.lastTryAtMs);
  context.database.prepare(PUT).run(kind, atMs, untilMs, row.lastCall);
  remakeFollowUps(at(context, nowMs), new Set([row.person]));
  return 'done';
}

/** Takes back the last decision about this row. `gone`: nobody decided anything about it. */
function undoFollowUp(
  context: BookContext,
  { id, nowMs }: Pick<DecisionToKeep, 'id' | 'nowMs'>,
): 'done' | 'gone' {
  const row = findFollowUp(context.database, id);
  const history = row && readHistories(context.database, new Set([row.person])).get(row.person);
  if (!row || !history) return 'gone';
  const { openDays } = readMissedRule(context);
  const episode = episodesOf(history, openDays, nowMs).find(
    ({ tries }) => tries[0]?.[0].startedAtMs === row.firstTryAtMs,
  );
  const decision = episode?.decisions.at(-1);
  if (decision === undefined) return 'gone';
  context.database.prepare('DELETE FROM decisions WHERE id = ?').run(decision);
  remakeFollowUps(at(context, nowMs), new Set([row.person]));
  return 'done';
}

/** Puts the caller of a call on the list. `noNumber`: nobody could be rung back. */
function addFollowUp(
  context: BookContext,
  { key, nowMs }: { readonly key: CallKey; readonly nowMs: number },
): 'done' | 'gone' | 'noNumber' {
  const { database } = context;
  const row: unknown = database
    .prepare(
      `SELECT calls.id, person, kind, started_at FROM calls JOIN callers ON callers.id = calls.caller_id
       WHERE location_id = ? AND call_id = ?`,
    )
    .get(...keyParts(key));
  if (row === undefined) return 'gone';
  const call = CallerRow.parse(row);
  if (call.kind !== 'number') return 'noNumber';
  database.prepare(PUT).run('add', Math.max(nowMs, call.started_at), null, call.id);
  remakeFollowUps(at(context, nowMs), new Set([call.person]));
  return 'done';
}

/** Takes the caller of a call off the list: not needed after all. `gone`: they are not on it. */
function dropFollowUp(
  context: BookContext,
  { key, nowMs }: { readonly key: CallKey; readonly nowMs: number },
): 'done' | 'gone' {
  const row: unknown = context.database
    .prepare(
      `SELECT follow_ups.person, first_try_at FROM calls JOIN callers ON callers.id = calls.caller_id
       JOIN follow_ups ON follow_ups.person = callers.person
       WHERE calls.location_id = ? AND calls.call_id = ? AND state <> 'done'`,
    )
    .get(...keyParts(key));
  if (row === undefined) return 'gone';
  const { person, first_try_at: firstTryAtMs } = WaitingRow.parse(row);
  const decision = { kind: 'notNeeded', untilMs: null, nowMs } as const;
  return decideFollowUp(context, { id: followUpId(person, firstTryAtMs), ...decision });
}

const at = ({ database }: BookContext, nowMs: number): BookContext => ({ database, nowMs: () => nowMs });

export const decisionHandlers = { decideFollowUp, undoFollowUp, addFollowUp, dropFollowUp };
