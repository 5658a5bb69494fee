import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { shortcutText } from '../../ui/shortcutText.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { ShortcutRecorder } from './ShortcutRecorder.tsx';
import styles from './ShortcutSection.module.css';
import { useSettings } from './useSettings.ts';

const DEFAULT_SHORTCUT = 'CommandOrControl+Shift+Space';

export function ShortcutSection() {
  const { settings, change, trouble } = useSettings();
  const [recording, setRecording] = useState(false);
  const { shortcut } = settings;
  return (
    <>
      <p>
        <FormattedMessage id="shortcut.lead" />
      </p>
      <div className={styles['line']}>
        {recording ? (
          <ShortcutRecorder
            onRecorded={(recorded) => {
              setRecording(false);
              change({ shortcut: recorded });
            }}
            onStop={() => setRecording(false)}
          />
        ) : (
          <kbd className={styles['keys']}>
            {shortcut === null ? <FormattedMessage id="shortcut.none" /> : shortcutText(shortcut)}
          </kbd>
        )}
        {!recording && (
          <Button onClick={() => setRecording(true)}>
            <FormattedMessage id="shortcut.record" />
          </Button>
        )}
        <Button look="quiet" onClick={() => change({ shortcut: DEFAULT_SHORTCUT })}>
          <FormattedMessage id="shortcut.reset" />
        </Button>
        {shortcut !== null && (
          <Button look="quiet" onClick={() => change({ shortcut: null })}>
            <FormattedMessage id="shortcut.clear" />
          </Button>
        )}
      </div>
      <TroubleText trouble={trouble} />
    </>
  );
}
