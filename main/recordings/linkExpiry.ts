const EPOCH_NAMES = ['expires', 'expire', 'expiry', 'exp', 'expires_at', 'expire_at'];

/**
 * Until when a signed link is good by its own words, in milliseconds; null: it does not say. Read are the forms of
 * Amazon's and Google's stores (a date and a number of seconds), of Azure's (`se`), and epoch seconds under the usual names.
 */
export function linkExpiryMs(link: string): number | null {
  if (!URL.canParse(link)) return null;
  const query = new Map(
    [...new URL(link).searchParams].map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  for (const store of ['x-amz', 'x-goog']) {
    const signedMs = compactTimeMs(query.get(`${store}-date`) ?? '');
    const seconds = query.get(`${store}-expires`) ?? '';
    if (signedMs !== null && /^\d{1,9}$/.test(seconds)) return signedMs + Number(seconds) * 1000;
  }
  for (const name of EPOCH_NAMES) {
    const value = query.get(name) ?? '';
    if (/^1\d{9}$/.test(value)) return Number(value) * 1000;
    if (/^1\d{12}$/.test(value)) return Number(value);
  }
  const untilMs = query.has('sig') ? Date.parse(query.get('se') ?? '') : NaN;
  return Number.isNaN(untilMs) ? null : untilMs;
}

/** "20261124T143005Z". */
function compactTimeMs(text: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms;
}
