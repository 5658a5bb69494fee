import type { BookRow } from '../../../contract/model/callBook.ts';
import type { CallStatus } from '../../../contract/model/call.ts';

interface EndWord {
  readonly word: 'answered' | 'outgoing' | 'internal' | 'noDirection' | Exclude<CallStatus, 'success'>;
  readonly tone: 'ok' | 'bad' | 'info' | 'muted';
  /** How an outgoing or internal call failed, or one whose direction is not known. */
  readonly also: Exclude<CallStatus, 'success' | 'other'> | null;
}

/** How a call is spoken of: the way it went unless it came in, and what became of it unless it went well. */
export function endWord({ direction, status }: Pick<BookRow, 'direction' | 'status'>): EndWord {
  const also = status === 'success' || status === 'other' ? null : status;
  if (direction === 'outgoing') return { word: 'outgoing', tone: 'info', also };
  if (direction === 'internal') return { word: 'internal', tone: 'muted', also };
  // Whoever missed it: it was missed.
  if (direction === 'other' && status !== 'missed') return { word: 'noDirection', tone: 'muted', also };
  if (status === 'success') return { word: 'answered', tone: 'ok', also: null };
  return { word: status, tone: status === 'other' ? 'muted' : 'bad', also: null };
}
