import { useIntl } from 'react-intl';
import styles from './Chart.module.css';
import type { DayTotal } from './totals.ts';

const WIDTH = 908;
const HEIGHT = 190;
const TOP = 18;
const BASE = HEIGHT - 24;

/** A bar a day: answered below, missed on top of it. */
export function DayChart({ days, label }: { readonly days: readonly DayTotal[]; readonly label: string }) {
  const intl = useIntl();
  const most = Math.max(1, ...days.map(({ answered, missed }) => answered + missed));
  const step = WIDTH / Math.max(1, days.length);
  const barWidth = Math.min(36, step * 0.66);
  const high = (calls: number): number => ((BASE - TOP) * calls) / most;
  const everyNth = Math.ceil(days.length / 16);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={styles['chart']}>
      <rect className={styles['ground']} x={0} y={BASE} width={WIDTH} height={1} />
      {days.map(({ day, answered, missed }, index) => {
        const x = index * step + (step - barWidth) / 2;
        const middle = x + barWidth / 2;
        return (
          <g key={day}>
            <rect
              className={styles['answered']}
              x={x}
              y={BASE - high(answered)}
              width={barWidth}
              height={high(answered)}
            />
            <rect
              className={styles['missed']}
              x={x}
              y={BASE - high(answered + missed)}
              width={barWidth}
              height={high(missed)}
            />
            {missed > 0 && (
              <text
                className={styles['number']}
                data-middle
                x={middle}
                y={BASE - high(answered + missed) - 5}
              >
                {intl.formatNumber(missed)}
              </text>
            )}
            {index % everyNth === 0 && (
              <text className={styles['axis']} data-middle x={middle} y={HEIGHT - 7}>
                {intl.formatDate(`${day}T00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'short' })}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
