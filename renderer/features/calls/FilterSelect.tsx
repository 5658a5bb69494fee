import { ChevronDown } from 'lucide-react';
import styles from './FilterSelect.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  /** The first one is "all". */
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** Stands in the list while more than one is chosen elsewhere. */
  readonly several?: string | undefined;
  readonly onChange: (value: string) => void;
}

const SEVERAL = 'several';

/** One choice of a filter; it changes its colour while it hides something. */
export function FilterSelect({ label, value, options, several, onChange }: Props) {
  const chosen = several === undefined ? value : SEVERAL;
  return (
    <span className={styles['place']} data-on={chosen !== options[0]?.value || undefined}>
      <select
        className={styles['select']}
        aria-label={label}
        value={chosen}
        onChange={(event) => onChange(event.target.value)}
      >
        {several !== undefined && <option value={SEVERAL}>{several}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <ChevronDown className={styles['arrow'] ?? ''} size={14} aria-hidden />
    </span>
  );
}
