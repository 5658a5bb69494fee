import * as z from 'zod';
import { BookCursor, BookOrder, BookPage, CallDetails, ManagerPin } from '../model/callBook.ts';
import { CallFilter } from '../model/callFilter.ts';
import { CallOutcome, FollowUpRow, FollowUpState } from '../model/followUp.ts';
import { CallKey, Instant, LocationId } from '../model/ids.ts';
import { Outcome, Problem } from '../model/problem.ts';
import { RecordingFailure, RecordingTrouble } from '../model/recording.ts';
import { CallReport, ReportRange } from '../model/report.ts';
import { typedText } from '../model/typedText.ts';

const nothing = z.undefined();
const ofCall = z.strictObject({ key: CallKey });
const refused = z.object({ kind: z.literal('problem'), problem: Problem });
const ofRow = z.strictObject({ id: typedText(80) });

/** Requests about past calls: the call book, follow-up, recordings, export and reports. */
export const bookRequests = {
  /** In the order asked for; `after` null is its first page. */
  'book.page': {
    input: z.strictObject({
      filter: CallFilter,
      order: BookOrder,
      after: BookCursor.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('page'), page: BookPage }), refused]),
  },
  /** How many calls a filter shows; `newerThan` counts only those that came after. */
  'book.count': {
    input: z.strictObject({ filter: CallFilter, newerThan: BookCursor.nullable() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('count'), count: z.number().int() }),
      refused,
    ]),
  },
  'book.call': {
    input: ofCall,
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('call'), call: CallDetails }), refused]),
  },
  /** Looks beyond what is fetched: asks Altegio for the filter's number or days and puts what comes into the book. */
  'book.askAltegio': {
    input: z.strictObject({ filter: CallFilter }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('asked'), newCalls: z.number().int() }),
      refused,
    ]),
  },
  'book.copyNumber': { input: ofCall, output: Outcome },
  /** Opens the client's card in Altegio's web page. */
  'book.openClient': { input: ofCall, output: Outcome },
  /** Opens the journal of the call's location in Altegio's web page. */
  'book.newBooking': { input: ofCall, output: Outcome },
  /** After a damaged book or a full disk: try to open it again. */
  'book.reopen': { input: nothing, output: Outcome },
  'backfill.pause': { input: nothing, output: Outcome },
  'backfill.resume': { input: nothing, output: Outcome },
  'backfill.cancel': { input: nothing, output: Outcome },
  /** Saved as it is typed; an empty text takes the note away. */
  'note.save': { input: z.strictObject({ key: CallKey, text: typedText(2000) }), output: Outcome },
  'outcome.save': {
    input: z.strictObject({ key: CallKey, outcome: CallOutcome.nullable() }),
    output: Outcome,
  },
  /** Sends note and outcome to the client's card as a comment: queued at once, sent once. */
  'note.send': { input: ofCall, output: Outcome },
  /** Open rows come in the order in which to ring, waiting ones as they come back, done ones latest first. */
  'followUp.page': {
    input: z.strictObject({
      tab: FollowUpState,
      locationIds: z.array(LocationId).max(1000),
      offset: z.number().int().min(0).max(10_000),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rows'), rows: z.array(FollowUpRow).max(200), total: z.number().int() }),
      refused,
    ]),
  },
  'followUp.calledBack': { input: ofRow, output: Outcome },
  'followUp.notNeeded': { input: ofRow, output: Outcome },
  'followUp.later': { input: z.strictObject({ id: typedText(80), until: Instant }), output: Outcome },
  /** Takes back the last decision made by hand about this row. */
  'followUp.undo': { input: ofRow, output: Outcome },
  /** Puts the caller of this call on the call-back list, whatever became of the call. */
  'followUp.add': { input: ofCall, output: Outcome },
  /** Takes the caller of this call off the call-back list again. */
  'followUp.drop': { input: ofCall, output: Outcome },
  /**
   * Makes a recording ready to play, while the rest of it still comes; `url` is an address of this app, good for this
   * run only.
   */
  'recording.open': {
    input: ofCall,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ready'), url: z.string() }),
      z.object({ kind: RecordingTrouble }),
    ]),
  },
  /** Why what was opened does not play: it broke off, or all came and the format is none of Chromium's. */
  'recording.trouble': { input: ofCall, output: z.object({ kind: RecordingFailure }) },
  /** Answered once it is known whether one can be elsewhere in an opened recording. */
  'recording.seekable': { input: ofCall, output: z.object({ kind: z.enum(['seekable', 'fromStartOnly']) }) },
  /** Asks where to save a recording, and saves it. Where a PIN is set, only while it is unlocked. */
  'recording.save': {
    input: ofCall,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), file: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: RecordingTrouble }),
      refused,
    ]),
  },
  /** Asks where to save, then writes what the filter shows as CSV. Full numbers only while the PIN is unlocked. */
  'export.start': {
    input: z.strictObject({ filter: CallFilter, fullNumbers: z.boolean() }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.enum(['started', 'cancelled']) }), refused]),
  },
  'export.cancel': { input: nothing, output: nothing },
  'export.dismiss': { input: nothing, output: nothing },
  /** Shows the written file in its folder. */
  'export.reveal': { input: nothing, output: nothing },
  /** Sets, changes or (with `pin` null) takes away the manager PIN; a set one must be given. */
  'manager.setPin': {
    input: z.strictObject({ current: ManagerPin.nullable(), pin: ManagerPin.nullable() }),
    output: Outcome,
  },
  'manager.unlock': { input: z.strictObject({ pin: ManagerPin }), output: Outcome },
  'manager.lock': { input: nothing, output: nothing },
  'report.read': {
    input: ReportRange,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('report'), report: CallReport }),
      refused,
    ]),
  },
  /** Asks where to save a report made in the window: a table as CSV, or a chart as PNG (a data address). */
  'report.save': {
    input: z.strictObject({
      name: typedText(80).min(1),
      content: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('csv'),
          rows: z.array(z.array(typedText(200)).max(40)).max(50_000),
        }),
        z.strictObject({ kind: z.literal('png'), dataUrl: typedText(8_000_000) }),
      ]),
    }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.enum(['saved', 'cancelled']) }), refused]),
  },
  'report.print': { input: nothing, output: nothing },
} as const;
