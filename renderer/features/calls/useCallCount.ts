import { useEffect, useState } from 'react';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { ask } from '../../ui/bridge.ts';

interface Counted {
  readonly count: number | null;
  readonly newerThan: BookCursor | null;
}

/** How many calls a filter shows, or how many of them came after one call; null while nobody knows. */
export function useCallCount(
  filter: CallFilter,
  newerThan: BookCursor | null,
  bookChange: number,
): number | null {
  const [counted, setCounted] = useState<Counted>({ count: null, newerThan });

  useEffect(() => {
    let late = false;
    void ask('book.count', { filter, newerThan }).then((answer) => {
      if (!late) setCounted({ count: answer.kind === 'count' ? answer.count : null, newerThan });
    });
    return () => {
      late = true;
    };
  }, [filter, newerThan, bookChange]);
  return counted.newerThan === newerThan ? counted.count : null;
}
