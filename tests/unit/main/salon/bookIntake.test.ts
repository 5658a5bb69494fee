import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ok, type Result } from '../../../../contract/result.ts';
import type { BookDoor, BookError } from '../../../../main/book/bookDoor.ts';
import { BookIntake } from '../../../../main/salon/bookIntake.ts';
import { defaultSettings } from '../../../../main/settings/defaultSettings.ts';
import { aCall } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const kept: number[] = [];
  let trouble: BookError | null = null;
  let fault: Error | null = null;
  let added = 0;
  const ask = (_: string, input: { calls: { callId: number }[] }): Promise<Result<unknown, BookError>> => {
    if (fault) return Promise.reject(fault);
    if (trouble) return Promise.resolve({ ok: false, error: trouble });
    kept.push(...input.calls.map(({ callId }) => callId));
    return Promise.resolve(ok({ added: input.calls.length, changed: 0 }));
  };
  const intake = new BookIntake({
    book: { ask } as unknown as BookDoor,
    clock,
    rule: () => defaultSettings('linux').missedRule,
    serverNowMs: () => clock.now(),
    onNews: (news) => {
      added += news.added;
    },
  });
  return {
    intake,
    clock,
    kept,
    added: () => added,
    setTrouble: (next: BookError | null) => {
      trouble = next;
    },
    setFault: (next: Error | null) => {
      fault = next;
    },
  };
}

describe('BookIntake', () => {
  test('calls are on disk before whoever waits goes on', async () => {
    const { intake, kept, added } = setUp();
    await intake.take([aCall({ callId: 1 }), aCall({ callId: 2 })]);
    expect(kept).toEqual([1, 2]);
    expect(added()).toBe(2);
  });

  test('after a full disk everything is tried again, once', async () => {
    const { intake, clock, kept, setTrouble } = setUp();
    setTrouble({ kind: 'diskFull', detail: '' });
    await intake.take([aCall({ callId: 1 })]);
    await intake.take([aCall({ callId: 2 })]);
    expect(kept).toEqual([]);
    setTrouble(null);
    await clock.advance(30_000);
    await setImmediate();
    expect(kept).toEqual([1, 2]);
    await clock.advance(120_000);
    expect(kept).toEqual([1, 2]);
  });

  test('a newer reading of a call replaces the one that waits', async () => {
    const { intake, kept, setTrouble } = setUp();
    setTrouble({ kind: 'bookClosed', detail: '' });
    await intake.take([aCall({ callId: 1 })]);
    setTrouble(null);
    await intake.take([aCall({ callId: 1, durationSeconds: 60 })]);
    expect(kept).toEqual([1]);
  });

  test('a fault while writing keeps nothing that comes later from the book', async () => {
    const { intake, kept, setFault } = setUp();
    setFault(new Error('a fault'));
    await expect(intake.take([aCall({ callId: 1 })])).rejects.toThrow('a fault');
    setFault(null);
    await intake.take([aCall({ callId: 2 })]);
    expect(kept).toEqual([1, 2]);
  });
});
