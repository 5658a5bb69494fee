import type { Connection } from '../settings/connection.ts';
import { isZone } from '../zoneClock.ts';

/** Tokens without a list, or a list with a zone this machine does not know, are looked up anew. */
export function wantedAtStart({ wanted, locations }: Connection): Connection['wanted'] {
  if (wanted !== null) return wanted;
  if (locations.length === 0) return 'all';
  return locations.every(({ timeZone }) => isZone(timeZone)) ? null : locations.map(({ id }) => id);
}
