import { FormattedMessage } from 'react-intl';
import type { CallDetails } from '../../../contract/model/callBook.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Dotted } from '../../ui/Dotted.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './PaneRows.module.css';
import { useCallSentence } from './useCallSentence.ts';

/** The rows that Altegio's list has of the call, where it has several. */
export function PaneRows({ row, savedRows }: Pick<CallDetails, 'row' | 'savedRows'>) {
  const locations = useDesk((desk) => desk.account.account.locations);
  const time = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const sentence = useCallSentence();
  if (savedRows.length === 0) return null;
  return (
    <section className={styles['rows']} aria-labelledby="saved-rows">
      <h2 id="saved-rows">
        <FormattedMessage id="calls.savedRows" values={{ count: savedRows.length }} />
      </h2>
      <ul>
        {savedRows.map((saved) => {
          const location = locations.find(({ id }) => id === saved.locationId);
          return (
            <li key={saved.key}>
              <span className={styles['when']}>{time(saved.startedAt, location?.timeZone).moment}</span>
              <span>
                <Dotted facts={[sentence({ ...row, ...saved }), location?.title]} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
