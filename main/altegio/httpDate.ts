const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Epoch milliseconds of a date in an HTTP header (RFC 9110, 5.6.7); null for anything else. */
export function httpDateMs(text: string): number | null {
  // `Date.parse` alone reads "-5" or "2026" as dates, too.
  const dateMs = HTTP_DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(dateMs) ? null : dateMs;
}
