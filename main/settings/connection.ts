import * as z from 'zod';
import { Addresses } from '../altegio/addresses.ts';
import { LocationId } from '../../contract/model/ids.ts';
import { Location } from '../../contract/model/location.ts';

export const PRODUCTION_API_URL = 'https://api.alteg.io/api/v1';
export const PRODUCTION_MARKETPLACE_URL = 'https://app.alteg.io';
export const DEFAULT_POLL_SECONDS = 5;
export const DEFAULT_REQUESTS_PER_SECOND = 3;
export const DEFAULT_REQUESTS_PER_MINUTE = 100;

/** How the call list is asked for: GET with a body, or with a query where a host refuses the body. */
export const CallListForm = z.enum(['body', 'query']);
export type CallListForm = z.infer<typeof CallListForm>;

/** Where Altegio is reached and what is watched there. Tokens are kept elsewhere. */
export const Connection = z.object({
  ...Addresses.shape,
  applicationId: z.number().int().positive().nullable(),
  locations: z.array(Location),
  /** Locations still to be looked up by id, or all that the user sees; null: the list above stands. */
  wanted: z.union([z.literal('all'), z.array(LocationId)]).nullable(),
  /** Target seconds between two polls of one location. */
  pollSeconds: z.number().min(2).max(3600),
  requestsPerSecond: z.number().min(1),
  requestsPerMinute: z.number().min(1),
  /** Country of numbers at locations that name none. */
  defaultCountry: z.string().length(2).nullable(),
  /** What worked at this host; null until known. */
  callListForm: CallListForm.nullable(),
});
export type Connection = z.infer<typeof Connection>;

export const defaultConnection: Connection = {
  apiUrl: PRODUCTION_API_URL,
  marketplaceUrl: PRODUCTION_MARKETPLACE_URL,
  applicationId: null,
  locations: [],
  wanted: null,
  pollSeconds: DEFAULT_POLL_SECONDS,
  requestsPerSecond: DEFAULT_REQUESTS_PER_SECOND,
  requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE,
  defaultCountry: null,
  callListForm: null,
};
