import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { DictionaryCache } from '../altegio/dictionaryCache.ts';
import { listMine } from '../altegio/locations.ts';
import { type Here, locationZone, thisComputer } from './locationZone.ts';

/** Every location the user sees, with the country its numbers belong to and the zone of its clock. */
export async function readLocations(
  api: AltegioApi,
  dictionaries: Pick<DictionaryCache, 'countries'>,
  defaultCountry: string | null,
  options: CallOptions,
  here: Here = thisComputer(),
): Promise<Result<readonly Location[], ApiError>> {
  const mine = await listMine(api, options);
  if (!mine.ok) return mine;
  // Without the dictionary numbers are read with the default country: less exact, but no reason to stop.
  const known = await dictionaries.countries(options);
  const isoOf = new Map(known.ok ? known.value.map(({ id, iso2 }) => [id, iso2]) : []);
  return ok(
    mine.value.locations.map(({ countryId, timeZone, ...location }) => {
      const countryIso = (countryId === null ? undefined : isoOf.get(countryId)) ?? defaultCountry;
      return { ...location, countryIso, ...locationZone(timeZone, countryIso, here) };
    }),
  );
}

/** The wanted ones of them; `gone` counts those that the user does not see any more. */
export function pickLocations(
  all: readonly Location[],
  wanted: readonly LocationId[] | null,
): { readonly locations: readonly Location[]; readonly gone: number } {
  if (wanted === null) return { locations: all, gone: 0 };
  const locations = all.filter(({ id }) => wanted.includes(id));
  return { locations, gone: wanted.length - locations.length };
}
