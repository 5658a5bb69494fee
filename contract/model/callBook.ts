import * as z from 'zod';
import { CallDirection, CallStatus, ShownNumber } from './call.ts';
import { Day } from './callFilter.ts';
import { CallNote } from './callNote.ts';
import { ClientSummary } from './card.ts';
import { FollowUpState, SolvedBy } from './followUp.ts';
import { CallKey, ClientId, Instant, LocationId } from './ids.ts';
import { ProblemKind } from './problem.ts';
import { Visit } from './visit.ts';

/** Where a page of calls begins: after this call, in the order asked for. */
export const BookCursor = z.strictObject({ startedAtMs: z.number().int(), id: z.number().int() });
export type BookCursor = z.infer<typeof BookCursor>;

/** `oldest`: from the other end of the list. */
export const BookOrder = z.enum(['newest', 'oldest']);
export type BookOrder = z.infer<typeof BookOrder>;

/** One line of the list of past calls. */
export const BookRow = z.object({
  key: CallKey,
  cursor: BookCursor,
  locationId: LocationId,
  number: ShownNumber,
  clientId: ClientId.nullable(),
  clientName: z.string().nullable(),
  vip: z.boolean(),
  /** First call of this number in the book. */
  firstTime: z.boolean(),
  direction: CallDirection,
  status: CallStatus,
  startedAt: Instant,
  /** Null when it cannot be read. */
  durationSeconds: z.number().int().nonnegative().nullable(),
  hasRecording: z.boolean(),
  /** There is a link to a recording, but nobody can read it. */
  recordingUnread: z.boolean().optional(),
  /** Null where nothing was to follow up. */
  followUp: FollowUpState.nullable(),
  solvedBy: SolvedBy.nullable(),
  hasNote: z.boolean(),
});
export type BookRow = z.infer<typeof BookRow>;

/** At most 200 rows; `next` is null on the last page. A first page that would come late is cut short, with a `next`. */
export const BookPage = z.object({ rows: z.array(BookRow).max(200), next: BookCursor.nullable() });
export type BookPage = z.infer<typeof BookPage>;

/** One of several rows that Altegio's call list has of a call. */
const SavedRow = z.object({
  key: CallKey,
  locationId: LocationId,
  status: CallStatus,
  startedAt: Instant,
  /** Null: unknown. */
  durationSeconds: z.number().int().nonnegative().nullable(),
  hasRecording: z.boolean(),
});

/** Everything about one call, for the side pane. */
export const CallDetails = z.object({
  row: BookRow,
  /** Null: no client, or nothing kept about them yet. */
  client: ClientSummary.nullable(),
  /** When what is said about the client was read. */
  clientAsOf: Instant.nullable(),
  note: CallNote,
  solvedAt: Instant.nullable(),
  /** The first appointment of the client made after this call. */
  bookedAfter: Visit.nullable(),
  /** By their starts; empty where one row was saved. */
  savedRows: z.array(SavedRow),
  /** Other calls of the same number, newest first, at most 50. */
  sameNumber: z.array(BookRow).max(50),
});
export type CallDetails = z.infer<typeof CallDetails>;

/** Fetching past calls from Altegio. Days count over all locations together. */
export const BackfillState = z.object({
  phase: z.enum(['idle', 'running', 'paused', 'cancelled', 'done']),
  /** "2026-10": the month being fetched, with its days done and in all. */
  month: z.object({ month: z.string(), daysDone: z.number().int(), days: z.number().int() }).nullable(),
  daysDone: z.number().int(),
  days: z.number().int(),
  /** Everything since this day is in the book, at every location. */
  completeSince: Day.nullable(),
  /** Why it stands still just now; it goes on by itself. */
  problem: ProblemKind.nullable(),
});
export type BackfillState = z.infer<typeof BackfillState>;

export const ExportState = z.object({
  phase: z.enum(['running', 'done', 'cancelled', 'failed']),
  rowsDone: z.number().int(),
  rows: z.number().int(),
  file: z.string(),
  masked: z.boolean(),
  problem: ProblemKind.nullable(),
});
export type ExportState = z.infer<typeof ExportState>;

/** The call book as the windows know it; the calls themselves are asked for page by page. */
export const BookState = z.object({
  phase: z.enum(['closed', 'opening', 'open', 'failed']),
  /** `session`: for this run only, because no keyring keeps its key. */
  keeping: z.enum(['keyring', 'unprotected', 'session']),
  problem: ProblemKind.nullable(),
  calls: z.number().int(),
  /** Counts up with each change of any call, note or follow-up: whoever shows rows asks again. */
  change: z.number().int(),
  /** The last time Altegio was heard, for "as of". */
  asOf: Instant.nullable(),
  backfill: BackfillState,
  openFollowUps: z.number().int(),
  waitingFollowUps: z.number().int(),
  export: ExportState.nullable(),
});
export type BookState = z.infer<typeof BookState>;

/** The manager's PIN as it was typed. */
export const ManagerPin = z.string().regex(/^\d{4,12}$/);

/** What the manager's PIN allows just now. */
export const ManagerState = z.object({
  pinSet: z.boolean(),
  /** Full numbers and manager's places are open until then. */
  unlockedUntil: Instant.nullable(),
  /** After too many wrong tries. */
  blockedUntil: Instant.nullable(),
});
export type ManagerState = z.infer<typeof ManagerState>;
