import type { BookDatabase } from './bookDatabase.ts';
import { bookingHandlers } from './queries/bookings.ts';
import { cardlessHandlers } from './queries/cardlessClients.ts';
import { clientHandlers } from './queries/clients.ts';
import { decisionHandlers } from './queries/decisions.ts';
import { exportHandlers } from './queries/export.ts';
import { fetchedHandlers } from './queries/fetched.ts';
import { followUpHandlers } from './queries/followUps.ts';
import { followUpTimeHandlers } from './queries/followUpTimes.ts';
import { figureHandlers } from './queries/callFigures.ts';
import { joinHandlers } from './queries/joinKeptCalls.ts';
import { installationHandlers } from './queries/installations.ts';
import { memoHandlers } from './queries/memos.ts';
import { noteHandlers } from './queries/notes.ts';
import { outboxHandlers } from './queries/outbox.ts';
import { partyHandlers } from './queries/callParty.ts';
import { detailHandlers } from './queries/callDetails.ts';
import { pageHandlers } from './queries/callPages.ts';
import { pruneHandlers } from './queries/prune.ts';
import { ruleHandlers } from './queries/remakeMissed.ts';
import { putCalls } from './queries/putCalls.ts';
import { recordingHandlers } from './queries/recordings.ts';
import { reportHandlers } from './queries/reports.ts';
import { saidClientHandlers } from './queries/saidClients.ts';
import { sizeHandlers } from './queries/bookSize.ts';

/** What the worker keeps beside the database. */
export interface BookContext {
  readonly database: BookDatabase;
  readonly nowMs: () => number;
}

/** Answers one request inside the worker; throws only on bugs and on faults of the disk. */
export type BookHandler<Input, Output> = (context: BookContext, input: Input) => Output;

/** Every request the book answers, one file of handlers per matter. */
export const bookHandlers = {
  putCalls,
  ...pageHandlers,
  ...detailHandlers,
  ...ruleHandlers,
  ...joinHandlers,
  ...fetchedHandlers,
  ...memoHandlers,
  ...reportHandlers,
  ...clientHandlers,
  ...cardlessHandlers,
  ...pruneHandlers,
  ...sizeHandlers,
  ...partyHandlers,
  ...recordingHandlers,
  ...exportHandlers,
  ...followUpHandlers,
  ...decisionHandlers,
  ...followUpTimeHandlers,
  ...bookingHandlers,
  ...noteHandlers,
  ...outboxHandlers,
  ...installationHandlers,
  ...figureHandlers,
  ...saidClientHandlers,
} satisfies Record<string, BookHandler<never, unknown>>;

export type BookHandlers = typeof bookHandlers;
export type BookRequest = keyof BookHandlers;
export type BookInput<N extends BookRequest> = Parameters<BookHandlers[N]>[1];
export type BookOutput<N extends BookRequest> = ReturnType<BookHandlers[N]>;
