import { useIntl } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { callLength } from './callLength.ts';
import { endWord } from './endWord.ts';

/** How a call went in a few words: "Outgoing, 2:31", "Missed". */
export function useCallSentence(): (
  row: Pick<BookRow, 'direction' | 'status' | 'durationSeconds'>,
) => string {
  const intl = useIntl();
  return (row) => {
    const { word, also } = endWord(row);
    return [
      intl.formatMessage({ id: `state.${word}` }),
      also && intl.formatMessage({ id: `calls.end.${also}` }),
      row.durationSeconds === null
        ? intl.formatMessage({ id: 'calls.unknownLength' })
        : row.durationSeconds > 0 && callLength(row.durationSeconds),
    ]
      .filter(Boolean)
      .join(', ');
  };
}
