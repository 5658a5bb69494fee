import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './ListState.module.css';

/** Stands in for the list while there is no book to read, and says what to do about it. */
export function BookClosed() {
  const { phase, problem } = useDesk((desk) => desk.book.book);
  const action = useAction();
  const failed = phase === 'failed';
  return (
    <div className={styles['state']} data-late={!failed || undefined} aria-live="polite" aria-atomic>
      <b>
        <FormattedMessage id={`calls.book.${phase === 'open' ? 'opening' : phase}`} />
      </b>
      {phase !== 'opening' && (
        <>
          <p>
            <FormattedMessage id={`problem.${problem ?? 'bookClosed'}`} values={{ detail: 'none' }} />
          </p>
          <Button pending={action.pending} onClick={() => void action.run(() => act('book.reopen'))}>
            <FormattedMessage id="calls.again" />
          </Button>
          <TroubleText trouble={action.trouble} />
        </>
      )}
    </div>
  );
}
