import { FormattedMessage } from 'react-intl';
import type { Period } from '../../../contract/model/callFilter.ts';
import styles from './PeriodRange.module.css';

// Without it a year of six digits can be typed.
const LAST_DAY = '9999-12-31';

type Range = Extract<Period, { kind: 'range' }>;

interface Props {
  readonly period: Range;
  readonly onChange: (period: Range) => void;
}

/** From one day to another; a day beyond the other one takes it along. */
export function PeriodRange({ period, onChange }: Props) {
  const { fromDay, toDay } = period;
  return (
    <span className={styles['range']}>
      <label>
        <FormattedMessage id="calls.from" />
        <input
          type="date"
          max={LAST_DAY}
          value={fromDay}
          onChange={({ target: { value } }) => {
            if (value) onChange({ kind: 'range', fromDay: value, toDay: value > toDay ? value : toDay });
          }}
        />
      </label>
      <label>
        <FormattedMessage id="calls.to" />
        <input
          type="date"
          max={LAST_DAY}
          value={toDay}
          onChange={({ target: { value } }) => {
            if (value) onChange({ kind: 'range', fromDay: value < fromDay ? value : fromDay, toDay: value });
          }}
        />
      </label>
    </span>
  );
}
