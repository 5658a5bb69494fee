import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { CallDirection } from '../../../../contract/model/call.ts';
import type { CallerMatch } from '../../../../contract/model/card.ts';
import type { ClientId } from '../../../../contract/model/ids.ts';
import { err, ok } from '../../../../contract/result.ts';
import type { Appointment } from '../../../../main/altegio/appointmentRow.ts';
import type { ClientRecord } from '../../../../main/altegio/clients.ts';
import type { KeptClient } from '../../../../main/book/queries/knownClient.ts';
import { ClientCache } from '../../../../main/clients/clientCache.ts';
import { ClientDirectory } from '../../../../main/clients/clientDirectory.ts';
import type { ClientSource } from '../../../../main/clients/clientSource.ts';
import { readCaller } from '../../../../main/clients/phoneNumber.ts';
import { clientId, downtown } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const marta: ClientRecord = {
  id: clientId(7),
  name: 'Marta Quill',
  phoneText: '13155550175',
  visitCount: 62,
  importance: 'Gold',
  categories: [{ title: 'VIP', color: null }],
  comment: 'Allergic to PPD.',
  balance: -12.5,
  spent: 900,
};
const visit = (localStart: string, change: Partial<Appointment> = {}): Appointment => ({
  id: Number(localStart.replace(/\D/g, '')),
  localStart,
  services: ['Colour'],
  staffName: 'Ines',
  attendance: 1,
  deleted: false,
  createdAt: null,
  noShowCount: null,
  visitCount: null,
  ...change,
});

interface Kept {
  readonly clients?: KeptClient[];
}

function setUp(clients: ClientRecord[] = [marta], remembered: ClientId | null = null, inBook: Kept = {}) {
  const clock = new FakeClock('2026-11-21T15:00:00.000Z'); // ten in the morning in New York
  const source = {
    search: vi.fn<ClientSource['search']>(() => Promise.resolve(ok(clients))),
    card: vi.fn<ClientSource['card']>((_location, id) => {
      const found = clients.find((one) => one.id === id);
      return Promise.resolve(found ? ok(found) : err({ kind: 'notFound' }));
    }),
    appointments: vi.fn<ClientSource['appointments']>(() =>
      Promise.resolve(
        ok([
          visit('2026-11-21T14:30'),
          visit('2026-10-12T10:00'),
          visit('2026-11-01T10:00', { attendance: -1 }),
          visit('2026-11-22T09:00', { deleted: true }),
        ]),
      ),
    ),
  };
  const kept = {
    read: (_: unknown, id: ClientId) =>
      Promise.resolve(inBook.clients?.find(({ record }) => record.id === id) ?? null),
    ofNumber: () => Promise.resolve(inBook.clients ?? []),
    keep: vi.fn(),
  };
  const directory = new ClientDirectory({
    source,
    cache: new ClientCache(clock),
    choices: { recall: () => remembered },
    kept,
    serverNowMs: () => clock.now(),
    clock,
  });
  const find = async (
    raw: string,
    id: ClientId | null = null,
    { country = 'US', direction = 'incoming' }: { country?: string; direction?: CallDirection } = {},
  ): Promise<CallerMatch[]> => {
    const told: CallerMatch[] = [];
    const location = { ...downtown, countryIso: country };
    const who = { caller: readCaller(raw, location), clientId: id, location, direction };
    await directory.find(who, (match) => told.push(match), new AbortController().signal);
    return told;
  };
  return { clock, source, find, directory, kept };
}

