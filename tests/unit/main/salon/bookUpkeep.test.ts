import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { putCalls } from '../../../../main/book/queries/putCalls.ts';
import { BookUpkeep } from '../../../../main/salon/bookUpkeep.ts';
import { defaultSettings } from '../../../../main/settings/defaultSettings.ts';
import { aCall, downtown, NOON } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const DAY_MS = 86_400_000;

test('old calls go every day and when fewer are wanted; another rule judges every call, once', async () => {
  const book = anEmptyBook();
  const door = doorTo(book);
  const clock = new FakeClock();
  const settings = defaultSettings('linux');
  const ages = [1, 20, 60, 181];
  const calls = ages.map((days, index) =>
    aCall({ callId: index + 1, startedAtMs: NOON - days * DAY_MS, status: 'missed', durationSeconds: 5 }),
  );
  putCalls(book, { locations: [downtown], calls, nowMs: NOON, rule: settings.missedRule });
  let pruned = 0;
  const upkeep = new BookUpkeep({
    book: door,
    clock,
    settings: () => settings,
    serverNowMs: () => clock.now(),
    onPruned: (count) => {
      pruned += count;
    },
  });
  const column = (sql: string): unknown[] => book.database.prepare(sql).pluck().all();
  upkeep.start();
  await setImmediate();
  expect(pruned).toBe(0);
  await clock.advance(2 * DAY_MS);
  await setImmediate();
  expect(pruned).toBe(1);

  settings.retentionDays = 30;
  settings.missedRule = { ...settings.missedRule, minSeconds: 10 };
  upkeep.start();
  await setImmediate();
  expect(pruned).toBe(2);
  expect(column('SELECT missed FROM calls')).toEqual([0, 0]);
  const judged = door.asked.filter((name) => name === 'remakeMissed').length;
  upkeep.start();
  await setImmediate();
  expect(door.asked.filter((name) => name === 'remakeMissed')).toHaveLength(judged);
  upkeep.stop();
});

test('a book of an older version is joined to calls at once, and only once', async () => {
  const book = anEmptyBook();
  const door = doorTo(book);
  const calls = [aCall({ callId: 1, status: 'missed' }), aCall({ callId: 2, status: 'missed' })];
  const settings = defaultSettings('linux');
  putCalls(book, { locations: [downtown], calls, nowMs: NOON, rule: settings.missedRule });
  const joined = (): unknown[] => book.database.prepare('SELECT twin FROM calls ORDER BY id').pluck().all();
  // As the step of the schema leaves what it finds.
  book.database.exec(`UPDATE calls SET twin = 0; DELETE FROM call_rows;
    INSERT INTO memos (name, value) VALUES ('joinCallsAfter', '0')`);
  const upkeep = new BookUpkeep({
    book: door,
    clock: new FakeClock(),
    settings: () => settings,
    serverNowMs: () => NOON,
    onPruned: () => undefined,
  });
  upkeep.start();
  await setImmediate();
  expect(joined()).toEqual([0, 2]);
  expect(book.database.prepare('SELECT name FROM memos').pluck().all()).not.toContain('joinCallsAfter');
  upkeep.stop();
});
