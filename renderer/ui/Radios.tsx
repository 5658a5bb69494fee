import { useId, type ReactNode } from 'react';
import { Hidden } from './Hidden.tsx';
import styles from './Radios.module.css';

interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
  /** What stands there instead of the plain text. */
  readonly look?: ReactNode;
  /** The id of more words about this option. */
  readonly describedBy?: string;
}

interface Props<T extends string> {
  readonly label: string;
  /** The label is for screen readers only. */
  readonly hideLabel?: boolean;
  readonly look: 'segments' | 'tiles' | 'lines';
  readonly value: T | null;
  readonly disabled?: boolean;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One of a few. The real radio button lies over its option, so that pointers, keys and screen readers all meet it. */
export function Radios<T extends string>({
  label,
  hideLabel = false,
  look,
  value,
  disabled = false,
  options,
  onChange,
}: Props<T>) {
  const id = useId();
  return (
    <div className={styles['group']} role="radiogroup" aria-labelledby={id}>
      {hideLabel ? (
        <Hidden id={id}>{label}</Hidden>
      ) : (
        <span className={styles['label']} id={id}>
          {label}
        </span>
      )}
      <div className={styles['options']} data-look={look}>
        {options.map((option) => (
          <label key={option.value} className={styles['option']}>
            <input
              type="radio"
              name={`${id}-option`}
              className={styles['cover']}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              aria-label={option.text}
              aria-describedby={option.describedBy}
              onChange={() => onChange(option.value)}
            />
            {option.look ?? option.text}
          </label>
        ))}
      </div>
    </div>
  );
}
