import type * as z from 'zod';
import {
  IntegrationDetails,
  LocationCheck,
  LocationStatus,
  type CheckStepName,
  type IntegrationReason,
  type IntegrationState,
  type IntegrationWord,
} from '../../../contract/model/integration.ts';
import { downtown, harbour, localStart, riverside, secondsAgo } from './samples.ts';

type In<T extends z.ZodType> = z.input<T>;

const MINUTE = 60;
const DAY = 86_400;

export const dayFromNow = (days: number): string => localStart(days, '').slice(0, 10);
export const secondsAhead = (seconds: number): string => secondsAgo(-seconds);

export const aStatus = (part: Partial<In<typeof LocationStatus>> = {}): LocationStatus =>
  LocationStatus.parse({
    ...downtown,
    word: 'active',
    tone: 'good',
    reason: { kind: 'working' },
    paidUntil: dayFromNow(46),
    lastCallAt: secondsAgo(2 * MINUTE + 5),
    delay: { medianMs: 1_100, p95Ms: 2_400, calls: 18 },
    checkedAt: secondsAgo(3 * MINUTE),
    ...part,
  });

const silent = { paidUntil: null, lastCallAt: null, delay: null };

export const frozenHarbour = aStatus({
  ...harbour,
  word: 'frozen',
  tone: 'bad',
  reason: { kind: 'frozenSince', since: secondsAgo(24 * DAY), paidUntil: dayFromNow(-27) },
  paidUntil: dayFromNow(-27),
  lastCallAt: secondsAgo(24 * DAY + 3_000),
  delay: null,
});

export const fiveStates: readonly LocationStatus[] = [
  frozenHarbour,
  aStatus({
    id: 104,
    title: 'Old Town',
    word: 'pending',
    tone: 'warning',
    reason: { kind: 'activateBy', until: secondsAhead(40 * MINUTE + 50) },
    ...silent,
  }),
  aStatus({
    id: 105,
    title: 'Airport',
    word: 'noAccess',
    tone: 'bad',
    reason: { kind: 'noRightCalls' },
    lastCallAt: null,
    delay: null,
  }),
  aStatus({
    id: 106,
    title: 'Garden Street',
    word: 'notInstalled',
    tone: 'off',
    reason: { kind: 'notInstalled', uninstalledAt: null },
    ...silent,
  }),
  aStatus({
    ...riverside,
    lastCallAt: secondsAgo(2 * 3_600),
    delay: { medianMs: 1_300, p95Ms: 3_100, calls: 9 },
    paidUntil: dayFromNow(69),
  }),
  aStatus({ chain: null }),
];

