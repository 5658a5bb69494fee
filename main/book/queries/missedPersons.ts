import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';

const PersonRow = z.object({ value: z.string() });

/** Those who have a missed call or a follow-up, or were put on the list; for nobody else is there anything to follow up. */
export function missedPersons(database: BookDatabase, persons: ReadonlySet<string>): ReadonlySet<string> {
  const rows = database
    .prepare(
      `SELECT value FROM json_each(?) AS wanted
       WHERE EXISTS (SELECT 1 FROM follow_ups WHERE person = wanted.value)
         OR EXISTS (SELECT 1 FROM callers CROSS JOIN calls INDEXED BY calls_missed
                    ON calls.caller_id = callers.id AND missed = 1 WHERE person = wanted.value)
         OR value IN (SELECT person FROM decisions JOIN calls ON calls.id = decisions.call
                      JOIN callers ON callers.id = calls.caller_id WHERE decisions.kind = 'add')`,
    )
    .all(JSON.stringify([...persons]));
  return new Set(
    z
      .array(PersonRow)
      .parse(rows)
      .map(({ value }) => value),
  );
}
