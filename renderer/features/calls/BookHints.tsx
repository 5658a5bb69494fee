import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './BookHints.module.css';

/** What a person should know about the rows: how old they are, and whether they stay. */
export function BookHints() {
  const action = useAction();
  const book = useDesk((desk) => desk.book.book);
  const overall = useDesk((desk) => desk.health.health.overall);
  const time = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const silent = !['arriving', 'starting', 'paused', 'partly', 'rateLimited'].includes(overall);
  return (
    <>
      {silent && book.asOf !== null && (
        <p className={styles['old']}>
          <FormattedMessage id="calls.asOf" values={{ time: time(book.asOf).text }} />
        </p>
      )}
      {book.problem !== null && (
        <div className={styles['problem']}>
          <TroubleText trouble={{ kind: book.problem, detail: null }} />
          <Button pending={action.pending} onClick={() => void action.run(() => act('book.reopen'))}>
            <FormattedMessage id="calls.again" />
          </Button>
        </div>
      )}
      {book.keeping === 'session' && (
        <p>
          <FormattedMessage id="calls.session" />
        </p>
      )}
    </>
  );
}
