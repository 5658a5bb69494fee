import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { NoteField } from '../call-note/NoteField.tsx';
import { SendNote } from '../call-note/SendNote.tsx';
import { cardButton } from './cardButton.ts';
import styles from './CardNote.module.css';
import type { Jotting } from './useJotting.ts';

/** The open note of a card. Enter and Escape close it: every letter is saved already. */
export function CardNote({ card, jotting }: { readonly card: CallCard; readonly jotting: Jotting }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { note, setOpen } = jotting;

  useEffect(() => {
    const shown = field.current;
    shown?.focus();
    shown?.setSelectionRange(shown.value.length, shown.value.length);
  }, []);

  return (
    <div className={styles['note']}>
      <NoteField
        ref={field}
        rows={2}
        note={note}
        onKeyDown={(event) => {
          const closes = event.key === 'Enter' || event.key === 'Escape';
          if (!closes || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          cardButton(event.currentTarget, 'note')?.focus();
          setOpen(null);
        }}
      />
      {note.trouble ? (
        <TroubleText trouble={note.trouble} />
      ) : (
        <div className={styles['line']}>
          <FormattedMessage id="note.saved" />
          {card.match.kind === 'known' && note.text.trim() !== '' && (
            <SendNote callKey={card.key} sending={card.note.sending} problem={card.note.problem} />
          )}
        </div>
      )}
    </div>
  );
}
