import { useIntl } from 'react-intl';
import type { CallReport } from '../../../contract/model/report.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { HourChart } from './HourChart.tsx';
import type { Days } from './reportRange.ts';
import { useWeekdays } from './useWeekdays.ts';

const HEAD = ['weekday', 'hour', 'missed', 'neverCalledBack', 'newNumbers', 'laterBooked'] as const;

/** When calls are missed and nobody rings back, with the worst hour in a sentence. */
export function HoursFigure({ report, days }: { readonly report: CallReport; readonly days: Days }) {
  const intl = useIntl();
  const weekday = useWeekdays();
  const { worst, hours } = report;
  const title = intl.formatMessage({ id: 'reports.byHour' });
  const said =
    worst === null
      ? intl.formatMessage({ id: 'reports.noWorst' })
      : intl.formatMessage(
          { id: 'reports.worst' },
          {
            weekday: weekday(worst.weekday, 'long'),
            from: worst.hour,
            to: worst.hour + 1,
            missed: worst.missed,
            never: worst.neverCalledBack,
            fresh: worst.newNumbers,
          },
        );
  const sentence = `${said} ${intl.formatMessage({ id: 'reports.cells' })}`;
  return (
    <ChartFigure
      title={title}
      sentence={sentence}
      fileName={`missed-by-hour-${days.fromDay}-${days.toDay}`}
      table={{
        head: HEAD.map((name) => intl.formatMessage({ id: `reports.${name}` })),
        rows: hours.map((hour) => [
          weekday(hour.weekday, 'long'),
          `${hour.hour}:00`,
          String(hour.missed),
          String(hour.neverCalledBack),
          String(hour.newNumbers),
          String(hour.laterBooked),
        ]),
      }}
    >
      <HourChart hours={hours} label={`${title}. ${sentence}`} />
    </ChartFigure>
  );
}
