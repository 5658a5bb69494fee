import { useIntl } from 'react-intl';
import type { NotificationLevel } from '../../../contract/model/settings.ts';
import { Radios } from '../../ui/Radios.tsx';
import { SwitchLine } from '../../ui/SwitchLine.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './NotificationsSection.module.css';
import { useSettings } from './useSettings.ts';

const LEVELS = ['full', 'name', 'nothing'] as const;

/** Whether the system says something too, and how much it may say in view of others. */
export function NotificationsSection() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  return (
    <>
      <SwitchLine
        label={intl.formatMessage({ id: 'notifications.on' })}
        hint={intl.formatMessage({ id: 'notifications.onHint' })}
        on={settings.notificationsOn}
        onChange={(notificationsOn) => change({ notificationsOn })}
      />
      <Radios<NotificationLevel>
        label={intl.formatMessage({ id: 'notifications.level' })}
        look="lines"
        value={settings.notificationLevel}
        disabled={!settings.notificationsOn}
        options={LEVELS.map((value) => {
          const text = intl.formatMessage({ id: `notifications.level.${value}` });
          const example = intl.formatMessage({ id: `notifications.example.${value}` });
          const exampleId = `notification-example-${value}`;
          return {
            value,
            text,
            describedBy: exampleId,
            look: <Level text={text} example={example} exampleId={exampleId} />,
          };
        })}
        onChange={(notificationLevel) => change({ notificationLevel })}
      />
      <TroubleText trouble={trouble} />
    </>
  );
}

interface LevelProps {
  readonly text: string;
  readonly example: string;
  readonly exampleId: string;
}

function Level({ text, example, exampleId }: LevelProps) {
  return (
    <span className={styles['level']}>
      <span className={styles['word']}>{text}</span>
      <span className={styles['example']} id={exampleId}>
        {example}
      </span>
    </span>
  );
}
