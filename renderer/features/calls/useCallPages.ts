import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { ask } from '../../ui/bridge.ts';
import { CallPages, type ShownPages } from './callPages.ts';

interface PagesInUse {
  readonly pages: CallPages;
  readonly shown: ShownPages;
}

/** The list of a filter; what is in view is read again when the book has changed. */
export function useCallPages(filter: CallFilter, bookChange: number): PagesInUse {
  const [pages] = useState(
    () =>
      new CallPages(({ filter: wanted, order }, after, limit) =>
        ask('book.page', { filter: wanted, order, after, limit }),
      ),
  );
  const shown = useSyncExternalStore(pages.subscribe, pages.read);
  useEffect(() => void pages.show(filter), [pages, filter]);
  useEffect(() => void pages.refresh(), [pages, bookChange]);
  return { pages, shown };
}
