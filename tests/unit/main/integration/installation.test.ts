import { expect, it } from 'vitest';
import { installationOf, sameConsent } from '../../../../main/integration/installation.ts';
import { NOON } from '../../../support/calls.ts';
import { aStatus } from './facts.ts';

const clock = { timeZone: 'America/New_York', nowMs: NOON };
const payment = { sum: 49, paidAtText: '2026-11-01 10:00:00', fromText: '', refunded: false };

it('is paid until the latest day that was not refunded', () => {
  const installation = installationOf(
    aStatus({
      payments: [
        { ...payment, id: 1, toText: '2026-12-01 00:00:00' },
        { ...payment, id: 2, toText: '2027-12-01 00:00:00', refunded: true },
        { ...payment, id: 3, toText: '2027-01-01 00:00:00', paidAtText: '2026-11-02 10:00:00' },
        { ...payment, id: 4, toText: 'soon' },
      ],
    }),
    clock,
  );
  expect(installation.paidUntil).toBe('2027-01-01');
  expect(installation.payments.map(({ id }) => id)).toEqual([3, 4, 2, 1]);
  expect(installation.payments[0]).toMatchObject({
    paidOn: '2026-11-02',
    fromDay: null,
    toDay: '2027-01-01',
  });
});

it('counts the hour from the last time it became pending, when that is later than the first consent', () => {
  const again = {
    atText: '2026-11-21 11:30:00',
    from: 'notInstalled',
    to: 'pending',
    source: 'marketplace',
  } as const;
  const first = { ...again, atText: '2026-10-01 09:00:00', from: null };
  const status = aStatus({ createdAtText: '2026-10-01 09:00:00', log: [first, again] });
  expect(installationOf(status, clock).agreedAtMs).toBe(NOON - 30 * 60_000);
  expect(installationOf({ ...status, log: [] }, clock).agreedAtMs).toBe(Date.parse('2026-10-01T13:00:00Z'));
});

it('has its log newest first, without lines whose time cannot be read', () => {
  const line = { from: 'active', to: 'frozen', source: 'billing' } as const;
  const { log } = installationOf(
    aStatus({
      log: [
        { ...line, atText: '2026-11-01T00:00:00Z' },
        { ...line, atText: 'yesterday' },
        { ...line, atText: '2026-11-02T00:00:00Z', from: null, to: 'active' },
      ],
    }),
    clock,
  );
  expect(log).toEqual([
    { at: '2026-11-02T00:00:00.000Z', from: null, to: 'active', source: 'billing', toldBy: 'altegio' },
    { at: '2026-11-01T00:00:00.000Z', from: 'active', to: 'frozen', source: 'billing', toldBy: 'altegio' },
  ]);
});

it('an hour that is over does not begin again when the consent could be read in another zone as well', () => {
  const status = {
    state: 'pending',
    createdAtText: '2026-11-21 06:30:00',
    payments: [],
    log: [],
    oddRows: 0,
  } as const;
  // 06:30 is the time of UTC, and five hours later it might be that of New York.
  const at = (nowMs: number) => installationOf(status, { timeZone: 'America/New_York', nowMs });
  const early = at(Date.parse('2026-11-21T07:00:00Z'));
  const late = at(Date.parse('2026-11-21T12:00:00Z'));

  expect(early.agreedAtMs).toBe(Date.parse('2026-11-21T06:30:00Z'));
  expect(late.agreedAtMs).toBe(Date.parse('2026-11-21T11:30:00Z'));
  expect(sameConsent(early, late)?.agreedAtMs).toBe(early.agreedAtMs);
  expect(sameConsent(null, late)).toBe(late);
});
