import { useId } from 'react';
import styles from './SwitchLine.module.css';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function SwitchLine({ label, hint, on, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <label className={styles['line']}>
        <input
          type="checkbox"
          role="switch"
          className={styles['switch']}
          checked={on}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={id} className={styles['hint']}>
        {hint}
      </p>
    </div>
  );
}
