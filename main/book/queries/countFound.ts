import * as z from 'zod';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { SelectedPart } from './callSelection.ts';
import { boundsOf, partsCondition } from './callWalk.ts';
import { manyCondition } from './searchCalls.ts';
import { ofTheirOwn, type WordFilter } from './wordFilter.ts';

const Count = z.object({ calls: z.number().int() });

/** How many calls of a selection hold the words of a search; with `newerThan`, only those that came after. */
export function countFound(
  database: BookDatabase,
  parts: readonly SelectedPart[],
  words: WordFilter,
  newerThan: BookCursor | null,
): number {
  if (parts.length === 0) return 0;
  const bounds = boundsOf(parts);
  const since = newerThan ?? { startedAtMs: Number.MIN_SAFE_INTEGER, id: 0 };
  const { from, where, values } = foundBy(words, newerThan !== null);
  const row: unknown = database
    .prepare(
      `SELECT count(*) AS calls FROM ${from}
       WHERE started_at >= ? AND started_at < ? AND (started_at > ? OR id > ?) AND ${partsCondition(parts)} AND ${where}`,
    )
    .all(
      Math.max(bounds.fromMs, since.startedAtMs),
      bounds.untilMs,
      since.startedAtMs,
      since.id,
      ...values,
    )[0];
  return Count.parse(row).calls;
}

interface Found {
  readonly from: string;
  readonly where: string;
  readonly values: readonly string[];
}

function foundBy(words: WordFilter, recent: boolean): Found {
  const walked = recent
    ? 'calls AS walked INDEXED BY calls_by_time'
    : 'calls AS walked INDEXED BY calls_by_shape';
  switch (words.kind) {
    case 'any':
      return { from: walked, where: 'TRUE', values: [] };
    case 'these': {
      const listed = (ids: readonly number[]): string => JSON.stringify(ids);
      const own = ofTheirOwn({ id: 'walked.id', callerId: 'walked.caller_id' }, words.callers);
      const theirs = `(walked.caller_id IN (SELECT value FROM json_each(?)) AND ${own.sql})`;
      const values = [listed(words.callerIds), ...own.values];
      if (words.callIds.length === 0)
        return { from: 'calls AS walked INDEXED BY calls_by_caller', where: theirs, values };
      return {
        from: 'calls AS walked',
        where: `(${theirs} OR walked.id IN (SELECT value FROM json_each(?)))`,
        values: [...values, listed(words.callIds)],
      };
    }
    case 'many': {
      const { sql, values } = manyCondition(words);
      return { from: walked, where: sql, values };
    }
  }
}
