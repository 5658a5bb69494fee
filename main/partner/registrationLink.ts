import { LocationId } from '../../contract/model/ids.ts';
import type { Registration } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { readSignedUser } from './signedUser.ts';

/** What Altegio's redirect after *Connect* says. Only `user` is signed: ids and token may be anybody's. */
export interface RegistrationLink {
  /** Each once, in the order of the link. */
  readonly locationIds: readonly LocationId[];
  readonly chainId: number | null;
  readonly crmToken: string | null;
  readonly user: Registration['user'];
}

export const LONGEST_LINK = 20_000;
const MOST_LOCATIONS = 1000;
const ID = /^[1-9]\d{0,14}$/;
const LOCATION_KEY = /^salon_ids?(?:\[\d{0,4}\])?$/;
const TOKEN = /^[\x21-\x7e]{1,500}$/;
const UNWANTED = /[\s\p{Cc}\p{Cf}]/u;
const BARE_QUERY = /^\??[\w[\]%]+=/;

const invalid = (detail: string): Result<never, Problem> => err({ kind: 'linkInvalid', detail });

/**
 * Reads the registration redirect as pasted: an http or https address, `ringdesk://connect?…`, or the query alone.
 * `detail` of a refusal names the part that is wrong, never its value.
 */
export function readRegistrationLink(text: string, partnerToken: string): Result<RegistrationLink, Problem> {
  const query = queryOf(text.trim());
  if (query === null) return invalid('address');

  const locationIds = locationIdsOf(query);
  if (locationIds === null) return invalid('salon_id');
  const chain = only(query, 'salon_group_id');
  if (chain === undefined || (chain !== null && !ID.test(chain))) return invalid('salon_group_id');
  const crmToken = only(query, 'crm_token');
  if (crmToken === undefined || (crmToken !== null && !TOKEN.test(crmToken))) return invalid('crm_token');

  const link = { locationIds, chainId: chain === null ? null : Number(chain), crmToken };
  const data = only(query, 'user_data');
  const signature = only(query, 'user_data_sign');
  if (data === undefined || signature === undefined) return invalid('user_data');
  if (data === null) return ok({ ...link, user: null });
  const user = readSignedUser(data, signature, partnerToken);
  return user.ok ? ok({ ...link, user: user.value }) : user;
}

function queryOf(text: string): URLSearchParams | null {
  if (text.length > LONGEST_LINK || UNWANTED.test(text)) return null;
  if (BARE_QUERY.test(text)) return new URLSearchParams(text.replace(/#.*$/, ''));
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // A name before the host is there to make one host look like another.
  if (url.username !== '' || url.password !== '') return null;
  const isOurs = url.protocol === 'ringdesk:' && url.host === 'connect';
  return isOurs || url.protocol === 'https:' || url.protocol === 'http:' ? url.searchParams : null;
}

/** `salon_id=1`, `salon_ids[]=1&salon_ids[]=2`, `salon_ids=1,2`; null: one of them is no id, or there are none. */
function locationIdsOf(query: URLSearchParams): readonly LocationId[] | null {
  const texts = [...query].filter(([key]) => LOCATION_KEY.test(key)).flatMap(([, value]) => value.split(','));
  const ids = new Set<LocationId>();
  for (const text of texts) {
    const id = LocationId.safeParse(ID.test(text) ? Number(text) : null);
    if (!id.success) return null;
    ids.add(id.data);
  }
  return ids.size > 0 && ids.size <= MOST_LOCATIONS ? [...ids] : null;
}

/** Null: missing or empty. Undefined: there are several that differ, so that nobody knows which one counts. */
function only(query: URLSearchParams, name: string): string | null | undefined {
  const [first = null, ...others] = new Set(query.getAll(name).filter((value) => value !== ''));
  return others.length > 0 ? undefined : first;
}
