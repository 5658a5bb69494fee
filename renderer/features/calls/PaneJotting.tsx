import { FormattedMessage, useIntl } from 'react-intl';
import type { CallDetails } from '../../../contract/model/callBook.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { NoteField } from '../call-note/NoteField.tsx';
import { OUTCOMES } from '../call-note/outcomes.ts';
import { SendNote } from '../call-note/SendNote.tsx';
import { useNote } from '../call-note/useNote.ts';
import { useOutcome } from '../call-note/useOutcome.ts';
import styles from './PaneJotting.module.css';

interface Props {
  readonly call: CallDetails;
  readonly hasClient: boolean;
}

/** What a person writes down about the call; it can go to the client's card. */
export function PaneJotting({ call: { row, note: saved }, hasClient }: Props) {
  const intl = useIntl();
  const note = useNote(row.key, saved.text);
  const { outcome, trouble, choose } = useOutcome(row.key, saved.outcome);
  const written = note.text.trim() !== '';
  return (
    <div className={styles['jotting']}>
      <NoteField note={note} rows={2} placeholder={intl.formatMessage({ id: 'calls.noteHint' })} />
      <div className={styles['line']}>
        {written && !note.trouble && (
          <span className={styles['saved']}>
            <FormattedMessage id="note.saved" />
          </span>
        )}
        {hasClient && (written || outcome !== null) && (
          <SendNote callKey={row.key} sending={saved.sending} problem={saved.problem} />
        )}
      </div>
      <label className={styles['outcome']}>
        <FormattedMessage id="outcome.name" />
        <select
          value={outcome ?? ''}
          onChange={({ target: { value } }) => choose(OUTCOMES.find((one) => one === value) ?? null)}
        >
          <option value="">{intl.formatMessage({ id: 'calls.noOutcome' })}</option>
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage({ id: `outcome.${one}` })}
            </option>
          ))}
        </select>
      </label>
      <TroubleText trouble={note.trouble ?? trouble} />
    </div>
  );
}
