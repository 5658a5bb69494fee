import type { Addresses } from '../altegio/addresses.ts';
import type { Connection } from '../settings/connection.ts';
import { limitsAt } from './limits.ts';

/** The connection at these addresses: ids and whatever was learnt at another host mean nothing there. */
export function connectionAt(current: Connection, { apiUrl, marketplaceUrl }: Addresses): Connection {
  if (apiUrl === current.apiUrl)
    return marketplaceUrl === current.marketplaceUrl ? current : { ...current, marketplaceUrl };
  return {
    ...current,
    ...limitsAt(apiUrl, current),
    apiUrl,
    marketplaceUrl,
    applicationId: null,
    locations: [],
    wanted: 'all',
    callListForm: null,
  };
}
