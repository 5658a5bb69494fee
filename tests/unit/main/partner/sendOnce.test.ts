import { expect, test, vi } from 'vitest';
import { err, ok } from '../../../../contract/result.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { Ledger } from '../../../../main/partner/ledger.ts';
import { type Sending, sendOnce } from '../../../../main/partner/sendOnce.ts';
import { NOON } from '../../../support/calls.ts';
import { aFolder, diskWithRoom } from '../../../support/files.ts';

const aLedger = (room = 100_000): Ledger =>
  Ledger.open({
    dir: aFolder(),
    now: () => NOON,
    randomId: () => 'entry',
    who: 'mia',
    onChange: () => undefined,
    fs: diskWithRoom(room),
  });
const payment = (send: Sending<number>['send'], more: Partial<Sending<number>> = {}): Sending<number> => ({
  operation: 'notifyPayment',
  locationIds: [10],
  request: { operation: 'notifyPayment', method: 'POST', path: '/x', body: '{}' },
  answerOf: String,
  ...more,
  send,
});

test('the entry stands in the ledger before the request leaves, and its answer after', async () => {
  const ledger = aLedger();
  const send = vi.fn(() => {
    expect(ledger.list(0, 1).entries[0]?.state).toBe('sending');
    return Promise.resolve(ok(1524));
  });
  expect(await sendOnce(ledger, payment(send))).toEqual(ok(1524));
  expect(ledger.list(0, 1).entries[0]).toMatchObject({ state: 'done', answer: '1524', problem: null });
});

test('nothing leaves when the ledger cannot be written', async () => {
  const send = vi.fn(() => Promise.resolve(ok(1)));
  expect(await sendOnce(aLedger(10), payment(send))).toMatchObject({
    ok: false,
    error: { kind: 'unsent', problem: { kind: 'diskFull' } },
  });
  expect(send).not.toHaveBeenCalled();
});

const failures: readonly (readonly [ApiError, 'refused' | 'lost', string])[] = [
  [{ kind: 'broken', detail: 'ECONNRESET' }, 'lost', 'answerLost'],
  [{ kind: 'timedOut', phase: 'headers' }, 'lost', 'answerLost'],
  [{ kind: 'server', status: 504 }, 'lost', 'answerLost'],
  [{ kind: 'badResponse', detail: 'empty body' }, 'lost', 'answerLost'],
  [{ kind: 'offline', detail: 'ENOTFOUND' }, 'refused', 'offline'],
  [{ kind: 'forbidden', message: 'no' }, 'refused', 'noRight'],
  [{ kind: 'unauthorized' }, 'refused', 'wrongPartnerToken'],
  [{ kind: 'rateLimited', retryAfterMs: 1000 }, 'refused', 'rateLimited'],
];
test.each(failures)('after %o it is %s', async (error, kind, problem) => {
  const ledger = aLedger();
  const sent = await sendOnce(
    ledger,
    payment(() => Promise.resolve(err(error))),
  );
  expect(sent).toMatchObject({ error: { kind, problem: { kind: problem }, entryId: 'entry' } });
  expect(ledger.list(0, 1).entries[0]).toMatchObject({ state: kind, problem: { kind: problem } });
});

test('a secret that the server repeats is kept nowhere', async () => {
  const ledger = aLedger();
  const error: ApiError = { kind: 'forbidden', message: 'unknown token abc-123' };
  const sent = await sendOnce(
    ledger,
    payment(() => Promise.resolve(err(error)), { secrets: ['', 'abc-123'] }),
  );
  expect(sent).toMatchObject({ error: { problem: { detail: 'unknown token [token]' } } });
  expect(JSON.stringify(ledger.list(0, 1))).not.toContain('abc-123');
});
