import { FormattedMessage, useIntl } from 'react-intl';
import type { MissedRule } from '../../../contract/model/followUp.ts';
import { SwitchLine } from '../../ui/SwitchLine.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './MissedCallsSection.module.css';
import { NumberChoice } from './NumberChoice.tsx';
import { OpeningHours } from './OpeningHours.tsx';
import { useSettings } from './useSettings.ts';
import { useWeekHours } from './useWeekHours.ts';

const SECONDS = [0, 3, 5, 10, 15, 20, 30, 60];
const DAYS = [1, 2, 3, 5, 7, 14, 30];
const USUAL_HOURS = { fromHour: 9, toHour: 20, weekdays: [1, 2, 3, 4, 5, 6] };

/** Which calls count as missed: the rule in a sentence, and what can be changed about it. */
export function MissedCallsSection() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  const { hourText, weekdayText } = useWeekHours();
  const { missedRule: rule } = settings;
  const { minSeconds, openingHours: hours, openDays } = rule;
  const set = (part: Partial<MissedRule>): void => change({ missedRule: { ...rule, ...part } });
  return (
    <>
      <div className={styles['rule']}>
        <p>
          <FormattedMessage id="missedRule.what" values={{ seconds: minSeconds }} />{' '}
          {minSeconds > 0 && <FormattedMessage id="missedRule.noLength" />}{' '}
          {hours && (
            <FormattedMessage
              id="missedRule.when"
              values={{
                from: hourText(hours.fromHour),
                to: hourText(hours.toHour),
                days: intl.formatList(hours.weekdays.map((day) => weekdayText(day, 'long'))),
                all: hours.weekdays.length === 7,
              }}
            />
          )}{' '}
          <FormattedMessage id="missedRule.until" values={{ count: openDays }} />
        </p>
      </div>
      <div className={styles['choices']}>
        <NumberChoice
          label={intl.formatMessage({ id: 'missedRule.seconds' })}
          value={minSeconds}
          choices={SECONDS}
          text={(count) => intl.formatMessage({ id: 'missedRule.secondsChoice' }, { count })}
          onChange={(seconds) => set({ minSeconds: seconds })}
        />
        <NumberChoice
          label={intl.formatMessage({ id: 'missedRule.days' })}
          value={openDays}
          choices={DAYS}
          text={(count) => intl.formatMessage({ id: 'missedRule.daysChoice' }, { count })}
          onChange={(days) => set({ openDays: days })}
        />
      </div>
      <SwitchLine
        label={intl.formatMessage({ id: 'missedRule.hours' })}
        hint={intl.formatMessage({ id: 'missedRule.hoursHint' })}
        on={hours !== null}
        onChange={(on) => set({ openingHours: on ? USUAL_HOURS : null })}
      />
      {hours && <OpeningHours hours={hours} onChange={(openingHours) => set({ openingHours })} />}
      <TroubleText trouble={trouble} />
    </>
  );
}
