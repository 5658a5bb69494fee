import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CallKey } from '../../../../contract/model/ids.ts';
import { UnsavedNotes } from '../../../../main/follow-up/unsavedNotes.ts';
import { ManagerDesk } from '../../../../main/manager/managerDesk.ts';
import { done, refusedFor } from '../../../../main/outcome.ts';
import { Forgetting } from '../../../../main/salon/forgetting.ts';
import { aCall } from '../../../support/calls.ts';
import { type DirectBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder } from '../../../support/files.ts';
import { aBookWith } from '../../../support/filledBook.ts';

const PIN = '4071';

let dir: string;
let kind: 'salon' | 'demo';
let keeping: 'keyring' | 'unprotected';
let book: DirectBook;
let manager: ManagerDesk;
let unsaved: UnsavedNotes;
let forgetting: Forgetting;
const disconnect = vi.fn(() => Promise.resolve(done));
const keepUnprotected = vi.fn(() => done);

beforeEach(() => {
  dir = aFolder();
  kind = 'salon';
  keeping = 'keyring';
  const clock = new FakeClock();
  book = doorTo(aBookWith([aCall(), aCall({ callId: 2, callerPhone: '+13155550111' })]));
  manager = new ManagerDesk({ clock, onChange: () => undefined });
  manager.work(dir);
  unsaved = new UnsavedNotes({
    clock,
    place: () => dir,
    save: (key, text) => book.ask('saveNote', { key, text, nowMs: 0 }),
  });
  disconnect.mockClear();
  keepUnprotected.mockClear();
  forgetting = new Forgetting({
    reception: {
      get profile() {
        return { kind, dir };
      },
      steps: { keepUnprotected },
      account: () => ({ keeping }),
      disconnect,
    },
    book,
    unsaved,
    partner: { telephonyTokens: () => 3 },
    manager,
  });
});

describe('what goes is counted', () => {
  test('by the book, with what it would not take so far', async () => {
    book.trouble = { kind: 'diskFull', detail: '' };
    await unsaved.save(CallKey.parse('10:1'), 'wants Ines');
    book.trouble = null;
    expect(await forgetting.loss()).toMatchObject({
      book: { calls: 2, notes: 0, openFollowUps: 0 },
      unsavedNotes: 1,
      telephonyChains: 3,
    });
  });

  test.each(['bookClosed', 'diskFull', 'diskError'] as const)(
    'and where the book answers %s, that is said instead of numbers',
    async (trouble) => {
      book.trouble = { kind: trouble, detail: '' };
      expect((await forgetting.loss()).book).toBeNull();
    },
  );
});

describe('without a PIN', () => {
  test('the account is forgotten with the notes that wait in memory', async () => {
    book.trouble = { kind: 'diskFull', detail: '' };
    await unsaved.save(CallKey.parse('10:1'), 'wants Ines');
    expect(await forgetting.disconnect({})).toEqual(done);
    expect(disconnect).toHaveBeenCalledOnce();
    expect(unsaved.count).toBe(0);

    // Another account in the same folder must not be given them.
    book.trouble = null;
    book.asked.length = 0;
    await unsaved.flush();
    expect(book.asked).toEqual([]);
  });
});

describe('where a PIN is set', () => {
  beforeEach(async () => {
    await manager.setPin(null, PIN);
    keeping = 'unprotected';
  });
  const ways = [
    { way: 'disconnect', forget: (pin: { pin?: string }) => forgetting.disconnect(pin), goes: disconnect },
    {
      way: 'tokens and book for this run only',
      forget: (pin: { pin?: string }) => forgetting.keepUnprotected({ keep: false, ...pin }),
      goes: keepUnprotected,
    },
  ];

  test.each(ways)('$way: nothing goes without it', async ({ forget, goes }) => {
    expect(await forget({})).toEqual(refusedFor('pinNeeded'));
    expect(await forget({ pin: '0000' })).toEqual(refusedFor('wrongPin'));
    expect(goes).not.toHaveBeenCalled();
  });

  test.each(ways)('$way: unlocked by a manager a while ago is not asked now', async ({ forget, goes }) => {
    await manager.unlock(PIN);
    expect(await forget({})).toEqual(refusedFor('pinNeeded'));
    expect(goes).not.toHaveBeenCalled();
  });

  test.each(ways)('$way: it goes with the right one', async ({ forget, goes }) => {
    expect(await forget({ pin: PIN })).toEqual(done);
    expect(goes).toHaveBeenCalledOnce();
  });

  test('trying PINs out ends after some', async () => {
    const answers = [];
    for (let count = 0; count < 8; count += 1) answers.push(await forgetting.disconnect({ pin: '0000' }));
    expect(answers.at(-1)).toEqual(refusedFor('pinBlocked'));
    expect(await forgetting.disconnect({ pin: PIN })).toEqual(refusedFor('pinBlocked'));
    expect(disconnect).not.toHaveBeenCalled();
  });

  test('leaving the demo salon and accepting a file cost nothing, so they need none', async () => {
    expect(await forgetting.keepUnprotected({ keep: true })).toEqual(done);
    kind = 'demo';
    expect(await forgetting.disconnect({})).toEqual(done);
  });
});
