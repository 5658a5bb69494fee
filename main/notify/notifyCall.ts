import type { CallCard } from '../../contract/model/card.ts';
import type { NotificationLevel } from '../../contract/model/settings.ts';
import { texts } from '../texts.ts';

export interface NotificationWords {
  readonly title: string;
  readonly body: string;
}

/** What a system notification says of a call: it may be read by anyone near the screen, so the level decides. */
export function notificationWords(card: CallCard, level: NotificationLevel): NotificationWords {
  if (level === 'nothing') return { title: texts.incomingCall, body: card.locationTitle };
  const who = callerText(card);
  if (level === 'name') return { title: who, body: card.locationTitle };
  const state = card.status === 'success' ? texts.justCalled : texts.missed;
  const next = card.match.kind === 'known' ? card.match.client.nextVisit : null;
  const nextText = next
    ? texts.next(`${next.localStart.slice(0, 10)} ${next.localStart.slice(11, 16)}`)
    : null;
  return {
    title: who,
    body: [card.locationTitle, state, nextText].filter((part) => part !== null).join(' · '),
  };
}

function callerText({ match, number }: CallCard): string {
  if (match.kind === 'known') return match.client.name;
  switch (number.kind) {
    case 'withheld':
      return texts.withheld;
    case 'unreadable':
      return texts.unreadableNumber;
    case 'hidden':
      return texts.hiddenNumber;
    case 'text':
      return texts.unverified(number.text);
    case 'internal':
      return number.extension;
    case 'number':
      return number.text;
  }
}

/** Linux notification servers read the body as markup: a client called `<b>` must stay a name. */
export function escapeMarkup(text: string, platform: NodeJS.Platform): string {
  if (platform !== 'linux') return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
