import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './TextField.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  readonly label: string;
  /** Shown inside the empty field instead of above it. */
  readonly labelInside?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** A button at the end of the field. */
  readonly extra?: ReactNode;
}

export function TextField({ label, labelInside = false, hint, error, extra, ...input }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles['field']}>
      {!labelInside && (
        <label className={styles['label']} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={styles['line']}>
        <input
          spellCheck={false}
          autoComplete="off"
          {...input}
          {...(labelInside && { 'aria-label': label, placeholder: label })}
          id={id}
          className={styles['input']}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
        />
        {extra}
      </div>
      {note && (
        <div id={`${id}-note`} className={styles['note']}>
          {note}
        </div>
      )}
    </div>
  );
}
