import type { ShownNumber } from '../../contract/model/call.ts';
import type { NotificationLevel } from '../../contract/model/settings.ts';
import type { DueFollowUp } from '../book/queries/followUpTimes.ts';
import type { NotificationWords } from '../notify/notifyCall.ts';
import { texts } from '../texts.ts';

/** The system notification when it is time to ring somebody back: it may be read by anyone near the screen. */
export function reminderWords(due: readonly DueFollowUp[], level: NotificationLevel): NotificationWords {
  const [first] = due;
  const title =
    due.length === 1 && first && level !== 'nothing'
      ? texts.ringBack(first.clientName ?? textOf(first.number))
      : texts.ringBackNow(due.length);
  return { title, body: texts.reminder };
}

function textOf(number: ShownNumber): string {
  return number.kind === 'number' ? number.text : texts.hiddenNumber;
}
