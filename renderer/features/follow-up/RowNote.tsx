import { useIntl } from 'react-intl';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';
import { PickOne } from '../../ui/PickOne.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { NoteField } from '../call-note/NoteField.tsx';
import { OUTCOMES } from '../call-note/outcomes.ts';
import { SendNote } from '../call-note/SendNote.tsx';
import { useNote } from '../call-note/useNote.ts';
import { useOutcome } from '../call-note/useOutcome.ts';
import styles from './RowNote.module.css';

/** Note and outcome hang on the call of the last try; both are saved at once. */
export function RowNote({ row }: { readonly row: FollowUpRow }) {
  const intl = useIntl();
  const note = useNote(row.lastCall, row.note);
  const { outcome, trouble, choose } = useOutcome(row.lastCall, row.outcome);
  return (
    <div className={styles['note']}>
      <NoteField note={note} rows={1} placeholder={intl.formatMessage({ id: 'note.name' })} />
      <PickOne
        label={intl.formatMessage({ id: 'outcome.name' })}
        value={outcome ?? 'none'}
        quiet={outcome === null}
        options={[
          { value: 'none', text: intl.formatMessage({ id: 'outcome.none' }) },
          ...OUTCOMES.map((value) => ({ value, text: intl.formatMessage({ id: `outcome.${value}` }) })),
        ]}
        onChange={(value) => choose(value === 'none' ? null : value)}
      />
      {row.clientId !== null && (note.text.trim() !== '' || outcome !== null) && (
        <div className={styles['send']}>
          <SendNote callKey={row.notedCall} sending={row.sending} problem={row.sendingProblem} />
        </div>
      )}
      <TroubleText trouble={note.trouble ?? trouble} />
    </div>
  );
}
