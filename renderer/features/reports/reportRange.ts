const DAY_MS = 86_400_000;

export const RANGES = ['last7Days', 'last30Days', 'thisMonth', 'lastMonth'] as const;
export type RangeName = (typeof RANGES)[number];

export interface Days {
  readonly fromDay: string;
  readonly toDay: string;
}

const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The days of a range that ends today or with the last month, both included. */
export function daysOf(range: RangeName, today: string): Days {
  switch (range) {
    case 'last7Days':
      return { fromDay: plus(today, -6), toDay: today };
    case 'last30Days':
      return { fromDay: plus(today, -29), toDay: today };
    case 'thisMonth':
      return { fromDay: firstOfMonth(today), toDay: today };
    case 'lastMonth': {
      const toDay = plus(firstOfMonth(today), -1);
      return { fromDay: firstOfMonth(toDay), toDay };
    }
  }
}

/** Every day from the first to the last. */
export function everyDay({ fromDay, toDay }: Days): string[] {
  const days: string[] = [];
  for (let day = fromDay; day <= toDay; day = plus(day, 1)) days.push(day);
  return days;
}
