import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import styles from './ReadingLine.module.css';

/** How far a round over all locations has come. */
export function ReadingLine() {
  const intl = useIntl();
  const refreshing = useDesk((desk) => desk.integration.integration.refreshing);
  if (!refreshing) return null;
  const { done, of } = refreshing;
  const text = intl.formatMessage({ id: 'locations.reading' }, { done, of });
  return (
    <span className={styles['line']}>
      <progress className={styles['progress']} aria-label={text} max={Math.max(1, of)} value={done} />
      <span aria-hidden>
        <FormattedMessage id="locations.reading" values={{ done, of }} />
      </span>
    </span>
  );
}
