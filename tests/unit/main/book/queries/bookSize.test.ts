import { expect, test } from 'vitest';
import { decisionHandlers } from '../../../../../main/book/queries/decisions.ts';
import { followUpHandlers } from '../../../../../main/book/queries/followUps.ts';
import { noteHandlers } from '../../../../../main/book/queries/notes.ts';
import { outboxHandlers } from '../../../../../main/book/queries/outbox.ts';
import { pageHandlers } from '../../../../../main/book/queries/callPages.ts';
import { sizeHandlers } from '../../../../../main/book/queries/bookSize.ts';
import { clientId, riverside } from '../../../../support/calls.ts';
import { anyCall } from '../../../../support/filledBook.ts';
import { FollowUpBook, MINUTE } from '../../../../support/followUpBook.ts';

const nothing = { calls: 0, notes: 0, outcomes: 0, openFollowUps: 0, reminders: 0, unsentNotes: 0 };

test('an empty book holds nothing that anyone would miss', () => {
  expect(sizeHandlers.bookContents(new FollowUpBook().context)).toEqual(nothing);
});

test('what is in a book is counted as its lists show it', () => {
  const book = new FollowUpBook();
  const { context } = book;
  const answered = book.call(0, { clientId: clientId(7) });
  // The same call in another location of the chain is no second call.
  book.call(0, { clientId: clientId(7), locationId: riverside.id });
  const other = book.call(1, { callerPhone: '+13155550111' });
  book.missed(2, { callerPhone: '+13155550122' });
  book.missed(3, { callerPhone: '+13155550133' });
  const nowMs = book.nowMs;
  noteHandlers.saveNote(context, { key: answered, text: 'wants Ines', nowMs });
  outboxHandlers.queueNote(context, { key: answered, clientId: clientId(7), nowMs });
  noteHandlers.saveOutcome(context, { key: other, outcome: 'booked', nowMs });
  const [later] = followUpHandlers.followUpPage(context, {
    tab: 'open',
    locationIds: [],
    offset: 0,
    limit: 1,
    nowMs,
  }).rows;
  decisionHandlers.decideFollowUp(context, {
    id: later?.id ?? '',
    kind: 'later',
    untilMs: nowMs + MINUTE,
    nowMs,
  });

  const contents = sizeHandlers.bookContents(context);
  expect(contents).toEqual({
    calls: 4,
    notes: 1,
    outcomes: 1,
    openFollowUps: 1,
    reminders: 1,
    unsentNotes: 1,
  });
  expect(pageHandlers.countCalls(context, { filter: anyCall, newerThan: null, nowMs })).toBe(contents.calls);
});
