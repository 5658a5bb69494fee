import * as z from 'zod';
import { CallOutcome, type FollowUpRow } from '../../../contract/model/followUp.ts';
import { CallKey } from '../../../contract/model/ids.ts';
import { NoteSending } from '../../../contract/model/noteSending.ts';
import { ProblemKind } from '../../../contract/model/problem.ts';
import { readCaller } from '../../clients/phoneNumber.ts';
import { shownNumber } from '../../salon/shownNumber.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { followUpId } from './followUpId.ts';
import type { RankedFollowUp } from './rankFollowUp.ts';

const NoteRow = z.object({
  text: z.string(),
  outcome: CallOutcome.nullable(),
  sending: NoteSending,
  problem: ProblemKind.nullable().catch(null),
  location_id: z.number(),
  call_id: z.number(),
});

// A note about an earlier try still holds when they ring again.
const NOTE = `
SELECT text, outcome, sending, problem, calls.location_id, calls.call_id FROM calls
JOIN notes ON notes.location_id = calls.location_id AND notes.call_id = calls.call_id
WHERE follow_up_id = ? ORDER BY started_at DESC LIMIT 1`;

/** The row as windows show it, with what was noted about it. */
export function describeFollowUp(
  database: BookDatabase,
  { row, nextVisit, why }: RankedFollowUp,
): FollowUpRow {
  const [note] = z.array(NoteRow).parse(database.prepare(NOTE).all(row.id));
  return {
    id: followUpId(row.person, row.firstTryAtMs),
    state: row.state,
    locationId: row.locationId,
    number: shownNumber(readCaller(row.number, row), row.clientId !== null),
    clientId: row.clientId,
    clientName: row.clientName,
    vip: row.vip,
    tries: row.tries,
    firstTryAt: instantOf(row.firstTryAtMs),
    lastTryAt: instantOf(row.lastTryAtMs),
    lastCall: row.lastCall,
    nextVisit,
    why,
    laterAt: row.state === 'waiting' && row.laterAtMs !== null ? instantOf(row.laterAtMs) : null,
    solvedBy: row.solvedBy,
    solvedAt: row.solvedAtMs === null ? null : instantOf(row.solvedAtMs),
    solvedVisit: row.solvedVisit,
    note: note?.text ?? '',
    outcome: note?.outcome ?? null,
    notedCall: note ? CallKey.parse(`${note.location_id}:${note.call_id}`) : row.lastCall,
    sending: note?.sending ?? 'notSent',
    sendingProblem: note?.problem ?? null,
  };
}

const instantOf = (atMs: number): string => new Date(atMs).toISOString();
