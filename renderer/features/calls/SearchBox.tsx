import { useEffect, useRef, useState } from 'react';
import { Search } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useLater } from '../../ui/useLater.ts';
import styles from './SearchBox.module.css';

const TYPED_MS = 150;

interface Props {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Searches as one types; Ctrl+F comes here, Escape empties it. */
export function SearchBox({ value, onSearch }: Props) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const handler = useRef(onSearch);
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const [told, setTold] = useState(value);
  const later = useLater((typed: string) => {
    setAsked(typed);
    handler.current(typed);
  }, TYPED_MS);

  useEffect(() => {
    handler.current = onSearch;
  }, [onSearch]);

  // Another search than the one typed here: the filters were cleared, or a saved one was picked.
  if (value !== told) {
    setTold(value);
    if (value !== asked) {
      setText(value);
      setAsked(value);
    }
  }

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
        aria-label={intl.formatMessage({ id: 'calls.search' })}
        aria-keyshortcuts="Control+F"
        placeholder={intl.formatMessage({ id: 'calls.searchHint' })}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          later.put(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') later.flush();
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          setText('');
          later.put('');
          later.flush();
        }}
      />
    </div>
  );
}
