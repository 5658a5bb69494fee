import { FormattedMessage } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import styles from './ListState.module.css';

interface Props {
  readonly waiting: boolean;
  readonly trouble: Trouble | null;
  readonly onRetry: () => void;
  /** There is nothing to list: the words that say so. */
  readonly none: string | null;
}

/** What stands in place of a list while it is asked for, when it cannot be had, and when it is empty. */
export function ListState({ waiting, trouble, onRetry, none }: Props) {
  if (trouble) {
    return (
      <div className={styles['bad']}>
        <PartnerTrouble trouble={trouble} />
        <Button pending={waiting} onClick={() => !waiting && onRetry()}>
          <FormattedMessage id="call.retry" />
        </Button>
      </div>
    );
  }
  if (none === null) return null;
  return (
    <p className={styles['none']} aria-live={waiting ? 'polite' : undefined} aria-atomic>
      {waiting ? <FormattedMessage id="partner.reading" /> : none}
    </p>
  );
}
