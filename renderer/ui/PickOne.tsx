import { ChevronDown } from 'lucide-react';
import styles from './PickOne.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  /** Nothing is chosen yet: the words stand back. */
  readonly quiet?: boolean;
  readonly onChange: (value: T) => void;
}

/** The system's own list to pick from, as wide as what is picked; its label is for screen readers only. */
export function PickOne<T extends string>({ label, value, options, quiet = false, onChange }: Props<T>) {
  return (
    <span className={styles['pick']} data-quiet={quiet || undefined}>
      <select
        className={styles['select']}
        aria-label={label}
        value={value}
        onChange={(event) => {
          const picked = options.find((option) => option.value === event.target.value);
          if (picked) onChange(picked.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden />
    </span>
  );
}
