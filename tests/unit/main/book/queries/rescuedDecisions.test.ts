import { expect, test } from 'vitest';
import { decisionHandlers } from '../../../../../main/book/queries/decisions.ts';
import { followUpHandlers } from '../../../../../main/book/queries/followUps.ts';
import { rescueDecisions } from '../../../../../main/book/queries/rescuedDecisions.ts';
import { FollowUpBook } from '../../../../support/followUpBook.ts';

const idsOf = (book: FollowUpBook, tab: 'open' | 'waiting' | 'done') =>
  followUpHandlers.followUpPage(book.context, {
    tab,
    locationIds: [],
    offset: 0,
    limit: 200,
    nowMs: book.nowMs,
  }).rows;

function decide(book: FollowUpBook, kind: 'notNeeded' | 'later'): void {
  const [row] = idsOf(book, 'open');
  if (!row) throw new Error('nobody waits');
  const untilMs = kind === 'later' ? book.nowMs + 3_600_000 : null;
  decisionHandlers.decideFollowUp(book.context, { id: row.id, kind, untilMs, nowMs: book.nowMs });
}

test('decisions of a damaged book come back with their calls, in whatever order those are fetched', () => {
  const damaged = new FollowUpBook();
  damaged.missed(0, { callId: 501, callerPhone: '+13155550101' });
  decide(damaged, 'notNeeded');
  damaged.missed(1, { callId: 502, callerPhone: '+13155550102' });
  decide(damaged, 'later');

  const fresh = new FollowUpBook();
  rescueDecisions(damaged.context.database, fresh.context);
  fresh.missed(1, { callId: 502, callerPhone: '+13155550102' });
  expect(idsOf(fresh, 'open')).toEqual([]);
  expect(idsOf(fresh, 'waiting')).toHaveLength(1);

  fresh.missed(0, { callId: 501, callerPhone: '+13155550101' });
  expect(idsOf(fresh, 'open')).toEqual([]);
  expect(idsOf(fresh, 'done')).toMatchObject([{ solvedBy: 'notNeeded' }]);
  expect(
    fresh.context.database
      .prepare("SELECT count(*) FROM memos WHERE name = 'rescuedDecisions'")
      .pluck()
      .all(),
  ).toEqual([0]);
});

test('a book without decisions leaves nothing behind', () => {
  const fresh = new FollowUpBook();
  rescueDecisions(new FollowUpBook().context.database, fresh.context);
  expect(fresh.context.database.prepare('SELECT count(*) FROM memos').pluck().all()).toEqual([0]);
});
