import type { CallOutcome } from '../../contract/model/followUp.ts';
import { texts } from '../texts.ts';

const MOST_CHARACTERS = 255;

/** What a call came to, as a comment on the client's card: "Question: Ines after five (call 2026-11-21 14:05)". */
export function commentText({
  outcome,
  note,
  localTime,
}: {
  readonly outcome: CallOutcome | null;
  readonly note: string;
  /** Wall clock of the location, "2026-11-21T14:05". */
  readonly localTime: string;
}): string {
  const end = ` (${texts.comment.call(localTime.replace('T', ' '))})`;
  const words = outcome === null ? '' : texts.comment.outcomes[outcome];
  const body = [words, note.replace(/\s+/g, ' ').trim()].filter(Boolean).join(': ');
  return `${shorten(body, MOST_CHARACTERS - end.length)}${end}`;
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= length) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
