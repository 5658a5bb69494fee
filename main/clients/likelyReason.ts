import type { LikelyReason } from '../../contract/model/likelyReason.ts';
import type { Appointment } from '../altegio/appointmentRow.ts';
import { epochDay } from '../calls/epochDay.ts';
import { isOver, visitOf } from './summarise.ts';

/** What is known when the card shows; what is not known rules nothing. */
export interface ReasonFacts {
  /** Of this client, deleted ones too; null: not known. */
  readonly appointments: readonly Appointment[] | null;
  readonly balance: number | null;
  /** The location's wall clock, "YYYY-MM-DDTHH:MM". */
  readonly nowLocal: string;
  /** When this call and others of the same number began, in the last minutes. */
  readonly triesMs: readonly number[];
}

const LATE_MINUTES = { ahead: 45, after: 15 };
const NO_SHOW = -1;
const CAME = 1;
const LEAST_VISITS = 3;
const SHORTEST_INTERVAL_DAYS = 5;
const NEARLY = 0.9;
// After so long they are not due any more, they have gone.
const FARTHEST = 3;
const TRIES = 3;
/** Calls of a number within this time are tries of one wish. */
export const TRIES_MS = 10 * 60_000;

/** Why somebody may be ringing, strongest hint first; null: no rule applies. */
export function likelyReason(facts: ReasonFacts): LikelyReason | null {
  return runningLate(facts) ?? wantsNewTime(facts) ?? due(facts) ?? debt(facts) ?? triedBefore(facts);
}

function runningLate({ appointments, nowLocal }: ReasonFacts): LikelyReason | null {
  const near = (appointments ?? [])
    .filter(({ deleted, attendance }) => !deleted && attendance !== NO_SHOW && attendance !== CAME)
    .map((appointment) => ({ appointment, minutes: minutesUntil(appointment, nowLocal) }))
    .filter(({ minutes }) => minutes <= LATE_MINUTES.ahead && minutes >= -LATE_MINUTES.after)
    .sort((a, b) => Math.abs(a.minutes) - Math.abs(b.minutes))[0];
  return near ? { kind: 'runningLate', visit: visitOf(near.appointment), minutes: near.minutes } : null;
}

/** A visit that was cancelled, or that they did not come to, yesterday or today; unless the next one is booked. */
function wantsNewTime({ appointments, nowLocal }: ReasonFacts): LikelyReason | null {
  if (isBooked(appointments, nowLocal)) return null;
  const today = epochDay(nowLocal.slice(0, 10));
  const isRecent = (day: string): boolean => today - epochDay(day) <= 1 && today >= epochDay(day);
  const lost = (appointments ?? [])
    .filter(({ deleted, attendance, changedDay, localStart }) =>
      deleted
        ? isRecent(changedDay ?? localStart.slice(0, 10))
        : attendance === NO_SHOW && isRecent(localStart.slice(0, 10)),
    )
    .sort((a, b) => b.localStart.localeCompare(a.localStart))[0];
  return lost ? { kind: 'wantsNewTime', cancelled: visitOf(lost) } : null;
}

function due({ appointments, nowLocal }: ReasonFacts): LikelyReason | null {
  if (isBooked(appointments, nowLocal)) return null;
  const visits = (appointments ?? []).filter(
    ({ deleted, attendance, localStart }) => !deleted && attendance !== NO_SHOW && localStart < nowLocal,
  );
  const days = [...new Set(visits.map(({ localStart }) => epochDay(localStart.slice(0, 10))))].sort(
    (a, b) => a - b,
  );
  const last = days.at(-1);
  if (last === undefined || days.length < LEAST_VISITS) return null;
  const intervalDays = median(days.slice(1).map((day, index) => day - (days[index] ?? day)));
  const sinceDays = epochDay(nowLocal.slice(0, 10)) - last;
  const isDue = sinceDays >= NEARLY * intervalDays && sinceDays <= FARTHEST * intervalDays;
  return intervalDays >= SHORTEST_INTERVAL_DAYS && isDue ? { kind: 'due', intervalDays, sinceDays } : null;
}

function debt({ balance }: ReasonFacts): LikelyReason | null {
  return balance !== null && balance < 0 ? { kind: 'debt' } : null;
}

function triedBefore({ triesMs }: ReasonFacts): LikelyReason | null {
  const last = Math.max(...triesMs);
  const close = triesMs.filter((atMs) => last - atMs <= TRIES_MS);
  if (close.length < TRIES) return null;
  const minutes = Math.max(1, Math.ceil((last - Math.min(...close)) / 60_000));
  return { kind: 'triedBefore', tries: close.length - 1, minutes };
}

function isBooked(appointments: ReasonFacts['appointments'], nowLocal: string): boolean {
  return (appointments ?? []).some(
    (one) =>
      !one.deleted && (one.localStart > nowLocal || (one.attendance !== NO_SHOW && !isOver(one, nowLocal))),
  );
}

// Both are wall clocks of the same place; the hour that a change of clocks adds or takes is nobody's appointment.
function minutesUntil({ localStart }: Appointment, nowLocal: string): number {
  return Math.round((Date.parse(`${localStart}Z`) - Date.parse(`${nowLocal}Z`)) / 60_000);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return Math.round((low + high) / 2);
}
