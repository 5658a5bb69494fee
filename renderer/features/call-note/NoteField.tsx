import type { ComponentProps } from 'react';
import { useIntl } from 'react-intl';
import styles from './NoteField.module.css';
import type { TypedNote } from './useNote.ts';

interface Props extends Pick<ComponentProps<'textarea'>, 'ref' | 'rows' | 'placeholder' | 'onKeyDown'> {
  readonly note: TypedNote;
}

/** Grows with what is written. The longest a note may be is what main takes. */
export function NoteField({ note, ...rest }: Props) {
  const intl = useIntl();
  return (
    <textarea
      {...rest}
      className={styles['field']}
      aria-label={intl.formatMessage({ id: 'note.name' })}
      dir="auto"
      spellCheck
      maxLength={2000}
      value={note.text}
      onChange={(event) => note.type(event.target.value)}
      onFocus={() => note.setWriting(true)}
      onBlur={() => note.setWriting(false)}
    />
  );
}
