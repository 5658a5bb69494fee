import * as z from 'zod';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { ExportRow } from '../../export/exportRow.ts';
import type { BookContext } from '../bookHandlers.ts';
import { pageHandlers } from './callPages.ts';
import { exportRows } from './exportRows.ts';

const Last = z.object({ last: z.number().int() });

/** How many calls a filter shows now, and the last one that came into the book. */
function exportStart(
  context: BookContext,
  { filter, nowMs }: { readonly filter: CallFilter; readonly nowMs: number },
): { readonly rows: number; readonly lastId: number } {
  const [row] = context.database.prepare('SELECT coalesce(max(id), 0) AS last FROM calls').all();
  return {
    rows: pageHandlers.countCalls(context, { filter, newerThan: null, nowMs }),
    lastId: Last.parse(row).last,
  };
}

export interface ExportPageInput {
  readonly filter: CallFilter;
  readonly fullNumbers: boolean;
  readonly after: BookCursor | null;
  /** Calls that came into the book after this one are left out. */
  readonly lastId: number;
  readonly limit: number;
  readonly nowMs: number;
}

/** Newest first, as the list shows them. */
function exportPage(
  context: BookContext,
  { filter, fullNumbers, after, lastId, limit, nowMs }: ExportPageInput,
): { readonly rows: readonly ExportRow[]; readonly next: BookCursor | null } {
  const page = pageHandlers.readPage(context, { filter, after, limit, nowMs });
  const then = page.rows.filter(({ cursor }) => cursor.id <= lastId);
  return { rows: exportRows(context.database, then, fullNumbers), next: page.next };
}

export const exportHandlers = { exportStart, exportPage };