/** One of each reason, with the word it comes under and what its row and its advice say. */
export const reasons: readonly {
  readonly reason: IntegrationReason;
  readonly word: IntegrationWord;
  readonly line: RegExp;
  readonly advice: RegExp;
  readonly button: string | null;
}[] = [
  {
    reason: { kind: 'working' },
    word: 'active',
    line: /Active, calls arrive/,
    advice: /nothing to do/,
    button: null,
  },
  {
    reason: { kind: 'paidUntil', day: dayFromNow(4), days: 4 },
    word: 'active',
    line: /Active, paid for 4 more days/,
    advice: /paid period ends on \d+ \w+\. Pay before then/,
    button: 'Open payment page',
  },
  {
    reason: { kind: 'paidUntil', day: dayFromNow(0), days: 0 },
    word: 'active',
    line: /last paid day is today/,
    advice: /Today is the last paid day/,
    button: 'Open payment page',
  },
  {
    reason: { kind: 'paidUntil', day: dayFromNow(-1), days: -1 },
    word: 'active',
    line: /paid period is over/,
    advice: /The paid period ended on \d+ \w+\. Altegio can freeze/,
    button: 'Copy link',
  },
  {
    reason: { kind: 'quiet', hours: 3, usualPerHour: 4.2 },
    word: 'active',
    line: /no call for 3 hours/,
    advice: /about 4 an hour are usual/,
    button: 'Check again',
  },
  {
    reason: { kind: 'notPopping', calls: 2 },
    word: 'active',
    line: /2 calls of today did not pop up/,
    advice: /2 calls of today were saved.*Do not disturb/,
    button: 'Open settings',
  },
  {
    reason: { kind: 'clockWrong', minutes: 7 },
    word: 'active',
    line: /clock is 7 min slow/,
    advice: /7 minutes slow/,
    button: 'Check again',
  },
  {
    reason: { kind: 'activateBy', until: secondsAhead(40 * MINUTE + 50) },
    word: 'pending',
    line: /Pending, activate within 41 min/,
    advice: /still to be sent.*41 min left/,
    button: 'Check again',
  },
  {
    reason: { kind: 'activationLate', since: secondsAgo(DAY) },
    word: 'pending',
    line: /not activated in time on \d+ \w+/,
    advice: /press Connect in the Marketplace again/,
    button: 'Open in Altegio',
  },
  {
    reason: frozenHarbour.reason,
    word: 'frozen',
    line: /Frozen, since \d+ \w+, unpaid/,
    advice:
      /The paid period ended on \d+ \w+\. Calls are not saved and nothing will pop up here until it is paid/,
    button: 'Open payment page',
  },
  {
    reason: { kind: 'frozenSince', since: null, paidUntil: null },
    word: 'frozen',
    line: /Frozen, unpaid/,
    advice: /Altegio has frozen telephony here/,
    button: 'Copy link',
  },
  {
    reason: { kind: 'frozenSince', since: null, paidUntil: dayFromNow(9) },
    word: 'frozen',
    line: /Frozen, although paid/,
    advice: /although it is paid until \d+ \w+/,
    button: 'Open payment page',
  },
  {
    reason: { kind: 'notInstalled', uninstalledAt: secondsAgo(10 * DAY) },
    word: 'notInstalled',
    line: /Not installed, removed \d+ \w+/,
    advice: /was removed on \d+ \w+.*Marketplace/,
    button: 'Open in Altegio',
  },
  {
    reason: { kind: 'tokenRefused', which: 'user' },
    word: 'noAccess',
    line: /No access, user token refused/,
    advice: /no longer accepts your user token/,
    button: 'Sign in again',
  },
  {
    reason: { kind: 'noRightCalls' },
    word: 'noAccess',
    line: /right “Overview - Calls” is missing/,
    advice: /lacks the right “Overview - Calls”/,
    button: 'Open in Altegio',
  },
  {
    reason: { kind: 'licenceEnded' },
    word: 'noAccess',
    line: /licence has ended/,
    advice: /Renew it in Altegio/,
    button: 'Open in Altegio',
  },
  {
    reason: { kind: 'notVisible' },
    word: 'noAccess',
    line: /does not see it/,
    advice: /take the location off the list in Settings/,
    button: 'Open settings',
  },
  {
    reason: { kind: 'appRefused' },
    word: 'noAccess',
    line: /partner token is of another app/,
    advice: /does not belong to the app with this ID/,
    button: 'Save',
  },
  {
    reason: { kind: 'notChecked' },
    word: 'unknown',
    line: /Unknown, not checked yet/,
    advice: /has not read the state/,
    button: 'Check again',
  },
  {
    reason: { kind: 'noApplicationId' },
    word: 'unknown',
    line: /application ID is missing/,
    advice: /with the ID of the telephony app/,
    button: 'Save',
  },
  {
    reason: { kind: 'rateLimited', notBefore: secondsAhead(5 * MINUTE) },
    word: 'unknown',
    line: /too many requests, next try .*\d\d:\d\d/,
    advice: /tries again at .*\d\d:\d\d/,
    button: 'Check again',
  },
  {
    reason: { kind: 'networkBlock' },
    word: 'unknown',
    line: /Unknown, something between here and Altegio blocks it/,
    advice: /such as a firewall or filter/,
    button: 'Check again',
  },
  {
    reason: { kind: 'unreachable', state: 'offline' },
    word: 'unknown',
    line: /Unknown, Altegio cannot be reached/,
    advice: /could not be read: Altegio cannot be reached/,
    button: 'Check again',
  },
];

