import type { ShownRequest } from '../../contract/model/partner.ts';
import type { Operation } from './altegioApi.ts';

const SECRET_KEY = /token$|password|secret|(^|_)(api_?)?key$|^authorization$|sign(ature)?$/i;
const HIDDEN = '[token]';

/** An operation as it will leave, for people and the ledger: the values of keys that look secret are "[token]". */
export function shownRequest({ name, method, path, query, body }: Operation<unknown>): ShownRequest {
  const search = Object.entries(query ?? {}).map(
    ([key, value]) => `${key}=${SECRET_KEY.test(key) ? HIDDEN : encodeURIComponent(value)}`,
  );
  return {
    operation: name,
    method,
    path: search.length === 0 ? path : `${path}?${search.join('&')}`,
    body:
      body === undefined
        ? ''
        : JSON.stringify(body, (key, value: unknown) => (SECRET_KEY.test(key) ? HIDDEN : value), 2),
  };
}
