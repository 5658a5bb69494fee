import type { Connection } from '../settings/connection.ts';
import { connectionAt } from './connectionAt.ts';
import { limitsAt } from './limits.ts';
import type { Provision } from './readProvision.ts';

/**
 * The connection after a roll-out file: the addresses are replaced, locations start empty (they are asked for by id),
 * and what the file does not say stays, as far as it fits the new address.
 */
export function connectionAfter(current: Connection, provision: Provision): Connection {
  const here = connectionAt(current, provision);
  return {
    ...here,
    ...limitsAt(here.apiUrl, {
      requestsPerSecond: provision.requestsPerSecond ?? here.requestsPerSecond,
      requestsPerMinute: provision.requestsPerMinute ?? here.requestsPerMinute,
    }),
    applicationId: provision.applicationId ?? here.applicationId,
    locations: [],
    wanted: provision.locationIds === null ? 'all' : [...provision.locationIds],
    pollSeconds: provision.pollSeconds ?? here.pollSeconds,
    defaultCountry: provision.defaultCountry ?? here.defaultCountry,
  };
}
