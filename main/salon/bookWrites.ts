import type { BookRequest } from '../book/bookHandlers.ts';

// Whoever shows rows asks again after one of these.
const WRITES: ReadonlySet<BookRequest> = new Set<BookRequest>([
  'putCalls',
  'putClients',
  'putBookings',
  'keepSaidClient',
  'wordKeptNumbers',
  'remakeMissed',
  'joinKeptCalls',
  'decideFollowUp',
  'undoFollowUp',
  'addFollowUp',
  'dropFollowUp',
  'passTime',
  'saveNote',
  'saveOutcome',
  'queueNote',
  'commentLeaves',
  'endComment',
  'recoverComments',
]);

/** Whether a request of the book changes what windows show of it. */
export const writesToBook = (name: BookRequest): boolean => WRITES.has(name);
