import { FormattedMessage } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './PaneCalls.module.css';
import { useCallSentence } from './useCallSentence.ts';

interface Props {
  readonly calls: readonly BookRow[];
  readonly onGoTo: (row: BookRow) => void;
}

/** The other calls of the number; each leads to its own details. */
export function PaneCalls({ calls, onGoTo }: Props) {
  const locations = useDesk((desk) => desk.account.account.locations);
  const time = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const sentence = useCallSentence();
  if (calls.length === 0) return null;
  return (
    <section className={styles['calls']} aria-labelledby="same-number">
      <h2 id="same-number">
        <FormattedMessage id="calls.sameNumber" />
      </h2>
      <ul>
        {calls.map((row) => (
          <li key={row.key}>
            <button type="button" className={styles['call']} onClick={() => onGoTo(row)}>
              <span className={styles['when']}>
                {time(row.startedAt, locations.find(({ id }) => id === row.locationId)?.timeZone).moment}
              </span>
              <span>{sentence(row)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
