import type { Connection } from '../settings/connection.ts';
import { isUnlimited, MOST_PER_MINUTE, MOST_PER_SECOND } from './limits.ts';
import type { Provision } from './readProvision.ts';

/**
 * The connection after a roll-out file: the addresses are replaced, locations start empty (they are asked for by id),
 * and what the file does not say stays, as far as it fits the new address.
 */
export function connectionAfter(current: Connection, provision: Provision): Connection {
  const { apiUrl, marketplaceUrl } = provision;
  const here = apiUrl === current.apiUrl ? current : { applicationId: null, callListForm: null };
  const requestsPerSecond = provision.requestsPerSecond ?? current.requestsPerSecond;
  const requestsPerMinute = provision.requestsPerMinute ?? current.requestsPerMinute;
  const unlimited = isUnlimited(apiUrl);
  return {
    apiUrl,
    marketplaceUrl,
    applicationId: provision.applicationId ?? here.applicationId,
    locations: [],
    wanted: provision.locationIds === null ? 'all' : [...provision.locationIds],
    pollSeconds: provision.pollSeconds ?? current.pollSeconds,
    requestsPerSecond: unlimited ? requestsPerSecond : Math.min(requestsPerSecond, MOST_PER_SECOND),
    requestsPerMinute: unlimited ? requestsPerMinute : Math.min(requestsPerMinute, MOST_PER_MINUTE),
    defaultCountry: provision.defaultCountry ?? current.defaultCountry,
    callListForm: here.callListForm,
  };
}
