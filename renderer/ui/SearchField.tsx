import { Search } from 'lucide-react';
import { type KeyboardEvent as KeyPress, useEffect, useRef } from 'react';
import styles from './SearchField.module.css';

interface Props {
  readonly look: 'wide' | 'narrow';
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** Escape was pressed: nothing is searched for any more. */
  readonly onEmpty: () => void;
  readonly onEnter?: () => void;
}

/** The search of a place; Ctrl+F comes here, Escape empties it. */
export function SearchField({ look, label, placeholder, value, onType, onEmpty, onEnter }: Props) {
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const onKeyDown = (event: KeyPress): void => {
    if (event.key === 'Enter') onEnter?.();
    if (event.key !== 'Escape' || value === '') return;
    event.preventDefault();
    onEmpty();
  };
  return (
    <div className={styles['box']} data-look={look}>
      <Search className={styles['icon'] ?? ''} size={16} aria-hidden />
      <input
        ref={field}
        type="search"
        className={styles['field']}
        aria-label={label}
        aria-keyshortcuts="Control+F"
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        value={value}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
