import type { Connection } from '../settings/connection.ts';
import { isZone } from '../zoneClock.ts';

/**
 * Tokens without a list, or a list with a zone that nobody told or that this machine does not know, are looked up anew.
 * So is UTC, which older versions wrote where they knew no better.
 */
export function wantedAtStart({ wanted, locations }: Connection): Connection['wanted'] {
  if (wanted !== null) return wanted;
  if (locations.length === 0) return 'all';
  const isCertain = locations.every(
    ({ timeZone, zoneFrom }) =>
      isZone(timeZone) && timeZone !== 'UTC' && (zoneFrom === undefined || zoneFrom === 'country'),
  );
  return isCertain ? null : locations.map(({ id }) => id);
}