describe('ClientDirectory', () => {
  test('names the client that Altegio put beside the call, then adds visits', async () => {
    const { find, source } = setUp();
    const told = await find('+13155550175', marta.id);
    expect(told[0]).toMatchObject({
      kind: 'known',
      client: { name: 'Marta Quill', vip: true, complete: false },
    });
    expect(told.at(-1)).toMatchObject({
      kind: 'known',
      client: {
        complete: true,
        nextVisit: { localStart: '2026-11-21T14:30' },
        lastVisit: { localStart: '2026-10-12T10:00' },
        noShowCount: 1,
      },
    });
    expect(source.search).not.toHaveBeenCalled();
  });

  test('guesses without asking: whoever was met in this run, and calls that have no number', async () => {
    const { directory, find, source } = setUp();
    const guess = (raw: string, id: ClientId | null = null) =>
      directory.guess({ caller: readCaller(raw, downtown), clientId: id, location: downtown });
    expect(guess('+13155550175', marta.id)).toBeNull();
    expect(guess('+13155550175')).toBeNull();
    expect(guess('anonymous')).toEqual({ kind: 'withheld' });
    expect(guess('101')).toEqual({ kind: 'internal' });
    expect(guess('1315***0175')).toEqual({ kind: 'unavailable', trouble: 'noRight' });
    expect(source.card).not.toHaveBeenCalled();

    await find('+13155550175', marta.id);
    expect(guess('+13155550175', marta.id)).toMatchObject({ kind: 'known', client: { name: 'Marta Quill' } });
  });

  test('needs at most three requests for somebody found by number', async () => {
    const { find, source } = setUp();
    const told = await find('(315) 555-0175');
    expect(told.at(-1)).toMatchObject({ kind: 'known', client: { name: 'Marta Quill' } });
    expect(
      source.search.mock.calls.length + source.card.mock.calls.length + source.appointments.mock.calls.length,
    ).toBe(3);
  });

  test('asks nothing for a caller met a moment ago', async () => {
    const { find, source } = setUp();
    await find('+13155550175', marta.id);
    source.card.mockClear();
    const told = await find('+13155550175', marta.id);
    expect(told.at(-1)).toMatchObject({ kind: 'known', client: { name: 'Marta Quill' } });
    expect(source.card).not.toHaveBeenCalled();
  });

  test('shows a client from memory, with its age, when Altegio cannot be asked', async () => {
    const { find, source, clock } = setUp();
    await find('+13155550175', marta.id);
    await clock.advance(10 * 60_000);
    source.card.mockResolvedValue(err({ kind: 'offline', detail: 'ECONNREFUSED' }));
    const told = await find('+13155550175', marta.id);
    expect(told.at(-1)).toMatchObject({ kind: 'known', fromCacheAt: '2026-11-21T15:00:00.000Z' });
  });

  test('a client of another location is looked for by number', async () => {
    const { find } = setUp();
    expect((await find('+13155550175', clientId(999))).at(-1)).toMatchObject({
      kind: 'known',
      client: { id: 7 },
    });
  });

  test('several clients on one number come in the order of their next visit', async () => {
    const bea = { ...marta, id: clientId(8), name: 'Bea Shared' };
    const { find, source } = setUp([marta, bea]);
    source.appointments.mockImplementation((_location, id) =>
      Promise.resolve(ok([visit(id === bea.id ? '2026-11-21T12:00' : '2026-11-25T12:00')])),
    );
    expect((await find('+13155550175')).at(-1)).toMatchObject({
      kind: 'several',
      candidates: [{ name: 'Bea Shared', hint: { kind: 'next' } }, { name: 'Marta Quill' }],
    });
  });

  test.each([
    { raw: '7112233', country: 'RU', phone: '74957112233', asked: '7112233' },
    { raw: '666666', country: 'DE', phone: '49711666666', asked: '666666' },
    { raw: '99688-3193', country: 'BR', phone: '553196883193', asked: '96883193' },
    { raw: '993456712345678', country: 'US', phone: '13152345678', asked: '2345678' },
  ])('asks Altegio by $asked for $raw, and says "possibly"', async ({ raw, country, phone, asked }) => {
    const { find, source } = setUp([{ ...marta, phoneText: phone }]);
    const told = await find(raw, null, { country });
    expect(source.search.mock.calls.map(([, digits]) => digits)).toEqual([asked]);
    expect(told).toEqual([
      { kind: 'possibly', candidates: [{ id: 7, name: 'Marta Quill', hint: null }], numbersHidden: false },
    ]);
  });

  test('few digits that no card has are an extension, and so is whatever Altegio calls internal', async () => {
    const { find, source, directory } = setUp([]);
    expect(await find('7112233', null, { country: 'RU' })).toEqual([{ kind: 'internal' }]);
    expect(await find('666666', null, { country: 'DE' })).toEqual([{ kind: 'internal' }]);
    expect(source.search).toHaveBeenCalledTimes(2);
    expect(await find('7112233', null, { country: 'RU', direction: 'internal' })).toEqual([
      { kind: 'internal' },
    ]);
    expect(await find('666666', null, { country: 'DE', direction: 'internal' })).toEqual([
      { kind: 'internal' },
    ]);
    expect(await find('2132', null, { country: 'DE' })).toEqual([{ kind: 'internal' }]);
    expect(source.search).toHaveBeenCalledTimes(2);
    const caller = readCaller('666666', { countryIso: 'DE' });
    expect(directory.guess({ caller, clientId: null, location: downtown })).toBeNull();
    expect(directory.guess({ caller, clientId: null, location: downtown, direction: 'internal' })).toEqual({
      kind: 'internal',
    });
  });

  test('says "unknown" of a number that no plan has only after Altegio was asked', async () => {
    const { find, source } = setUp([]);
    expect(await find('993456712345678')).toEqual([{ kind: 'unknown', declined: [] }]);
    expect(source.search).toHaveBeenCalledTimes(1);
    source.search.mockResolvedValue(err({ kind: 'offline', detail: 'ENOTFOUND' }));
    expect(await find('993456712345678')).toEqual([{ kind: 'unavailable', trouble: 'offline' }]);
  });

  test('knows a Vietnamese client by the number from before 2018, with one question', async () => {
    const { find, source } = setUp([{ ...marta, phoneText: '841213803765' }]);
    source.search.mockImplementation((_location, digits) =>
      Promise.resolve(ok('841213803765'.includes(digits) ? [{ ...marta, phoneText: '841213803765' }] : [])),
    );
    expect((await find('+84793803765', null, { country: 'VN' })).at(-1)).toMatchObject({ kind: 'known' });
    expect(source.search).toHaveBeenCalledTimes(1);
  });

  test('asks nothing about a text instead of a number', async () => {
    const { find, source } = setUp();
    expect(await find('Kaspi Bank')).toEqual([{ kind: 'text' }]);
    expect(source.search).not.toHaveBeenCalled();
  });

  test('an earlier choice is remembered and can be taken back', async () => {
    const bea = { ...marta, id: clientId(8), name: 'Bea Shared' };
    const { find } = setUp([marta, bea], bea.id);
    expect((await find('+13155550175')).at(-1)).toMatchObject({
      kind: 'known',
      client: { name: 'Bea Shared' },
      chosenFrom: [{ name: 'Marta Quill' }, { name: 'Bea Shared' }],
    });
  });

  test('the same last digits only are a guess without anything private', async () => {
    const { find, source } = setUp([{ ...marta, phoneText: '442055550175' }]);
    const told = await find('+13155550175');
    expect(told).toEqual([
      { kind: 'possibly', numbersHidden: false, candidates: [{ id: 7, name: 'Marta Quill', hint: null }] },
    ]);
    expect(source.card).not.toHaveBeenCalled();
    expect(source.appointments).not.toHaveBeenCalled();
  });

  test.each([
    { raw: '', kind: 'withheld' },
    { raw: 'anonymous', kind: 'withheld' },
    { raw: '204', kind: 'internal' },
  ])('$raw is $kind and asks nobody', async ({ raw, kind }) => {
    const { find, source } = setUp();
    expect((await find(raw)).map((match) => match.kind)).toEqual([kind]);
    expect(source.search).not.toHaveBeenCalled();
  });

  test('nobody found is unknown; nobody asked is unavailable', async () => {
    const { find, source } = setUp([]);
    expect(await find('+13105550199')).toEqual([{ kind: 'unknown', declined: [] }]);
    source.search.mockResolvedValue(err({ kind: 'offline', detail: 'ENOTFOUND' }));
    expect(await find('+13105550199')).toEqual([{ kind: 'unavailable', trouble: 'offline' }]);
  });

  test('says that rights limit the card when only the search may be read', async () => {
    const { find, source } = setUp();
    source.card.mockResolvedValue(err({ kind: 'forbidden', message: 'Access denied.' }));
    expect((await find('+13155550175')).at(-1)).toMatchObject({
      kind: 'known',
      limited: true,
      client: { name: 'Marta Quill' },
    });
  });

  test('visits that could not be read are not "nothing booked"', async () => {
    const { find, source } = setUp();
    source.appointments.mockResolvedValue(err({ kind: 'server', status: 502 }));
    expect((await find('+13155550175', marta.id)).at(-1)).toMatchObject({
      kind: 'known',
      client: { nextVisit: null, noShowCount: null, visitsTrouble: 'server' },
    });
  });

  test('an order that was shown does not change when late hints come', async () => {
    const bea = { ...marta, id: clientId(8), name: 'Bea Shared' };
    const { directory, source, clock } = setUp([marta, bea]);
    let answer: (() => void) | undefined;
    source.appointments.mockImplementation(
      (_location, id) =>
        new Promise((resolve) => {
          const before = answer;
          answer = () => {
            before?.();
            resolve(ok([visit(id === bea.id ? '2026-11-21T12:00' : '2026-11-25T12:00')]));
          };
        }),
    );
    const told: CallerMatch[] = [];
    const who = { caller: readCaller('+13155550175', downtown), clientId: null, location: downtown };
    const found = directory.find(who, (match) => told.push(match), new AbortController().signal);
    await clock.advance(1_000);
    answer?.();
    await found;
    const names = told.map((match) =>
      match.kind === 'several' ? match.candidates.map(({ name }) => name) : [],
    );
    expect(names).toEqual([
      ['Marta Quill', 'Bea Shared'],
      ['Marta Quill', 'Bea Shared'],
    ]);
  });
});

