import styles from './NumberChoice.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly text: (choice: number) => string;
  readonly onChange: (value: number) => void;
}

/** One of some numbers; one that was set elsewhere stays among them. */
export function NumberChoice({ label, value, choices, text, onChange }: Props) {
  const all = [...new Set([...choices, value])].sort((a, b) => a - b);
  return (
    <label className={styles['line']}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {all.map((choice) => (
          <option key={choice} value={choice}>
            {text(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
