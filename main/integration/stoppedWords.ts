import type { NotificationWords } from '../notify/notifyCall.ts';
import { texts } from '../texts.ts';
import type { StoppedTelephony } from './noticedChanges.ts';

const MOST_NAMED = 3;

/** The system notification that telephony has stopped somewhere. */
export function stoppedWords({ word, titles }: StoppedTelephony): NotificationWords {
  const { body, more } = texts.telephonyStopped;
  const left = titles.length - MOST_NAMED;
  const named = [...titles.slice(0, MOST_NAMED), ...(left > 0 ? [more(left)] : [])];
  return { title: texts.telephonyStopped[word](titles.length), body: body(named.join(', ')) };
}
