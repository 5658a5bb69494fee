import { FormattedMessage, useIntl } from 'react-intl';
import { AboutSection } from './AboutSection.tsx';
import { AccountSection } from './AccountSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { CallBookSection } from './CallBookSection.tsx';
import { ManagerSection } from './ManagerSection.tsx';
import { MissedCallsSection } from './MissedCallsSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import { PopupSection } from './PopupSection.tsx';
import styles from './SettingsPlace.module.css';
import { ShortcutSection } from './ShortcutSection.tsx';

const SECTIONS = [
  { name: 'account', Section: AccountSection },
  { name: 'popup', Section: PopupSection },
  { name: 'notifications', Section: NotificationsSection },
  { name: 'callBook', Section: CallBookSection },
  { name: 'missedCalls', Section: MissedCallsSection },
  { name: 'managerPin', Section: ManagerSection },
  { name: 'appearance', Section: AppearanceSection },
  { name: 'shortcut', Section: ShortcutSection },
  { name: 'about', Section: AboutSection },
] as const;

/** One page; every change counts at once. */
export function SettingsPlace() {
  const intl = useIntl();
  return (
    <div className={styles['page']}>
      <h1>
        <FormattedMessage id="settings.title" />
      </h1>
      <nav className={styles['contents']} aria-label={intl.formatMessage({ id: 'settings.sections' })}>
        {SECTIONS.map(({ name }) => (
          <a
            key={name}
            href={`#settings-${name}`}
            onClick={(event) => {
              event.preventDefault();
              const heading = document.getElementById(`settings-${name}`);
              heading?.scrollIntoView({ block: 'start' });
              heading?.focus({ preventScroll: true });
            }}
          >
            <FormattedMessage id={`settings.${name}`} />
          </a>
        ))}
      </nav>
      {SECTIONS.map(({ name, Section }) => (
        <section key={name} className={styles['section']} aria-labelledby={`settings-${name}`}>
          <h2 id={`settings-${name}`} tabIndex={-1}>
            <FormattedMessage id={`settings.${name}`} />
          </h2>
          <Section />
        </section>
      ))}
    </div>
  );
}
