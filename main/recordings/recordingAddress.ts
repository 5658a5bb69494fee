import { err, ok, type Result } from '../../contract/result.ts';
import { isThisComputer } from './thisComputer.ts';

/** Why an address is not asked; see `RecordingTrouble`. */
export type BlockedAddress = 'notSecure' | 'thisComputer' | 'badLink';

/**
 * The address of a recording if it may be asked: https, and nobody's password in it. Services of this very computer
 * are nobody's business out there: they are asked, also over plain http, only where Altegio itself is on this computer
 * (`apiIsHere`), as the demo salon is.
 */
export function recordingAddress(
  link: string,
  { apiIsHere }: { readonly apiIsHere: boolean },
): Result<string, BlockedAddress> {
  return checked(link, undefined, apiIsHere);
}

/** The same for where an address that was asked leads on to; from the network to this computer leads no honest way. */
export function redirectedAddress(to: string, from: string): Result<string, BlockedAddress> {
  return checked(to, from, isThisComputer(new URL(from).hostname));
}

function checked(text: string, base: string | undefined, mayBeHere: boolean): Result<string, BlockedAddress> {
  if (!URL.canParse(text, base)) return err('badLink');
  const url = new URL(text, base);
  if (!['https:', 'http:'].includes(url.protocol)) return err('badLink');
  if (url.username !== '' || url.password !== '') return err('badLink');
  const here = isThisComputer(url.hostname);
  if (here && !mayBeHere) return err('thisComputer');
  if (url.protocol === 'http:' && !here) return err('notSecure');
  url.hash = '';
  return ok(url.href);
}
