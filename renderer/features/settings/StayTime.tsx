import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../contract/model/settings.ts';
import { Radios } from '../../ui/Radios.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './StayTime.module.css';
import { useSettings } from './useSettings.ts';

const TIMES = [
  { value: '15', seconds: 15 },
  { value: '30', seconds: 30 },
  { value: '60', seconds: 60 },
  { value: 'always', seconds: null },
] as const satisfies readonly { value: string; seconds: Settings['popupSeconds'] }[];

type Value = (typeof TIMES)[number]['value'];

export function StayTime() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  return (
    <div className={styles['block']}>
      <Radios<Value>
        look="segments"
        label={intl.formatMessage({ id: 'popupSettings.stay' })}
        value={TIMES.find(({ seconds }) => seconds === settings.popupSeconds)?.value ?? null}
        options={TIMES.map(({ value, seconds }) => ({
          value,
          text:
            seconds === null
              ? intl.formatMessage({ id: 'popupSettings.untilDismissed' })
              : intl.formatMessage({ id: 'popupSettings.seconds' }, { count: seconds }),
        }))}
        onChange={(value) => {
          const time = TIMES.find((one) => one.value === value);
          if (time) change({ popupSeconds: time.seconds });
        }}
      />
      <p className={styles['hint']}>
        <FormattedMessage id="popupSettings.stayHint" />
      </p>
      <TroubleText trouble={trouble} />
    </div>
  );
}
