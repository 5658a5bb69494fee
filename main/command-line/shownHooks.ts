import type { WebhookSettings } from '../altegio/webhookSettings.ts';
import type { Shown } from './ended.ts';
import { plainFacts } from './plainTable.ts';

export function shownHooks({ urls, active, flags }: WebhookSettings): Shown {
  const events = Object.keys(flags).filter((name) => flags[name]);
  return {
    json: { active, urls: urls.map(shownAddress), events },
    text: plainFacts([
      ['Events', active ? 'on' : 'off'],
      ['Addresses', urls.map(shownAddress).join('\n')],
      ['Of', events.join(', ')],
    ]),
  };
}

/** An address without what may be a secret: its query, and a user name or password. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return '(not an address)';
  const url = new URL(address);
  const bare = `${url.origin}${url.pathname}`;
  return url.search === '' ? bare : `${bare}?…`;
}
