import { describe, expect, it } from 'vitest';
import { type LocationFacts, verdictOf, worstFirst } from '../../../../main/integration/verdict.ts';
import { NOON } from '../../../support/calls.ts';
import { anInstallation, at, facts, fails, HOUR, MINUTE, reads } from './facts.ts';

const quietCalls = { lastCallAtMs: NOON - 3 * HOUR, usualPerHour: 9.04, usualBefore: [4, 2] };
const frozen = anInstallation({ state: 'frozen', paidUntil: '2026-11-20' });
const pending = (minutesAgo: number) =>
  reads(anInstallation({ state: 'pending', agreedAtMs: NOON - minutesAgo * MINUTE }));

interface Row {
  readonly name: string;
  readonly given: Partial<LocationFacts>;
  /** Word and tone, then the reason. */
  readonly says: readonly [string, object];
}

const rows: Row[] = [
  { name: 'works when it is active and nothing else', given: {}, says: ['active good', { kind: 'working' }] },
  {
    name: 'a 404 of the status is a state of its own',
    given: { reading: reads(null) },
    says: ['notInstalled off', { kind: 'notInstalled', uninstalledAt: null }],
  },
  {
    name: 'tells when it was noticed that it is gone',
    given: { reading: reads(null), uninstalledAtMs: NOON - MINUTE },
    says: ['notInstalled off', { kind: 'notInstalled', uninstalledAt: at(-1) }],
  },
  {
    name: 'pending has what is left of the hour',
    given: { reading: pending(46) },
    says: ['pending warning', { kind: 'activateBy', until: at(14) }],
  },
  {
    name: 'pending is late when the hour is over',
    given: { reading: pending(60) },
    says: ['pending bad', { kind: 'activationLate', since: at(0) }],
  },
  {
    name: 'frozen since the log says so, and paid until',
    given: {
      reading: reads({
        ...frozen,
        log: [
          { at: at(-5), from: 'active', to: 'frozen', source: 'billing', toldBy: 'altegio' },
          { at: at(-99), from: 'active', to: 'frozen', source: 'billing', toldBy: 'altegio' },
        ],
      }),
    },
    says: ['frozen bad', { kind: 'frozenSince', since: at(-5), paidUntil: '2026-11-20' }],
  },
  {
    name: 'frozen without a log has no since',
    given: { reading: reads(frozen) },
    says: ['frozen bad', { kind: 'frozenSince', since: null, paidUntil: '2026-11-20' }],
  },
  {
    name: 'a refused token',
    given: { arrival: 'signInAgain', refusedToken: 'user' },
    says: ['noAccess bad', { kind: 'tokenRefused', which: 'user' }],
  },
  {
    name: 'a refused token hides even a frozen app, since nothing is read any more',
    given: { arrival: 'signInAgain', reading: reads(frozen) },
    says: ['noAccess bad', { kind: 'tokenRefused', which: 'unknown' }],
  },
  {
    name: 'a 401 of the status means the partner token',
    given: { reading: fails({ kind: 'unauthorized' }) },
    says: ['noAccess bad', { kind: 'tokenRefused', which: 'partner' }],
  },
  {
    name: 'the right to read calls is missing',
    given: { arrival: 'noRightCalls' },
    says: ['noAccess bad', { kind: 'noRightCalls' }],
  },
  {
    name: 'the licence has ended, as the call list says',
    given: { arrival: 'licenceEnded' },
    says: ['noAccess bad', { kind: 'licenceEnded' }],
  },
  {
    name: 'the licence has ended, as the status says',
    given: { reading: fails({ kind: 'licenceEnded' }) },
    says: ['noAccess bad', { kind: 'licenceEnded' }],
  },
  {
    name: 'the user does not see the location',
    given: { arrival: 'notFound' },
    says: ['noAccess bad', { kind: 'notVisible' }],
  },
  {
    name: 'the partner token is not this app’s',
    given: { reading: fails({ kind: 'forbidden', message: 'Access denied.' }) },
    says: ['noAccess bad', { kind: 'appRefused' }],
  },
  {
    name: 'what stops calls comes before a status that may not be read',
    given: { arrival: 'noRightCalls', reading: fails({ kind: 'forbidden', message: '' }) },
    says: ['noAccess bad', { kind: 'noRightCalls' }],
  },
  {
    name: 'the installation beats trouble with calls',
    given: { arrival: 'noRightCalls', reading: reads(frozen) },
    says: ['frozen bad', { kind: 'frozenSince', since: null, paidUntil: '2026-11-20' }],
  },
  {
    name: 'a status that the network hides does not hide that calls may not be read',
    given: { arrival: 'noRightCalls', reading: fails({ kind: 'networkBlock' }) },
    says: ['noAccess bad', { kind: 'noRightCalls' }],
  },
  {
    name: 'a 403 that is not JSON is a network block',
    given: { reading: fails({ kind: 'networkBlock' }) },
    says: ['unknown warning', { kind: 'networkBlock' }],
  },
  {
    name: 'calls that the network blocks make an active app unknown',
    given: { arrival: 'networkBlock' },
    says: ['unknown warning', { kind: 'networkBlock' }],
  },
  {
    name: 'rate limited calls tell when the next try is due',
    given: { arrival: 'rateLimited', retryAt: at(1) },
    says: ['unknown warning', { kind: 'rateLimited', notBefore: at(1) }],
  },
  {
    name: 'a rate limited status tells when it may be asked again',
    given: { reading: fails({ kind: 'rateLimited', retryAfterMs: 30_000 }) },
    says: ['unknown warning', { kind: 'rateLimited', notBefore: at(0.5) }],
  },
  {
    name: 'nobody can be reached',
    given: { arrival: 'offline', reading: fails({ kind: 'offline', detail: 'ENOTFOUND' }) },
    says: ['unknown warning', { kind: 'unreachable', state: 'offline' }],
  },
  {
    name: 'the Marketplace is slow',
    given: { reading: fails({ kind: 'timedOut', phase: 'headers' }) },
    says: ['unknown warning', { kind: 'unreachable', state: 'slow' }],
  },
  {
    name: 'the server stumbles',
    given: { reading: fails({ kind: 'server', status: 502 }) },
    says: ['unknown warning', { kind: 'unreachable', state: 'server' }],
  },
  {
    name: 'a state that nobody knows',
    given: { reading: reads(anInstallation({ state: 'other' })) },
    says: ['unknown warning', { kind: 'unreachable', state: 'badAnswer' }],
  },
  {
    name: 'not checked yet',
    given: { reading: null },
    says: ['unknown off', { kind: 'notChecked' }],
  },
  {
    name: 'active, but whether calls come is not known yet',
    given: { arrival: 'starting' },
    says: ['unknown off', { kind: 'notChecked' }],
  },
  {
    name: 'no application id is known',
    given: { applicationId: null, reading: null },
    says: ['unknown off', { kind: 'noApplicationId' }],
  },
  {
    name: 'trouble with calls is told although no application id is known',
    given: { applicationId: null, reading: null, arrival: 'offline' },
    says: ['unknown warning', { kind: 'unreachable', state: 'offline' }],
  },
  {
    name: 'the paid period ends in a week',
    given: { reading: reads(anInstallation({ paidUntil: '2026-11-28' })) },
    says: ['active warning', { kind: 'paidUntil', day: '2026-11-28', days: 7 }],
  },
  {
    name: 'more than a week is no warning',
    given: { reading: reads(anInstallation({ paidUntil: '2026-11-29' })) },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'an app without payments is no warning',
    given: { reading: reads(anInstallation({ paidUntil: null })) },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'days are counted on the clock of the location',
    given: {
      nowMs: Date.parse('2026-11-22T03:00:00Z'),
      calls: null,
      reading: reads(anInstallation({ paidUntil: '2026-11-21' })),
    },
    says: ['active warning', { kind: 'paidUntil', day: '2026-11-21', days: 0 }],
  },
  {
    name: 'a paid period that is over comes before everything else that still works',
    given: { reading: reads(anInstallation({ paidUntil: '2026-11-19' })), notPopped: 3, calls: quietCalls },
    says: ['active warning', { kind: 'paidUntil', day: '2026-11-19', days: -2 }],
  },
  {
    name: 'unusually quiet',
    given: { calls: quietCalls },
    says: ['active warning', { kind: 'quiet', hours: 3, usualPerHour: 9 }],
  },
  {
    name: 'less than two hours are not quiet',
    given: { calls: { ...quietCalls, lastCallAtMs: NOON - 2 * HOUR + 1 } },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'quiet where nobody usually rings is usual',
    given: { calls: { ...quietCalls, usualPerHour: 0.9 } },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'the quiet of the night before says nothing in the morning',
    given: { calls: { ...quietCalls, usualBefore: [4, 0] } },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'quiet outside the opening hours is usual',
    given: {
      calls: quietCalls,
      openingHours: { fromHour: 6, toHour: 20, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'quiet within the opening hours is not',
    given: {
      calls: quietCalls,
      openingHours: { fromHour: 5, toHour: 20, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    },
    says: ['active warning', { kind: 'quiet', hours: 3, usualPerHour: 9 }],
  },
  {
    name: 'a book that cannot be read does not make it look quiet',
    given: { calls: null },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'calls that did not pop come before a quiet phone',
    given: { notPopped: 2, calls: quietCalls },
    says: ['active warning', { kind: 'notPopping', calls: 2 }],
  },
  {
    name: 'a clock that is behind by more than two minutes',
    given: { clockSkewMs: 185_000 },
    says: ['active warning', { kind: 'clockWrong', minutes: 3 }],
  },
  {
    name: 'a clock that is ahead',
    given: { clockSkewMs: -10 * MINUTE },
    says: ['active warning', { kind: 'clockWrong', minutes: -10 }],
  },
  {
    name: 'two minutes are not wrong',
    given: { clockSkewMs: 2 * MINUTE },
    says: ['active good', { kind: 'working' }],
  },
  {
    name: 'a period that ends soon comes before the clock',
    given: { clockSkewMs: HOUR, reading: reads(anInstallation({ paidUntil: '2026-11-23' })) },
    says: ['active warning', { kind: 'paidUntil', day: '2026-11-23', days: 2 }],
  },
];

describe('the verdict', () => {
  it.each(rows)('$name', ({ given, says }) => {
    const { word, tone, reason } = verdictOf(facts(given));
    expect([`${word} ${tone}`, reason]).toEqual(says);
  });
});

it('orders rows by what is worst, then by title', () => {
  const lines = [
    ['Zoo', 'active', 'good'],
    ['Ash', 'active', 'good'],
    ['Quay', 'active', 'warning'],
    ['Hill', 'unknown', 'off'],
    ['Mill', 'notInstalled', 'off'],
    ['Lane', 'noAccess', 'bad'],
    ['Park', 'pending', 'warning'],
    ['Dock', 'frozen', 'bad'],
  ] as const;
  const sorted = lines.map(([title, word, tone]) => ({ title, word, tone })).sort(worstFirst);
  expect(sorted.map(({ title }) => title)).toEqual([
    'Dock',
    'Park',
    'Lane',
    'Mill',
    'Hill',
    'Quay',
    'Ash',
    'Zoo',
  ]);
});