const rights: In<typeof IntegrationDetails>['rights'] = [
  { name: 'calls', granted: true },
  { name: 'clients', granted: null },
];

export const someDetails = (part: Partial<In<typeof IntegrationDetails>> = {}): IntegrationDetails =>
  IntegrationDetails.parse({
    locationId: harbour.id,
    statusLog: [
      { at: secondsAgo(24 * DAY), from: 'active', to: 'frozen', source: 'billing', toldBy: 'altegio' },
      { at: secondsAgo(60 * DAY), from: 'pending', to: 'active', source: 'partner_api', toldBy: 'altegio' },
      { at: secondsAgo(60 * DAY + 900), from: null, to: 'pending', source: 'marketplace', toldBy: 'altegio' },
      { at: secondsAgo(61 * DAY), from: 'active', to: 'notInstalled', source: '', toldBy: 'here' },
    ],
    payments: [
      payment(3, 1_523.12, -57, false),
      payment(2, 1_523.12, -87, true),
      { ...payment(1, 750, -117, false), fromDay: null, paidOn: null },
    ],
    requests: { lastMinute: 36, perMinute: 100 },
    rights,
    ringSources: [{ kind: 'callList', everyMs: 5_000, state: 'arriving' }],
    webhooks: { active: true, urls: ['https://hooks.example.com/altegio'] },
    webhooksProblem: null,
    ...part,
  });

function payment(id: number, sum: number, paidDays: number, refunded: boolean) {
  const fromDay = dayFromNow(paidDays + 1);
  return { id, sum, paidOn: dayFromNow(paidDays), fromDay, toDay: dayFromNow(paidDays + 30), refunded };
}

type Step = In<typeof LocationCheck>['steps'][number];

const NAMES: readonly CheckStepName[] = [
  'reach',
  'partnerToken',
  'userToken',
  'location',
  'callsRight',
  'installation',
  'payment',
  'webhooks',
  'clock',
  'popups',
];

const aStep = (name: CheckStepName, part: Partial<Step> = {}): Step => ({
  name,
  state: 'good',
  tookMs: 84 + name.length * 7,
  problem: null,
  reason: null,
  ...part,
});

/** A check of Harbour at its sixth step. */
export const runningCheck: LocationCheck = LocationCheck.parse({
  locationId: harbour.id,
  startedAt: secondsAgo(2),
  endedAt: null,
  steps: NAMES.map((name, place) => {
    if (place < 5) return aStep(name);
    return aStep(name, { state: place === 5 ? 'running' : 'waiting', tookMs: null });
  }),
});

/** The same one at its end, with a step of every state it can end in. */
export const endedCheck: LocationCheck = LocationCheck.parse({
  ...runningCheck,
  endedAt: secondsAgo(1),
  steps: [
    ...NAMES.slice(0, 5).map((name) => aStep(name)),
    aStep('installation', { state: 'bad', reason: frozenHarbour.reason }),
    aStep('payment', { state: 'bad', problem: { kind: 'noRight', detail: null } }),
    aStep('webhooks', { state: 'skipped', tookMs: null }),
    aStep('clock', { state: 'warning', tookMs: null, reason: { kind: 'clockWrong', minutes: 3 } }),
    aStep('popups', { tookMs: null }),
  ],
});

/** A large chain beside a small one and a single salon, worst first, as main sorts them. */
export const hundredLocations: readonly LocationStatus[] = Array.from({ length: 100 }, (_, place) => {
  const troubled = place < 6;
  const chain = place % 9 === 0 ? { id: 8, title: 'Nord & Co' } : { id: 7, title: 'La Visage' };
  return aStatus({
    ...(troubled ? frozenHarbour : {}),
    id: 1_000 + place,
    title: `Salon ${String(place + 1).padStart(3, '0')}`,
    chain: place === 99 ? null : chain,
  });
});

export const integrationOf = (rows: readonly LocationStatus[]): IntegrationState => ({
  applicationId: 4217,
  rows: [...rows],
  refreshing: null,
  check: null,
  change: 1,
});
