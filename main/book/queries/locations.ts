import * as z from 'zod';
import type { Location } from '../../../contract/model/location.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';

/** What the book must know of a location to read its numbers and its clock. */
export type BookLocation = Pick<Location, 'id' | 'title' | 'timeZone' | 'countryIso'>;

export interface Place {
  readonly timeZone: string;
  readonly countryIso: string | null;
}

const PlaceRow = z.object({
  id: z.number().int(),
  time_zone: z.string(),
  country_iso: z.string().nullable(),
});

/** Takes in locations; one that is known gets its present title, zone and country. */
export function putLocations({ database }: BookContext, locations: readonly BookLocation[]): void {
  const put = database.prepare(
    `INSERT INTO locations (id, title, time_zone, country_iso) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       title = excluded.title, time_zone = excluded.time_zone, country_iso = excluded.country_iso`,
  );
  for (const { id, title, timeZone, countryIso } of locations) put.run(id, title, timeZone, countryIso);
}

export function placesById(database: BookDatabase): ReadonlyMap<number, Place> {
  const rows = database.prepare('SELECT id, time_zone, country_iso FROM locations').all();
  return new Map(
    z
      .array(PlaceRow)
      .parse(rows)
      .map((row) => [row.id, { timeZone: row.time_zone, countryIso: row.country_iso }]),
  );
}
