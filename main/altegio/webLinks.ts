const WEB_ORIGIN = 'https://app.alteg.io';
// Payment pages stand on the bare name.
const ALLOWED_HOSTS: readonly string[] = ['app.alteg.io', 'alteg.io'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HARMLESS = /^[\x21-\x7e]{1,2000}$/;

/**
 * The journal of a location in Altegio's web app, on `day` ("YYYY-MM-DD") when given. Null when the id is no id.
 * The address is not documented; it was read from public links.
 */
export function journalLink(
  locationId: number,
  day: string | null = null,
  webOrigin = WEB_ORIGIN,
): string | null {
  if (!isId(locationId)) return null;
  const anchor = day !== null && DAY.test(day) ? `#main_date=${day}` : '';
  return allowed(`${webOrigin}/timetable/${locationId}${anchor}`);
}

/** The card of a client in Altegio's web app; null when an id is no id. Not documented either. */
export function clientCardLink(locationId: number, clientId: number, webOrigin = WEB_ORIGIN): string | null {
  if (!isId(locationId) || !isId(clientId)) return null;
  return allowed(`${webOrigin}/clients/${locationId}/base/?#open_card_client_id=${clientId}`);
}

/** Whether the system may be asked to open this address: https on Altegio's own pages, nothing hidden in it. */
export function isAllowedLink(url: string): boolean {
  if (!HARMLESS.test(url) || url.includes('\\') || !URL.canParse(url)) return false;
  // Not `origin`: the origin of blob:https://host/… is https://host.
  const { protocol, host, username, password, href } = new URL(url);
  // `href` differs where the parser had to repair something: odd capitals, dots, a default port.
  return (
    protocol === 'https:' &&
    ALLOWED_HOSTS.includes(host) &&
    username === '' &&
    password === '' &&
    href === url
  );
}

function allowed(url: string): string | null {
  return isAllowedLink(url) ? url : null;
}

function isId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}
