import { beforeEach, expect, it } from 'vitest';
import { CallKey } from '../../../../contract/model/ids.ts';
import { err, ok, type Result } from '../../../../contract/result.ts';
import type { BookError } from '../../../../main/book/bookDoor.ts';
import { UnsavedNotes } from '../../../../main/follow-up/unsavedNotes.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const call = CallKey.parse('1:2');
let full: boolean;
let place: string;
let kept: string[];
let clock: FakeClock;
let notes: UnsavedNotes;

beforeEach(() => {
  full = false;
  place = 'salon';
  kept = [];
  clock = new FakeClock();
  notes = new UnsavedNotes({
    clock,
    place: () => place,
    save: (key, text): Promise<Result<null, BookError>> => {
      if (full) return Promise.resolve(err({ kind: 'diskFull', detail: '' }));
      kept.push(`${place} ${key} ${text}`);
      return Promise.resolve(ok(null));
    },
  });
});

it('tries a note again that the disk would not take, until it does', async () => {
  full = true;
  expect(await notes.save(call, 'Wants Ines')).toMatchObject({ ok: false });
  await clock.advance(2_000);
  await clock.advance(5_000);
  expect(kept).toEqual([]);
  full = false;
  await clock.advance(15_000);
  expect(kept).toEqual(['salon 1:2 Wants Ines']);
  await clock.advance(60_000);
  expect(kept).toHaveLength(1);
});

it('keeps the latest letters only', async () => {
  full = true;
  await notes.save(call, 'Wa');
  await notes.save(call, 'Wants');
  full = false;
  await notes.save(call, 'Wants Ines');
  await notes.flush();
  expect(kept).toEqual(['salon 1:2 Wants Ines']);
});

it('saves at once when the book says that it takes something again', async () => {
  full = true;
  await notes.save(call, 'Wants Ines');
  full = false;
  await notes.flush();
  expect(kept).toEqual(['salon 1:2 Wants Ines']);
});

it('never writes into the book of another profile', async () => {
  full = true;
  await notes.save(call, 'Wants Ines');
  full = false;
  place = 'demo';
  await notes.flush();
  expect(kept).toEqual([]);
  place = 'salon';
  await notes.flush();
  expect(kept).toEqual(['salon 1:2 Wants Ines']);
});

it('stops in the middle when another profile comes to work', async () => {
  full = true;
  await notes.save(call, 'Wants Ines');
  await notes.save(CallKey.parse('1:3'), 'Wants Jo');
  full = false;
  const flushed = notes.flush();
  place = 'demo';
  await flushed;
  expect(kept).toEqual(['salon 1:2 Wants Ines']);
  place = 'salon';
  await notes.flush();
  expect(kept).toEqual(['salon 1:2 Wants Ines', 'salon 1:3 Wants Jo']);
});
