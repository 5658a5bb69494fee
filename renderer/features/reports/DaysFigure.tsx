import { useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import type { CallReport } from '../../../contract/model/report.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { DayChart } from './DayChart.tsx';
import { everyDay, type Days } from './reportRange.ts';
import { dayTotals, totalOf } from './totals.ts';

const HEAD = ['day', 'location', 'calls', 'answered', 'missed', 'outgoing'] as const;
const MORE = ['calledBack', 'timeToCallBack', 'newNumbers', 'laterBooked'] as const;

interface Props {
  readonly report: CallReport;
  readonly days: Days;
  readonly locations: readonly Location[];
}

/** Answered and missed calls day by day; the table tells each location apart. */
export function DaysFigure({ report, days, locations }: Props) {
  const intl = useIntl();
  const title = intl.formatMessage({ id: 'reports.byDay' });
  const { answered, missed } = totalOf(report.days);
  const sentence = intl.formatMessage({ id: 'reports.byDaySentence' }, { answered, missed });
  const titleOf = (id: number): string => locations.find((one) => one.id === id)?.title ?? String(id);
  return (
    <ChartFigure
      title={title}
      sentence={sentence}
      fileName={`calls-by-day-${days.fromDay}-${days.toDay}`}
      table={{
        head: [...HEAD, ...MORE].map((name) => intl.formatMessage({ id: `reports.${name}` })),
        rows: report.days.map((row) => [
          row.day,
          titleOf(row.locationId),
          String(row.calls),
          String(row.answered),
          String(row.missed),
          String(row.outgoing),
          String(row.calledBack),
          row.medianMinutesToCallBack === null ? '' : String(row.medianMinutesToCallBack),
          String(row.newNumbers),
          String(row.laterBooked),
        ]),
      }}
    >
      <DayChart days={dayTotals(report.days, everyDay(days))} label={`${title}. ${sentence}`} />
    </ChartFigure>
  );
}
