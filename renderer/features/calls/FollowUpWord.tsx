import { FormattedMessage } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import styles from './FollowUpWord.module.css';

/** Whether somebody still has to ring back, or how that was dealt with. */
export function FollowUpWord({ row }: { readonly row: Pick<BookRow, 'followUp' | 'solvedBy'> }) {
  const { followUp, solvedBy } = row;
  if (followUp === null) return null;
  return (
    <span className={styles['word']} data-state={solvedBy === 'lapsed' ? 'lapsed' : followUp}>
      <FormattedMessage
        id={followUp === 'done' && solvedBy ? `calls.solved.${solvedBy}` : `calls.followUp.${followUp}`}
      />
    </span>
  );
}
