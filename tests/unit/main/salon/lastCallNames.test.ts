import { expect, test, vi } from 'vitest';
import { CallLog } from '../../../../main/calls/callLog.ts';
import { readCaller } from '../../../../main/clients/phoneNumber.ts';
import { putCalls } from '../../../../main/book/queries/putCalls.ts';
import { saidClientHandlers } from '../../../../main/book/queries/saidClients.ts';
import { LastCallNames, type LastCallNamesDeps } from '../../../../main/salon/lastCallNames.ts';
import { aCall, clientId, downtown, NOON } from '../../../support/calls.ts';
import { doorTo } from '../../../support/directBook.ts';
import { aBookWith, everyMissed } from '../../../support/filledBook.ts';

function setUp(directory: Partial<LastCallNamesDeps['directory']>, book = aBookWith([])) {
  const log = new CallLog({
    locationOf: () => downtown,
    serverNowMs: () => aCall().startedAtMs,
    showNumber: () => ({ kind: 'withheld' }),
    sameCaller: (call) => call.callerPhone,
    callerText: (call) => call.callerPhone.replace('+', ''),
    clientOf: () => undefined,
  });
  const onNamed = vi.fn();
  const names = new LastCallNames({
    log,
    book: doorTo(book),
    directory: {
      clientOf: () => undefined,
      clientOfNumber: () => Promise.resolve(undefined),
      learn: () => Promise.resolve(),
      ...directory,
    },
    locationOf: () => downtown,
    callerOf: (call) => readCaller(call.callerPhone, downtown),
    onNamed,
  });
  const { signal } = new AbortController();
  const find = () => names.find(signal);
  const again = () => names.again(signal);
  return { log, find, again, onNamed };
}

const marta = { name: 'Marta Quill', vip: true };

test('a call without a client is named by the number that the book knows, and then asked for no more', async () => {
  const clientOfNumber = vi.fn(() => Promise.resolve(marta));
  const { log, find, onNamed } = setUp({ clientOfNumber });
  log.put(aCall({ clientId: null }), false);
  await find();
  await find();
  expect(log.rows()[0]).toMatchObject({ clientName: 'Marta Quill', vip: true });
  expect(clientOfNumber).toHaveBeenCalledTimes(1);
  expect(onNamed).toHaveBeenCalledTimes(1);
});

test('a book that is still opening is asked again, but a new number not for ever', async () => {
  const clientOfNumber = vi.fn(() => Promise.resolve(undefined));
  const { log, find, onNamed } = setUp({ clientOfNumber });
  log.put(aCall({ clientId: null }), false);
  for (let look = 0; look < 9; look += 1) await find();
  expect(clientOfNumber).toHaveBeenCalledTimes(3);
  expect(onNamed).not.toHaveBeenCalled();
});

test('the client that Altegio put beside a call is learnt once', async () => {
  const learn = vi.fn(() => Promise.resolve());
  const { log, find } = setUp({ learn });
  log.put(aCall({ clientId: clientId(7) }), false);
  await find();
  await find();
  expect(learn).toHaveBeenCalledTimes(1);
});

test('whom the book keeps a call for comes first, also when that changes', async () => {
  const call = aCall({ clientId: clientId(7) });
  const book = aBookWith([call]);
  const say = (client: { id: ReturnType<typeof clientId>; name: string } | null) => {
    saidClientHandlers.keepSaidClient(book, { key: call.key, client, chosen: true, nowMs: NOON });
  };
  say({ id: clientId(8), name: 'Bea Cole' });
  const { log, find, again } = setUp({}, book);
  log.put(call, false);
  await find();
  expect(log.rows()[0]?.clientName).toBe('Bea Cole');
  say({ id: clientId(9), name: 'Cora Dale' });
  await again();
  expect(log.rows()[0]?.clientName).toBe('Cora Dale');
});

test('whom Altegio puts beside a call later comes before whom it was taken for by its number', async () => {
  const before = aCall({ callId: 1, clientId: clientId(7), endedSecondsAgo: 900 });
  const call = aCall({ callId: 2 });
  const book = aBookWith([before, call]);
  const namer = (id: number, name: string) =>
    book.database
      .prepare('INSERT INTO clients (location_id, client_id, name, read_at) VALUES (?, ?, ?, ?)')
      .run(downtown.id, id, name, NOON);
  namer(7, 'Anna Abel');
  const { log, find, onNamed } = setUp({}, book);
  log.put(call, false);
  await find();
  expect(log.rows()[0]?.clientName).toBe('Anna Abel');
  onNamed.mockClear();

  const linked = { ...call, clientId: clientId(8) };
  putCalls(book, { calls: [linked], nowMs: NOON, rule: everyMissed });
  log.put(linked, false);
  await find();
  // Her name is not read yet, but it is nobody else's.
  expect(log.rows()[0]?.clientName).toBeNull();
  expect(onNamed).toHaveBeenCalled();
  namer(8, 'Maria Moss');
  const again = { ...linked, clientId: clientId(9) };
  putCalls(book, { calls: [again], nowMs: NOON, rule: everyMissed });
  namer(9, 'Nora Nash');
  log.put(again, false);
  await find();
  expect(log.rows()[0]?.clientName).toBe('Nora Nash');
});

test('a call of which its card said that it may be several people is not named by its number', async () => {
  const clientOfNumber = vi.fn(() => Promise.resolve(marta));
  const call = aCall();
  const book = aBookWith([aCall({ callId: 2, clientId: clientId(7), endedSecondsAgo: 900 }), call]);
  saidClientHandlers.keepSaidClient(book, { key: call.key, client: null, chosen: false, nowMs: NOON });
  const { log, find } = setUp({ clientOfNumber }, book);
  log.put(call, false);
  log.name(call.key, marta);
  await find();
  expect(log.rows()[0]?.clientName).toBeNull();
  expect(clientOfNumber).not.toHaveBeenCalled();
});
