import { useId, type ComponentProps, type ReactNode } from 'react';
import blockStyles from './TextBlock.module.css';
import styles from './TextField.module.css';

interface Props extends Omit<ComponentProps<'textarea'>, 'id' | 'className'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** A text field of several lines that grows with what is in it. */
export function TextBlock({ label, hint, error, ...block }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <textarea
        spellCheck={false}
        autoComplete="off"
        {...block}
        id={id}
        className={blockStyles['block']}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <div id={`${id}-note`} className={styles['note']}>
          {note}
        </div>
      )}
    </div>
  );
}
