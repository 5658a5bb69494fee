import * as z from 'zod';
import type { AccountLoss } from '../../../contract/model/account.ts';
import type { BookContext } from '../bookHandlers.ts';

const Count = z.object({ calls: z.number().int() });

/** How many calls the book holds; counts them all, so it is asked once and reckoned on from there. */
function bookSize({ database }: BookContext): { readonly calls: number } {
  return Count.parse(database.prepare('SELECT count(*) AS calls FROM calls').get());
}

type Contents = NonNullable<AccountLoss['book']>;

const Contents = z.object({
  calls: z.number().int(),
  notes: z.number().int(),
  outcomes: z.number().int(),
  openFollowUps: z.number().int(),
  reminders: z.number().int(),
  unsentNotes: z.number().int(),
});

// Odd shapes are those of rows for which another one stands.
const CONTENTS = `
SELECT (SELECT count(*) FROM calls WHERE shape & 1 = 0) AS calls,
  (SELECT count(*) FROM notes WHERE text <> '') AS notes,
  (SELECT count(*) FROM notes WHERE text = '' AND outcome IS NOT NULL) AS outcomes,
  (SELECT count(*) FROM follow_ups WHERE state = 'open') AS openFollowUps,
  (SELECT count(*) FROM follow_ups WHERE state = 'waiting') AS reminders,
  (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')) AS unsentNotes`;

/** What a person would miss if the book were gone, counted as its lists show it. */
function bookContents({ database }: BookContext): Contents {
  return Contents.parse(database.prepare(CONTENTS).get());
}

export const sizeHandlers = { bookSize, bookContents };
