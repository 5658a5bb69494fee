import { FormattedMessage, useIntl } from 'react-intl';
import type { AccountLoss } from '../../../contract/model/account.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';
import { useReading } from '../../ui/useReading.ts';
import styles from './ForgetDialog.module.css';

type Counted = keyof NonNullable<AccountLoss['book']> | 'unsavedNotes' | 'telephonyChains';

async function readLoss(): Promise<Result<AccountLoss, Trouble>> {
  const answer = await ask('account.loss');
  return 'kind' in answer ? err(answer.problem) : ok(answer);
}

/** What lies on this computer and will be gone, with its numbers as soon as they are counted. */
export function LossList() {
  const intl = useIntl();
  const { value: loss, waiting } = useReading(readLoss);
  const line = (name: Counted, count: number, always = false) =>
    (always || count > 0) && (
      <li>
        <FormattedMessage id={`account.loss.${name}`} values={{ count }} />
      </li>
    );
  return (
    <div className={styles['loss']} role="group" aria-label={intl.formatMessage({ id: 'account.loss' })}>
      <p>
        <FormattedMessage id="account.loss" />
      </p>
      <ul>
        {loss?.book ? (
          <>
            {line('calls', loss.book.calls, true)}
            {line('notes', loss.book.notes, true)}
            {line('outcomes', loss.book.outcomes)}
            {line('openFollowUps', loss.book.openFollowUps, true)}
            {line('reminders', loss.book.reminders)}
            {line('unsentNotes', loss.book.unsentNotes)}
          </>
        ) : (
          <li>
            <FormattedMessage id="account.loss.all" />
          </li>
        )}
        {loss && line('unsavedNotes', loss.unsavedNotes)}
        {loss && line('telephonyChains', loss.telephonyChains)}
      </ul>
      <p aria-live="polite">
        {waiting ? (
          <FormattedMessage id="account.loss.counting" />
        ) : (
          <FormattedMessage id={loss?.book ? 'account.loss.again' : 'account.loss.uncounted'} />
        )}
      </p>
    </div>
  );
}
