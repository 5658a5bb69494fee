import type { Period } from '../../contract/model/callFilter.ts';
import { dayOfEpoch, epochDay } from './epochDay.ts';

export interface DaySpan {
  readonly fromDay: string;
  readonly toDay: string;
}

/** The days of a period, both included, where it is `today`; null: any day. */
export function periodDays(period: Period, today: string): DaySpan | null {
  const ago = (days: number): string => dayOfEpoch(epochDay(today) - days);
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  switch (period.kind) {
    case 'all':
      return null;
    case 'today':
      return { fromDay: today, toDay: today };
    case 'yesterday':
      return { fromDay: ago(1), toDay: ago(1) };
    case 'last7Days':
      return { fromDay: ago(6), toDay: today };
    case 'thisMonth':
      return { fromDay: firstOfMonth, toDay: today };
    case 'lastMonth': {
      const lastDay = dayOfEpoch(epochDay(firstOfMonth) - 1);
      return { fromDay: `${lastDay.slice(0, 7)}-01`, toDay: lastDay };
    }
    case 'range':
      return { fromDay: period.fromDay, toDay: period.toDay };
  }
}
