import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
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
      <ProgressBar label={text} done={done} of={of} />
      <span aria-hidden>
        <FormattedMessage id="locations.reading" values={{ done, of }} />
      </span>
    </span>
  );
}
