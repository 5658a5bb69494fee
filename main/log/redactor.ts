const LONGEST_TEXT = 8000;
const SHORTEST_SECRET = 4;
const LONG_NUMBER = 10;

const AUTH_HEADER = /\b((?:bearer|basic)\s+)[^\s,;"'}]+/gi;
const USER_HEADER = /\b(User\s+)(?=[^\s,;"'}]*\d)[^\s,;"'}]+/g;
const NAMED_SECRET = /((?:token|password|passwd|login|secret|api_?key)["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi;
const ADDRESS = /\b([a-z][a-z+.-]{1,20}:\/\/)(?:[^\s/?#@"'<>]*@)?([^\s?#"'<>]*)([?#][^\s"'<>]*)?/gi;
const QUERY = /\?[^\s"'<>=]*=[^\s"'<>]*/g;
const EMAIL = /[^\s@<>"',;:()[\]]{1,64}@[^\s@<>"',;:()[\]]{1,200}\.[a-z]{2,}/giu;
const LONG_VALUE = /\w{20,}/g;
const PHONE = /\+?\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd}){6,}/gu;
const DATE = /^(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?: [0-2]\d)?$/;
const CHROMIUM_VERSION = /^\d{2,3}\.0\.\d{4}\.\d{1,3}$/;

/** Takes out of a text what must not be in a log: known secrets, token headers, phone numbers, addresses, queries. */
export class Redactor {
  #secrets: readonly string[] = [];

  /** From now on this value never appears in a log, in none of the forms it travels in. */
  hide(secret: string): void {
    if (secret.length < SHORTEST_SECRET) return;
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ];
    this.#secrets = [...new Set([...this.#secrets, ...forms])].sort((a, b) => b.length - a.length);
  }

  /** The text, cut to 8,000 characters, with everything private replaced by a word in brackets. */
  text(text: string): string {
    const known = this.#secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
    return cut(known)
      .replace(AUTH_HEADER, '$1[secret]')
      .replace(USER_HEADER, '$1[secret]')
      .replace(NAMED_SECRET, '$1[secret]')
      .replace(
        ADDRESS,
        (_, scheme: string, rest: string, query?: string) => `${scheme}${rest}${query ? '?[query]' : ''}`,
      )
      .replace(QUERY, '?[query]')
      .replace(EMAIL, '[email]')
      .replace(LONG_VALUE, (value) => (/\d/.test(value) && /[a-z]/i.test(value) ? '[long value]' : value))
      .replace(PHONE, maskPhone);
  }
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

function maskPhone(found: string): string {
  if (DATE.test(found) || CHROMIUM_VERSION.test(found)) return found;
  const digits = found.replace(/\P{Nd}/gu, '');
  return `[phone …${digits.slice(digits.length >= LONG_NUMBER ? -4 : -2)}]`;
}
