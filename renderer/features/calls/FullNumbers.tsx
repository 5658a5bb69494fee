import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import { UnlockDialog } from '../manager-pin/UnlockDialog.tsx';
import styles from './FullNumbers.module.css';

interface Props {
  readonly on: boolean;
  readonly unlocked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly openSettings: () => void;
}

/** Numbers leave this computer in full only after the manager's PIN. */
export function FullNumbers({ on, unlocked, onChange, openSettings }: Props) {
  const intl = useIntl();
  const pinSet = useDesk((desk) => desk.manager.manager.pinSet);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <label className={styles['line']}>
        <input
          type="checkbox"
          role="switch"
          className={styles['switch']}
          checked={on}
          onChange={(event) => {
            if (event.target.checked && !unlocked) setAsking(true);
            else onChange(event.target.checked);
          }}
        />
        <FormattedMessage id="calls.fullNumbers" />
      </label>
      {asking && pinSet && (
        <UnlockDialog onClose={() => setAsking(false)} onUnlocked={() => onChange(true)} />
      )}
      {asking && !pinSet && (
        <WindowDialog
          title={intl.formatMessage({ id: 'calls.noPinTitle' })}
          onClose={() => setAsking(false)}
          buttons={
            <>
              <Button onClick={() => setAsking(false)}>
                <FormattedMessage id="action.cancel" />
              </Button>
              <Button look="primary" autoFocus onClick={openSettings}>
                <FormattedMessage id="status.settingsButton" />
              </Button>
            </>
          }
        >
          <p>
            <FormattedMessage id="calls.noPin" />
          </p>
        </WindowDialog>
      )}
    </>
  );
}
