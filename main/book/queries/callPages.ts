import type { BookCursor, BookOrder, BookPage } from '../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { BookContext } from '../bookHandlers.ts';
import { bookRows } from './bookRows.ts';
import { selectCalls } from './callSelection.ts';
import { startOf } from './callWalk.ts';
import { countFound } from './countFound.ts';
import { searchCalls } from './searchCalls.ts';
import { readWords } from './wordFilter.ts';

/** Newest first unless asked otherwise; `after` null is the first page, which may be cut short rather than come late. */
function readPage(
  { database }: BookContext,
  {
    filter,
    order = 'newest',
    after,
    limit,
    nowMs,
  }: {
    readonly filter: CallFilter;
    readonly order?: BookOrder;
    readonly after: BookCursor | null;
    readonly limit: number;
    readonly nowMs: number;
  },
): BookPage {
  const parts = selectCalls(database, filter, nowMs);
  const behind = { ...startOf(order), ...after };
  const { calls, goOn } = searchCalls(database, parts, readWords(database, filter), behind, {
    limit: limit + 1,
    thorough: after !== null,
  });
  const shown = calls.slice(0, limit);
  const last = calls.length > limit ? shown.at(-1) : goOn;
  return {
    rows: bookRows(
      database,
      shown.map(({ id }) => id),
    ),
    next: last ? { startedAtMs: last.startedAtMs, id: last.id } : null,
  };
}

/** How many calls a filter shows; `newerThan` counts only those that came after. */
function countCalls(
  { database }: BookContext,
  {
    filter,
    newerThan,
    nowMs,
  }: { readonly filter: CallFilter; readonly newerThan: BookCursor | null; readonly nowMs: number },
): number {
  const parts = selectCalls(database, filter, nowMs);
  return countFound(database, parts, readWords(database, filter), newerThan);
}

export const pageHandlers = { readPage, countCalls };
