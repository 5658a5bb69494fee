import type { ArrivalState, LeftOut, RefusedToken } from '../../contract/model/health.ts';
import type { IntegrationReason, IntegrationWord, LocationStatus } from '../../contract/model/integration.ts';
import type { MissedRule } from '../../contract/model/followUp.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { epochDay } from '../calls/epochDay.ts';
import { dayIn } from '../calls/salonDay.ts';
import { stateAfter } from '../health/arrivalHealth.ts';
import type { Installation } from './installation.ts';
import { quietSince, type CallHabits } from './quietSince.ts';

/** What reading the status of the app in a location brought; null: it is not installed. */
export interface Reading {
  readonly atMs: number;
  readonly answer: Result<Installation | null, ApiError>;
}

/** Everything that decides what is said about a location. Times are on the server's clock. */
export interface LocationFacts {
  readonly timeZone: string;
  /** Rows of the call list that could not be read; missing when there are none. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  readonly nowMs: number;
  readonly arrival: ArrivalState;
  readonly refusedToken: RefusedToken | null;
  readonly retryAt: string | null;
  readonly applicationId: number | null;
  /** Null: not read yet. */
  readonly reading: Reading | null;
  readonly uninstalledAtMs: number | null;
  /** Null: the call book has no answer. */
  readonly calls: CallHabits | null;
  readonly openingHours: MissedRule['openingHours'];
  /** Calls of today that should have popped here and did not. */
  readonly notPopped: number;
  readonly clockSkewMs: number;
}

export type Verdict = Pick<LocationStatus, 'word' | 'tone' | 'reason'>;

const HOUR_MS = 3_600_000;
const ACTIVATION_WINDOW_MS = HOUR_MS;
const MINUTE_MS = 60_000;
export const PAYMENT_SOON_DAYS = 7;
export const CLOCK_WRONG_MS = 2 * MINUTE_MS;

/** Whether telephony works in a location, in one word with its reason: what stops calls comes first. */
export function verdictOf(facts: LocationFacts): Verdict {
  if (facts.arrival === 'signInAgain')
    return noAccess({ kind: 'tokenRefused', which: facts.refusedToken ?? 'unknown' });
  const answer = facts.reading?.answer;
  const installation = answer?.ok ? installationVerdict(answer.value, facts) : null;
  if (installation) return installation;
  const closed = closedDoor(facts);
  if (closed) return noAccess(closed);
  const unknown = notKnown(facts);
  if (unknown) return { word: 'unknown', tone: isTrouble(unknown) ? 'warning' : 'off', reason: unknown };
  const warning = warningOf(facts);
  return warning
    ? { word: 'active', tone: 'warning', reason: warning }
    : { word: 'active', tone: 'good', reason: { kind: 'working' } };
}

/** What the app's state in the location says by itself; null: it is active, or in a state nobody knows. */
export function installationVerdict(
  installation: Installation | null,
  { nowMs, uninstalledAtMs }: Pick<LocationFacts, 'nowMs' | 'uninstalledAtMs'>,
): Verdict | null {
  const state = installation?.state ?? 'notInstalled';
  const since = installation?.log.find(({ to }) => to === state)?.at ?? null;
  switch (state) {
    case 'notInstalled': {
      const uninstalledAt = since ?? (uninstalledAtMs === null ? null : iso(uninstalledAtMs));
      return { word: state, tone: 'off', reason: { kind: state, uninstalledAt } };
    }
    case 'frozen': {
      const paidUntil = installation?.paidUntil ?? null;
      return { word: state, tone: 'bad', reason: { kind: 'frozenSince', since, paidUntil } };
    }
    case 'pending': {
      const endsMs = (installation?.agreedAtMs ?? nowMs) + ACTIVATION_WINDOW_MS;
      return endsMs > nowMs
        ? { word: 'pending', tone: 'warning', reason: { kind: 'activateBy', until: iso(endsMs) } }
        : { word: 'pending', tone: 'bad', reason: { kind: 'activationLate', since: iso(endsMs) } };
    }
    case 'active':
    case 'other':
      return null;
  }
}

