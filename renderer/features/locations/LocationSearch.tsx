import { useEffect, useRef } from 'react';
import { Search } from 'lucide-react';
import { useIntl } from 'react-intl';
import styles from './LocationSearch.module.css';

interface Props {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Finds locations by their name as one types; Ctrl+F comes here, Escape empties it. */
export function LocationSearch({ value, onSearch }: Props) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const label = intl.formatMessage({ id: 'locations.search' });

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

  return (
    <div className={styles['box']}>
      <Search className={styles['icon'] ?? ''} size={16} aria-hidden />
      <input
        ref={field}
        type="search"
        className={styles['field']}
        aria-label={label}
        aria-keyshortcuts="Control+F"
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onSearch('');
        }}
      />
    </div>
  );
}
