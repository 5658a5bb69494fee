import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import type { Installation } from '../../../../main/integration/installation.ts';
import { forgetStates, KeptStates, readingThen } from '../../../../main/integration/keptStates.ts';
import { NOON } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder, modeOf } from '../../../support/files.ts';

const ten = LocationId.parse(10);
const twenty = LocationId.parse(20);
const since = '2026-11-01T08:00:00.000Z';
const frozen: Installation = {
  state: 'frozen',
  agreedAtMs: NOON - 1_000,
  paidUntil: '2026-10-31',
  log: [
    { at: since, from: 'active', to: 'frozen', source: 'billing', toldBy: 'altegio' },
    { at: '2026-01-01T08:00:00.000Z', from: 'pending', to: 'active', source: '', toldBy: 'altegio' },
  ],
  payments: [{ id: 1, sum: 49, paidOn: null, fromDay: null, toDay: null, refunded: false }],
};

let dir: string;
let clock: FakeClock;
beforeEach(() => {
  dir = aFolder();
  clock = new FakeClock();
});
const file = () => path.join(dir, 'location-states.json');
const open = (applicationId: number | null = 7, folder: string | null = dir) =>
  new KeptStates({ dir: folder, applicationId: () => applicationId, clock });
const keepFrozen = () => {
  const states = open();
  states.putReading(ten, frozen, NOON);
  states.putArrival(ten, 'arriving', NOON + 5);
  states.stop();
};

describe('what is known of a location', () => {
  test('is known after a restart, with when that was and without sums', () => {
    keepFrozen();
    const before = open().before(ten);
    expect(before?.arrival).toEqual({ state: 'arriving', atMs: NOON + 5 });
    expect(before && readingThen(before)).toEqual({
      atMs: NOON,
      answer: {
        ok: true,
        value: {
          state: 'frozen',
          agreedAtMs: NOON - 1_000,
          paidUntil: '2026-10-31',
          log: [{ at: since, from: null, to: 'frozen', source: '', toldBy: 'here' }],
          payments: [],
        },
      },
    });
    expect(modeOf(file())).toBe(0o600);
    expect(readFileSync(file(), 'utf8')).not.toContain('49');
  });

  test('is old news as soon as it is seen anew', () => {
    keepFrozen();
    const states = open();
    states.putReading(ten, null, NOON + 60_000);
    expect(states.before(ten)).toMatchObject({ reading: null, arrival: { state: 'arriving' } });
    states.putArrival(ten, 'noRightCalls', NOON + 60_000);
    expect(states.before(ten)).toMatchObject({ reading: null, arrival: null });
  });

  test('that the app is not there is known as well', () => {
    const states = open();
    states.putReading(ten, null, NOON);
    states.stop();
    const before = open().before(ten);
    expect(before && readingThen(before)).toEqual({ atMs: NOON, answer: { ok: true, value: null } });
  });

  test('survives an app that is killed: a change is saved at once, the mere time within a minute', async () => {
    const states = open();
    states.putReading(ten, frozen, NOON);
    await clock.advance(2_000);
    expect(open().before(ten)?.reading).toMatchObject({ atMs: NOON });
    states.putReading(ten, frozen, NOON + 1);
    await clock.advance(2_000);
    expect(open().before(ten)?.reading).toMatchObject({ atMs: NOON });
    await clock.advance(58_000);
    expect(open().before(ten)?.reading).toMatchObject({ atMs: NOON + 1 });
  });

  test('is not kept for the demo salon', () => {
    const states = open(7, null);
    states.putReading(ten, frozen, NOON);
    states.stop();
    expect(existsSync(file())).toBe(false);
  });
});

describe('nothing is known', () => {
  test.each([
    ['cut short', (text: string) => text.slice(0, 40)],
    ['empty', () => ''],
    ['something else', () => '[1, 2]'],
    ['of a later version', (text: string) => text.replace('"version":1', '"version":2')],
  ])('of a file that is %s, and the next one is written', (_name, spoil) => {
    keepFrozen();
    writeFileSync(file(), spoil(readFileSync(file(), 'utf8')));
    expect(open().before(ten)).toBeNull();
    keepFrozen();
    expect(open().before(ten)).not.toBeNull();
  });

  test('of one damaged entry, and the others stay', () => {
    const states = open();
    states.putReading(ten, frozen, NOON);
    states.putReading(twenty, null, NOON);
    states.stop();
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"frozen"', '"thawed"'));
    expect(open().before(ten)).toBeNull();
    expect(open().before(twenty)).not.toBeNull();
  });

  test('where another app counts', () => {
    keepFrozen();
    expect(open(8).before(ten)).toBeNull();
  });

  test('of a location that is not watched any more', () => {
    keepFrozen();
    const states = open();
    states.keepOnly([twenty]);
    states.putReading(twenty, null, NOON);
    states.stop();
    expect(open().before(ten)).toBeNull();
  });

  test('once the profile is forgotten', () => {
    keepFrozen();
    expect(forgetStates(dir)).toEqual({ ok: true, value: null });
    expect(existsSync(file())).toBe(false);
    expect(forgetStates(dir)).toEqual({ ok: true, value: null });
  });
});
