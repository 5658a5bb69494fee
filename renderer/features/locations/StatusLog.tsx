import { FormattedMessage, useIntl } from 'react-intl';
import type { StatusChange } from '../../../contract/model/integration.ts';
import styles from './StatusLog.module.css';
import { PaneSection } from './PaneSection.tsx';
import { StatusLogLine } from './StatusLogLine.tsx';
import { ZoneNote } from './ZoneNote.tsx';

interface Props {
  readonly log: readonly StatusChange[];
  readonly timeZone: string;
}

/** What has become of the app in this location, newest first. */
export function StatusLog({ log, timeZone }: Props) {
  const intl = useIntl();
  const [newest] = log;
  return (
    <PaneSection
      title={intl.formatMessage({ id: 'locations.log' })}
      extra={newest && <ZoneNote timeZone={timeZone} at={newest.at} />}
    >
      {(titleId) => (
        <ul className={styles['log']} aria-labelledby={titleId}>
          {log.map((change, place) => (
            <StatusLogLine key={`${change.at} ${log.length - place}`} change={change} timeZone={timeZone} />
          ))}
          {!newest && (
            <li className={styles['none']}>
              <FormattedMessage id="locations.log.none" />
            </li>
          )}
        </ul>
      )}
    </PaneSection>
  );
}