/** A door that stays closed until somebody does something; null: none. */
function closedDoor({ arrival, reading }: LocationFacts): IntegrationReason | null {
  if (arrival === 'noRightCalls') return { kind: 'noRightCalls' };
  if (arrival === 'licenceEnded') return { kind: 'licenceEnded' };
  if (arrival === 'notFound' || arrival === 'noAccess') return { kind: 'notVisible' };
  const error = reading && !reading.answer.ok ? reading.answer.error.kind : null;
  if (error === 'unauthorized') return { kind: 'tokenRefused', which: 'partner' };
  if (error === 'licenceEnded') return { kind: 'licenceEnded' };
  return error === 'forbidden' ? { kind: 'appRefused' } : null;
}

function notKnown(facts: LocationFacts): IntegrationReason | null {
  const { arrival, reading, retryAt, applicationId } = facts;
  if (arrival !== 'arriving' && arrival !== 'starting') return troubleOf(arrival, retryAt);
  if (applicationId === null) return { kind: 'noApplicationId' };
  if (reading === null) return { kind: 'notChecked' };
  if (!reading.answer.ok) {
    const { error } = reading.answer;
    const notBefore = error.kind === 'rateLimited' ? iso(reading.atMs + error.retryAfterMs) : null;
    return troubleOf(stateAfter(error), notBefore);
  }
  if (reading.answer.value?.state === 'other') return { kind: 'unreachable', state: 'badAnswer' };
  // Whether calls arrive is not known before the first answer.
  return arrival === 'starting' ? { kind: 'notChecked' } : null;
}

function troubleOf(state: ArrivalState, notBefore: string | null): IntegrationReason {
  if (state === 'networkBlock') return { kind: 'networkBlock' };
  return state === 'rateLimited' ? { kind: 'rateLimited', notBefore } : { kind: 'unreachable', state };
}

function warningOf(facts: LocationFacts): IntegrationReason | null {
  const payment = paymentReason(facts);
  if (payment && payment.days < 0) return payment;
  if (facts.notPopped > 0) return { kind: 'notPopping', calls: facts.notPopped };
  return quietSince(facts) ?? payment ?? clockReason(facts.clockSkewMs);
}

/** The paid period ends soon or is over; null: it does not, or nothing is known about it. */
export function paymentReason({
  reading,
  timeZone,
  nowMs,
}: Pick<LocationFacts, 'reading' | 'timeZone' | 'nowMs'>): Extract<
  IntegrationReason,
  { kind: 'paidUntil' }
> | null {
  const day = reading?.answer.ok ? (reading.answer.value?.paidUntil ?? null) : null;
  if (day === null) return null;
  const days = epochDay(day) - epochDay(dayIn(timeZone, nowMs));
  return days <= PAYMENT_SOON_DAYS ? { kind: 'paidUntil', day, days } : null;
}

export function clockReason(clockSkewMs: number): IntegrationReason | null {
  if (Math.abs(clockSkewMs) <= CLOCK_WRONG_MS) return null;
  return { kind: 'clockWrong', minutes: Math.round(clockSkewMs / MINUTE_MS) };
}

const WORDS: readonly IntegrationWord[] = [
  'frozen',
  'pending',
  'noAccess',
  'notInstalled',
  'unknown',
  'active',
];

/** Orders rows: what is worst first, then by title. */
export function worstFirst(
  a: Pick<LocationStatus, 'word' | 'tone' | 'title'>,
  b: Pick<LocationStatus, 'word' | 'tone' | 'title'>,
): number {
  return (
    WORDS.indexOf(a.word) - WORDS.indexOf(b.word) ||
    Number(a.word === 'active' && a.tone === 'good') - Number(b.word === 'active' && b.tone === 'good') ||
    a.title.localeCompare(b.title)
  );
}

const iso = (ms: number): string => new Date(ms).toISOString();

const noAccess = (reason: IntegrationReason): Verdict => ({ word: 'noAccess', tone: 'bad', reason });

const isTrouble = ({ kind }: IntegrationReason): boolean =>
  kind !== 'notChecked' && kind !== 'noApplicationId';
