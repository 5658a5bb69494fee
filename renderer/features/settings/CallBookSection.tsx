import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../contract/model/settings.ts';
import { Radios } from '../../ui/Radios.tsx';
import { SwitchLine } from '../../ui/SwitchLine.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './CallBookSection.module.css';
import { useSettings } from './useSettings.ts';

const DAYS = [
  { value: '30', days: 30 },
  { value: '90', days: 90 },
  { value: '180', days: 180 },
  { value: '365', days: 365 },
] as const satisfies readonly { value: string; days: Settings['retentionDays'] }[];

type Value = (typeof DAYS)[number]['value'];

/** How long past calls stay on this computer, and what is made of them. */
export function CallBookSection() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  return (
    <>
      <div className={styles['block']}>
        <Radios<Value>
          look="segments"
          label={intl.formatMessage({ id: 'callBook.retention' })}
          value={DAYS.find(({ days }) => days === settings.retentionDays)?.value ?? null}
          options={DAYS.map(({ value, days }) => ({
            value,
            text: intl.formatMessage({ id: 'callBook.days' }, { count: days }),
          }))}
          onChange={(value) => {
            const chosen = DAYS.find((one) => one.value === value);
            if (chosen) change({ retentionDays: chosen.days });
          }}
        />
        <p className={styles['hint']}>
          <FormattedMessage id="callBook.retentionHint" />
        </p>
      </div>
      <SwitchLine
        label={intl.formatMessage({ id: 'callBook.likelyReason' })}
        hint={intl.formatMessage({ id: 'callBook.likelyReasonHint' })}
        on={settings.likelyReason}
        onChange={(likelyReason) => change({ likelyReason })}
      />
      <TroubleText trouble={trouble} />
    </>
  );
}
