import { beforeEach, describe, expect, test, vi } from 'vitest';
import { decisionHandlers } from '../../../../main/book/queries/decisions.ts';
import type { DueFollowUp } from '../../../../main/book/queries/followUpTimes.ts';
import { followUpHandlers } from '../../../../main/book/queries/followUps.ts';
import { reminderWords } from '../../../../main/follow-up/reminderWords.ts';
import { Reminders } from '../../../../main/follow-up/reminders.ts';
import { downtown, NOON } from '../../../support/calls.ts';
import { changesOf, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FollowUpBook, MINUTE } from '../../../support/followUpBook.ts';

let clock: FakeClock;
let book: FollowUpBook;
const onDue = vi.fn<(due: readonly DueFollowUp[]) => void>();

beforeEach(() => {
  clock = new FakeClock();
  book = new FollowUpBook();
  book.nowMs = NOON;
  onDue.mockClear();
});

function reminders(door = doorTo(book.context)): Reminders {
  return new Reminders({
    book: door,
    bookChange: () => changesOf(book.context),
    clock,
    serverNowMs: () => clock.now(),
    onDue,
    onBug: (error) => {
      throw error;
    },
  });
}

function putOff(untilMs: number): void {
  book.missed(-5);
  const page = followUpHandlers.followUpPage(book.context, {
    tab: 'open',
    locationIds: [],
    offset: 0,
    limit: 10,
    nowMs: NOON,
  });
  const id = page.rows[0]?.id ?? '';
  decisionHandlers.decideFollowUp(book.context, { id, kind: 'later', untilMs, nowMs: NOON });
}

const counts = () => followUpHandlers.followUpCounts(book.context);

describe('Reminders', () => {
  test('tells at the moment that was chosen, once', async () => {
    reminders().start();
    await clock.advance(100);
    putOff(NOON + 30 * MINUTE);
    await clock.advance(30 * MINUTE - 1_000);
    expect(onDue).not.toHaveBeenCalled();
    expect(counts()).toEqual({ open: 0, waiting: 1 });

    await clock.advance(2_000);
    expect(onDue).toHaveBeenCalledTimes(1);
    expect(counts()).toEqual({ open: 1, waiting: 0 });
    await clock.advance(60 * MINUTE);
    expect(onDue).toHaveBeenCalledTimes(1);
  });

  test('tells what came due while the app was closed, also when they rang meanwhile', async () => {
    putOff(NOON + 5 * MINUTE);
    book.nowMs = NOON + 30 * MINUTE;
    book.missed(29);
    expect(counts()).toEqual({ open: 1, waiting: 0 });
    clock = new FakeClock(new Date(book.nowMs).toISOString());
    reminders().start();
    await clock.advance(100);

    expect(onDue).toHaveBeenCalledTimes(1);
  });

  test('lets the book rest while nothing changes and nobody is due', async () => {
    const door = doorTo(book.context);
    reminders(door).start();
    await clock.advance(9 * MINUTE);
    expect(door.asked).toHaveLength(10);

    putOff(NOON + 30 * MINUTE);
    await clock.advance(15_000);
    expect(door.asked).toHaveLength(11);
  });

  test('waits while the book cannot be asked', async () => {
    putOff(NOON + MINUTE);
    const door = doorTo(book.context);
    door.trouble = { kind: 'bookClosed', detail: '' };
    reminders(door).start();
    await clock.advance(5 * MINUTE);
    expect(onDue).not.toHaveBeenCalled();

    door.trouble = null;
    await clock.advance(MINUTE);
    expect(onDue).toHaveBeenCalledTimes(1);
  });

  test('lets old rows lapse', async () => {
    book.missed(2 - 7 * 1_440);
    reminders().start();
    await clock.advance(MINUTE);
    expect(counts()).toEqual({ open: 1, waiting: 0 });
    await clock.advance(2 * MINUTE);

    expect(counts()).toEqual({ open: 0, waiting: 0 });
    expect(onDue).not.toHaveBeenCalled();
  });
});

describe('what a reminder says', () => {
  const marta: DueFollowUp = {
    clientName: 'Marta Quill',
    number: { kind: 'number', text: '+1 315 ••• 0175', masked: true },
    locationId: downtown.id,
  };

  test.each([
    [[marta], 'name', 'Ring back: Marta Quill'],
    [[{ ...marta, clientName: null }], 'full', 'Ring back: +1 315 ••• 0175'],
    [[marta], 'nothing', 'Somebody to ring back now'],
    [[marta, marta], 'name', '2 people to ring back now'],
  ] as const)('%#', (due, level, title) => {
    expect(reminderWords(due, level).title).toBe(title);
  });
});
