import { FormattedMessage } from 'react-intl';
import type { CallNote } from '../../../contract/model/callNote.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import { act } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './SendNote.module.css';

interface Props extends Pick<CallNote, 'sending' | 'problem'> {
  readonly callKey: CallKey;
}

/** Sends a note to the client's card in Altegio, or says how far that has come. */
export function SendNote({ callKey, sending, problem }: Props) {
  const action = useAction();
  const failed = sending === 'failed' && problem !== null ? { kind: problem, detail: null } : null;
  return (
    <span className={styles['send']}>
      {sending === 'queued' || sending === 'sent' ? (
        <FormattedMessage id={`note.${sending}`} />
      ) : (
        <button
          type="button"
          className={styles['button']}
          aria-disabled={action.pending || undefined}
          onClick={() => void action.run(() => act('note.send', { key: callKey }))}
        >
          <FormattedMessage id={sending === 'failed' ? 'note.sendAgain' : 'note.send'} />
        </button>
      )}
      <TroubleText trouble={action.trouble ?? failed} />
    </span>
  );
}
