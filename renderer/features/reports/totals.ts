import type { ReportDay } from '../../../contract/model/report.ts';

export type DayTotal = Pick<ReportDay, 'day' | 'calls' | 'answered' | 'missed' | 'outgoing' | 'calledBack'> &
  Pick<ReportDay, 'newNumbers' | 'laterBooked'>;

const nothing = {
  calls: 0,
  answered: 0,
  missed: 0,
  outgoing: 0,
  calledBack: 0,
  newNumbers: 0,
  laterBooked: 0,
};

function sum(totals: typeof nothing, next: typeof nothing): typeof nothing {
  return {
    calls: totals.calls + next.calls,
    answered: totals.answered + next.answered,
    missed: totals.missed + next.missed,
    outgoing: totals.outgoing + next.outgoing,
    calledBack: totals.calledBack + next.calledBack,
    newNumbers: totals.newNumbers + next.newNumbers,
    laterBooked: totals.laterBooked + next.laterBooked,
  };
}

/** All locations together, a line for every day even when nobody rang. */
export function dayTotals(rows: readonly ReportDay[], days: readonly string[]): DayTotal[] {
  return days.map((day) => ({ day, ...rows.filter((row) => row.day === day).reduce(sum, nothing) }));
}

export const totalOf = (rows: readonly ReportDay[]): typeof nothing => rows.reduce(sum, nothing);
