import type { Location } from '../../contract/model/location.ts';
import { countries } from '../altegio/dictionaries.ts';
import type { LocationRow } from '../altegio/locations.ts';
import { locationZone } from '../salon/locationZone.ts';
import type { Session } from './session.ts';

type Placed = Omit<LocationRow, 'timeZone'> & Pick<Location, 'timeZone' | 'zoneFrom'>;

/** The location with the zone of its clock: Altegio's, else its country's or this computer's. */
export async function locationClock(row: LocationRow, session: Session): Promise<Placed> {
  const here = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, nowMs: session.nowMs() };
  if (row.timeZone !== null || row.countryId === null)
    return { ...row, ...locationZone(row.timeZone, null, here) };
  const known = await countries(session.api, session.options);
  const iso = known.ok ? known.value.find(({ id }) => id === row.countryId)?.iso2 : undefined;
  return { ...row, ...locationZone(null, iso ?? null, here) };
}
