import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, type Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './ListTrouble.module.css';

interface Props {
  readonly trouble: Trouble | null;
  readonly waiting: boolean;
  readonly onRetry: () => void;
}

/** What keeps the rows away, or from lasting: the call book still opens, has a fault, or is kept for this run only. */
export function ListTrouble({ trouble, waiting, onRetry }: Props) {
  const { phase, keeping, problem } = useDesk((desk) => desk.book.book);
  const reopening = useAction();
  const opens = phase === 'opening' || phase === 'closed';

  if (opens && (waiting || trouble)) {
    return (
      <p className={styles['line']} aria-live="polite" aria-atomic>
        <FormattedMessage id="followUp.opening" />
      </p>
    );
  }
  if (waiting) return null;
  const bad = phase === 'failed' && problem ? { kind: problem, detail: null } : trouble;
  if (bad) {
    return (
      <div className={styles['bad']}>
        <TroubleText trouble={reopening.trouble ?? bad} />
        <Button
          pending={reopening.pending}
          onClick={() => {
            if (phase !== 'failed') onRetry();
            else void reopening.run(() => act('book.reopen'));
          }}
        >
          <FormattedMessage id="call.retry" />
        </Button>
      </div>
    );
  }
  if (keeping !== 'session') return null;
  return (
    <p className={styles['line']}>
      <FormattedMessage id="followUp.session" />
    </p>
  );
}
