import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { SearchField } from '../../ui/SearchField.tsx';
import { useLater } from '../../ui/useLater.ts';

const TYPED_MS = 150;

interface Props {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Searches past calls as one types, once it stops for a moment. */
export function SearchBox({ value, onSearch }: Props) {
  const intl = useIntl();
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

  const search = (typed: string): void => {
    setText(typed);
    later.put(typed);
  };
  return (
    <SearchField
      look="wide"
      label={intl.formatMessage({ id: 'calls.search' })}
      placeholder={intl.formatMessage({ id: 'calls.searchHint' })}
      value={text}
      onType={search}
      onEnter={() => later.flush()}
      onEmpty={() => {
        search('');
        later.flush();
      }}
    />
  );
}
