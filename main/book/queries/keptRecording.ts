import type { BookCall } from './putCalls.ts';

/** What the book keeps of a recording: the link letter by letter, '' for one that nobody can read, null for none. */
export const keptRecording = ({
  recordingUrl,
  recordingUnread,
}: Pick<BookCall, 'recordingUrl' | 'recordingUnread'>): string | null =>
  recordingUrl ?? (recordingUnread === true ? '' : null);
