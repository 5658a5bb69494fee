import type { ModerationItemName } from '../../../contract/model/partner.ts';
import { texts } from '../../texts.ts';
import type { KeptModeration } from './moderationFile.ts';

const words = texts.partner.moderation;

/** What is wrong with what the app's page in the Marketplace says; null: nothing. Looks at the form only. */
export function pageFault(
  name: ModerationItemName,
  { registrationUrl, description }: KeptModeration,
): string | null {
  if (name === 'registrationUrl') return isWebAddress(registrationUrl) ? null : words.noAddress;
  return description.trim() === '' ? words.noDescription : null;
}

function isWebAddress(url: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  // Altegio sends the owner's browser there: a name that only this network knows leads nowhere.
  return protocol === 'https:' && /\.[a-z]/i.test(hostname) && username === '' && password === '';
}
