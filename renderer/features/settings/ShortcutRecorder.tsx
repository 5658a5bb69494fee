import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { TextField } from '../../ui/TextField.tsx';
import { acceleratorOf } from './acceleratorOf.ts';
import styles from './ShortcutRecorder.module.css';

interface Props {
  readonly onRecorded: (accelerator: string) => void;
  readonly onStop: () => void;
}

/** A field that takes the next keys as a shortcut; Tab and Escape leave it. */
export function ShortcutRecorder({ onRecorded, onStop }: Props) {
  const intl = useIntl();
  const [bare, setBare] = useState(false);
  return (
    <div className={styles['recorder']}>
      <TextField
        autoFocus
        readOnly
        label={intl.formatMessage({ id: 'shortcut.label' })}
        labelInside
        value={intl.formatMessage({ id: 'shortcut.recording' })}
        onBlur={onStop}
        onKeyDown={(event) => {
          if (event.key === 'Tab') return;
          event.preventDefault();
          if (event.key === 'Escape') {
            onStop();
            return;
          }
          const recorded = acceleratorOf(event);
          if (recorded.kind === 'shortcut') onRecorded(recorded.accelerator);
          else setBare(recorded.kind === 'bareKey');
        }}
        hint={<FormattedMessage id="shortcut.recordHint" />}
        error={
          bare && (
            <span role="alert" className={styles['bare']}>
              <FormattedMessage id="shortcut.needsModifier" />
            </span>
          )
        }
      />
    </div>
  );
}
