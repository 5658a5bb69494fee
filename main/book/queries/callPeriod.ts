import { type CalendarDate, parseDate } from '@internationalized/date';
import type { Period } from '../../../contract/model/callFilter.ts';
import { dateAt, instantOf } from '../../zoneClock.ts';

/** From this instant until before that one; null: no bound. */
export interface TimeRange {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** A period of whole days on the clock of one zone. */
export function rangeOf(period: Period, timeZone: string, nowMs: number): TimeRange {
  const days = daysOf(period, dateAt(timeZone, nowMs));
  if (days === null) return { fromMs: null, untilMs: null };
  return {
    fromMs: instantOf(days.first, timeZone),
    untilMs: instantOf(days.last.add({ days: 1 }), timeZone),
  };
}

interface Days {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

function daysOf(period: Period, today: CalendarDate): Days | null {
  switch (period.kind) {
    case 'all':
      return null;
    case 'today':
      return { first: today, last: today };
    case 'yesterday':
      return { first: today.subtract({ days: 1 }), last: today.subtract({ days: 1 }) };
    case 'last7Days':
      return { first: today.subtract({ days: 6 }), last: today };
    case 'thisMonth':
      return { first: today.set({ day: 1 }), last: today };
    case 'lastMonth':
      return {
        first: today.set({ day: 1 }).subtract({ months: 1 }),
        last: today.set({ day: 1 }).subtract({ days: 1 }),
      };
    case 'range':
      return { first: parseDate(period.fromDay), last: parseDate(period.toDay) };
  }
}
