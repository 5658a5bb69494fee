import type { ReactNode } from 'react';
import styles from './CheckLine.module.css';

interface Props {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function CheckLine({ checked, disabled = false, onChange, children }: Props) {
  return (
    <label className={styles['line']}>
      <input
        type="checkbox"
        className={styles['box']}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles['text']}>{children}</span>
    </label>
  );
}