describe('a client in the call book', () => {
  const kept: KeptClient = {
    record: { ...marta, comment: 'As it was this morning.' },
    appointments: [visit('2026-11-21T14:30')],
    readAtMs: Date.parse('2026-11-21T14:02:00.000Z'),
  };
  const asOf = '2026-11-21T14:02:00.000Z';
  const offline = err({ kind: 'offline', detail: 'ENETDOWN' } as const);

  test('is shown at once with its age, then as Altegio tells, and is kept', async () => {
    const { find, kept: book, source } = setUp([marta], null, { clients: [kept] });
    source.card.mockImplementation(() => setImmediate(ok(marta)));
    const told = await find('+13155550175', marta.id);
    expect(told[0]).toMatchObject({
      fromCacheAt: asOf,
      client: { comment: 'As it was this morning.', nextVisit: { localStart: '2026-11-21T14:30' } },
    });
    expect(told.at(-1)).toMatchObject({ fromCacheAt: null, client: { comment: 'Allergic to PPD.' } });
    expect(book.keep).toHaveBeenCalledTimes(1);
  });

  test('is shown with its age while Altegio cannot be asked, by id and by number', async () => {
    for (const id of [marta.id, null]) {
      const { find, source } = setUp([marta], null, { clients: [kept] });
      source.card.mockResolvedValue(offline);
      source.appointments.mockResolvedValue(offline);
      source.search.mockResolvedValue(offline);
      const told = await find('+13155550175', id);
      expect(told.at(-1)).toMatchObject({
        kind: 'known',
        fromCacheAt: asOf,
        client: { name: 'Marta Quill' },
      });
    }
  });

  test('two of one number are both told, never guessed', async () => {
    const zoe = { ...kept, record: { ...marta, id: clientId(8), name: 'Zoe Quill' } };
    const { find, source } = setUp([marta], null, { clients: [kept, zoe] });
    source.search.mockResolvedValue(offline);
    expect(await find('+13155550175')).toEqual([
      {
        kind: 'several',
        candidates: [
          { id: 7, name: 'Marta Quill', hint: null },
          { id: 8, name: 'Zoe Quill', hint: null },
        ],
      },
    ]);
  });
});
