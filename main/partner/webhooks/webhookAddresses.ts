import type { PreparedAction } from '../../../contract/model/partner.ts';
import { texts } from '../../texts.ts';

const words = texts.partner.webhooks;

type Difference = NonNullable<PreparedAction['difference']>;

const MOST_ADDRESSES = 10;

/** What is wrong with a list that is to be written, for a person; null: nothing. What stands there already may stay. */
export function faultOfAddresses(urls: readonly string[], present: readonly string[]): string | null {
  if (urls.length === 0) return words.noAddress;
  if (urls.length > MOST_ADDRESSES) return words.tooMany(MOST_ADDRESSES);
  if (new Set(urls).size < urls.length) return words.twice;
  const odd = urls.find((url) => !present.includes(url) && !isSafeAddress(url));
  return odd === undefined ? null : words.notHttps(withoutQuery(odd));
}

/** What a write of `wanted` changes in the list that stands there. */
export function differenceOf(present: readonly string[], wanted: readonly string[]): Difference {
  return {
    added: wanted.filter((url) => !present.includes(url)),
    removed: present.filter((url) => !wanted.includes(url)),
    kept: present.filter((url) => wanted.includes(url)),
  };
}

/** Whether two lists hold the same addresses, in whatever order. */
export function sameAddresses(one: readonly string[], other: readonly string[]): boolean {
  const { added, removed } = differenceOf(one, other);
  return added.length === 0 && removed.length === 0;
}

/** Vendors keep their secrets in the query, or in front of the host. */
export function withoutQuery(url: string): string {
  return url
    .replace(/[?#].*$/su, (query) => `${query.slice(0, 1)}[query]`)
    .replace(/^([^:/]*:\/\/)[^/]*@/u, '$1[login]@');
}

function isSafeAddress(url: string): boolean {
  if (!/^[\x21-\x7e]{1,500}$/.test(url) || url.includes('\\') || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}
