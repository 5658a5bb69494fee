import * as z from 'zod';
import type { BookContext } from '../bookHandlers.ts';

const Count = z.object({ calls: z.number().int() });

/** How many calls the book holds; counts them all, so it is asked once and reckoned on from there. */
function bookSize({ database }: BookContext): { readonly calls: number } {
  return Count.parse(database.prepare('SELECT count(*) AS calls FROM calls').get());
}

export const sizeHandlers = { bookSize };
