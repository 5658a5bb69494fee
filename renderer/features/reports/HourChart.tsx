import { useIntl } from 'react-intl';
import type { ReportHour } from '../../../contract/model/report.ts';
import styles from './Chart.module.css';
import { useWeekdays } from './useWeekdays.ts';

const CELL = { width: 34, height: 24, gap: 2 };
const LEFT = 44;
const TOP = 20;
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Hour by weekday: the more missed calls nobody called back, the darker; the number stands in the cell. */
export function HourChart({
  hours,
  label,
}: {
  readonly hours: readonly ReportHour[];
  readonly label: string;
}) {
  const intl = useIntl();
  const weekday = useWeekdays();
  const most = Math.max(1, ...hours.map(({ neverCalledBack }) => neverCalledBack));
  const columnX = (hour: number): number => LEFT + hour * (CELL.width + CELL.gap);
  const rowY = (day: number): number => TOP + (day - 1) * (CELL.height + CELL.gap);
  return (
    <svg viewBox={`0 0 ${columnX(24)} ${rowY(8)}`} role="img" aria-label={label} className={styles['chart']}>
      {HOURS.map((hour) => (
        <text
          key={hour}
          className={styles['axis']}
          x={columnX(hour) + CELL.width / 2}
          y={TOP - 7}
          data-middle
        >
          {intl.formatNumber(hour)}
        </text>
      ))}
      {WEEK.map((day) => (
        <text key={day} className={styles['axis']} x={0} y={rowY(day) + 16}>
          {weekday(day, 'short')}
        </text>
      ))}
      {WEEK.flatMap((day) =>
        HOURS.map((hour) => (
          <rect
            key={`${day}-${hour}`}
            className={styles['empty']}
            x={columnX(hour)}
            y={rowY(day)}
            width={CELL.width}
            height={CELL.height}
            rx={4}
          />
        )),
      )}
      {hours
        .filter(({ neverCalledBack }) => neverCalledBack > 0)
        .map(({ weekday: day, hour, neverCalledBack }) => {
          const share = neverCalledBack / most;
          return (
            <g key={`${day}-${hour}`}>
              <rect
                className={styles['heat']}
                style={{ fillOpacity: 0.18 + 0.82 * share }}
                x={columnX(hour)}
                y={rowY(day)}
                width={CELL.width}
                height={CELL.height}
                rx={4}
              />
              <text
                className={styles['number']}
                data-middle
                data-strong={share > 0.5 || undefined}
                x={columnX(hour) + CELL.width / 2}
                y={rowY(day) + 16}
              >
                {intl.formatNumber(neverCalledBack)}
              </text>
            </g>
          );
        })}
    </svg>
  );
}
