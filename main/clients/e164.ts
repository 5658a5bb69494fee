declare const e164: unique symbol;

/** A number in international form: `+`, country code, national number, digits only. */
export type E164 = string & { readonly [e164]: true };

/** Whether a text has the form of E.164; says nothing about the number existing. */
export function isE164(text: string): text is E164 {
  return /^\+[1-9]\d{5,14}$/.test(text);
}
