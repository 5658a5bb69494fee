import type { CallFilter } from '../../contract/model/callFilter.ts';
import type { MissedRule } from '../../contract/model/followUp.ts';
import type { BookContext } from '../../main/book/bookHandlers.ts';
import { type BookCall, putCalls } from '../../main/book/queries/putCalls.ts';
import { downtown, NOON, riverside } from './calls.ts';
import { anEmptyBook } from './directBook.ts';

export const everyMissed: MissedRule = { minSeconds: 5, openingHours: null, openDays: 7 };

export const anyCall: CallFilter = {
  locationIds: [],
  period: { kind: 'all' },
  direction: null,
  statuses: [],
  caller: null,
  withRecording: false,
  followUp: null,
  search: '',
};

/** A call book in memory with two locations and these calls. */
export function aBookWith(calls: readonly BookCall[]): BookContext {
  const book = anEmptyBook();
  putCalls(book, { locations: [downtown, riverside], calls, nowMs: NOON, rule: everyMissed });
  return book;
}
