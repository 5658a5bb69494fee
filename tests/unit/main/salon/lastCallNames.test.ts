import { expect, test, vi } from 'vitest';
import { CallLog } from '../../../../main/calls/callLog.ts';
import { readCaller } from '../../../../main/clients/phoneNumber.ts';
import { LastCallNames, type LastCallNamesDeps } from '../../../../main/salon/lastCallNames.ts';
import { aCall, clientId, downtown } from '../../../support/calls.ts';

function setUp(directory: Partial<LastCallNamesDeps['directory']>) {
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
  const find = () => names.find(new AbortController().signal);
  return { log, find, onNamed };
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
