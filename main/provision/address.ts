import { err, ok, type Result } from '../../contract/result.ts';
import { isLoopback } from '../altegio/addresses.ts';

const API_PATH = '/api/v1';

/** Normalises the address of the API (with `/api/v1`, no trailing slash); the error is a phrase such as "must …". */
export function readApiUrl(text: string): Result<string, string> {
  const url = readUrl(text, `https://api.alteg.io${API_PATH}`);
  if (!url.ok) return url;
  const path = url.value.pathname.replace(/\/+$/, '');
  return path.endsWith(API_PATH) ? ok(url.value.origin + path) : err(`must end with ${API_PATH}`);
}

/** Normalises the bare origin of the marketplace. */
export function readMarketplaceUrl(text: string): Result<string, string> {
  const example = 'https://app.alteg.io';
  const url = readUrl(text, example);
  if (!url.ok) return url;
  return url.value.pathname === '/' ? ok(url.value.origin) : err(`must be a bare origin such as ${example}`);
}

function readUrl(text: string, example: string): Result<URL, string> {
  if (!URL.canParse(text.trim())) return err(`must be an address such as ${example}`);
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    return err('must start with https:// (plain http is for this computer only)');
  }
  if (url.username !== '' || url.password !== '') return err('must not hold a user name or password');
  if (/[?#]/.test(url.href)) return err('must not hold a query or fragment');
  return ok(url);
}
