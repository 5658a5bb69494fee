import { useId, type ComponentProps } from 'react';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { initials } from '../incoming-call/initials.ts';
import type { Decision } from './decision.ts';
import styles from './FollowUpItem.module.css';
import { RowButtons } from './RowButtons.tsx';
import { RowFacts } from './RowFacts.tsx';
import { RowHeading } from './RowHeading.tsx';
import { RowNote } from './RowNote.tsx';
import { StateOfRow } from './StateOfRow.tsx';

interface Props extends Pick<ComponentProps<'li'>, 'tabIndex'> {
  readonly row: FollowUpRow;
  readonly onDecided: (decision: Decision | null) => void;
}

/** One person to ring back. */
export function FollowUpItem({ row, tabIndex, onDecided }: Props) {
  const id = useId();
  const action = useAction();
  const { clientName } = row;
  return (
    <li className={styles['row']} tabIndex={tabIndex} aria-labelledby={id} data-row={row.id}>
      <div className={styles['badge']} data-known={clientName !== null || undefined} aria-hidden>
        {clientName === null ? '?' : initials(clientName)}
      </div>
      <div className={styles['about']}>
        <RowHeading row={row} id={id} />
        <StateOfRow row={row} />
        <RowFacts row={row} />
        <RowNote row={row} />
      </div>
      <RowButtons row={row} action={action} onDecided={onDecided} />
      {action.trouble && (
        <div className={styles['trouble']}>
          <TroubleText trouble={action.trouble} />
        </div>
      )}
    </li>
  );
}
