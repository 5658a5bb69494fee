import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './PopupModes.module.css';
import { useSettings } from './useSettings.ts';

const MODES = ['full', 'compact', 'badge', 'nothing'] as const;

/** "My location" loud, the others silent: how much pops up, place by place. */
export function PopupModes() {
  const intl = useIntl();
  const locations = useDesk((desk) => desk.account.account.locations);
  const { settings, change, trouble } = useSettings();
  return (
    <div className={styles['block']} role="group" aria-labelledby="popup-modes">
      <h3 id="popup-modes">
        <FormattedMessage id="popupSettings.modes" />
      </h3>
      {locations.length === 0 && (
        <p className={styles['none']}>
          <FormattedMessage id="popupSettings.noLocations" />
        </p>
      )}
      <div className={styles['rows']}>
        {locations.map(({ id, title }) => (
          <label key={id} className={styles['row']}>
            <span>{title}</span>
            <select
              value={settings.popupModes[id] ?? 'full'}
              onChange={(event) => {
                const mode = MODES.find((one) => one === event.target.value);
                if (mode) change({ popupModes: { ...settings.popupModes, [id]: mode } });
              }}
            >
              {MODES.map((mode) => (
                <option key={mode} value={mode}>
                  {intl.formatMessage({ id: `popupSettings.mode.${mode}` })}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <TroubleText trouble={trouble} />
    </div>
  );
}
