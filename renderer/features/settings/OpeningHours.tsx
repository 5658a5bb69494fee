import { FormattedMessage, useIntl } from 'react-intl';
import type { MissedRule } from '../../../contract/model/followUp.ts';
import styles from './OpeningHours.module.css';
import { NumberChoice } from './NumberChoice.tsx';
import { useWeekHours } from './useWeekHours.ts';

type Hours = NonNullable<MissedRule['openingHours']>;

interface Props {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export function OpeningHours({ hours, onChange }: Props) {
  const intl = useIntl();
  const { hourText, weekdayText } = useWeekHours();
  const { fromHour, toHour, weekdays } = hours;
  const pick = (day: number, open: boolean): void => {
    const days = WEEKDAYS.filter((one) => (one === day ? open : weekdays.includes(one)));
    onChange({ ...hours, weekdays: days });
  };
  return (
    <div className={styles['block']}>
      <div className={styles['hours']}>
        <NumberChoice
          label={intl.formatMessage({ id: 'missedRule.from' })}
          value={fromHour}
          choices={range(0, toHour - 1)}
          text={hourText}
          onChange={(hour) => onChange({ ...hours, fromHour: hour })}
        />
        <NumberChoice
          label={intl.formatMessage({ id: 'missedRule.to' })}
          value={toHour}
          choices={range(fromHour + 1, 24)}
          text={hourText}
          onChange={(hour) => onChange({ ...hours, toHour: hour })}
        />
      </div>
      <div role="group" aria-labelledby="open-weekdays" className={styles['days']}>
        <span id="open-weekdays">
          <FormattedMessage id="missedRule.weekdays" />
        </span>
        <div className={styles['boxes']}>
          {WEEKDAYS.map((day) => {
            const open = weekdays.includes(day);
            return (
              <label key={day} className={styles['day']}>
                <input
                  type="checkbox"
                  checked={open}
                  // A week without any open day would hide every missed call.
                  disabled={open && weekdays.length === 1}
                  aria-label={weekdayText(day, 'long')}
                  onChange={(event) => pick(day, event.target.checked)}
                />
                <span aria-hidden="true">{weekdayText(day, 'short')}</span>
              </label>
            );
          })}
        </div>
      </div>
    </div>
  );
}
