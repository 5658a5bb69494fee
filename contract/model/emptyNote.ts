import type { CallNote } from './callNote.ts';

/** A call nobody wrote about yet. */
export const EMPTY_NOTE: CallNote = {
  text: '',
  outcome: null,
  changedAt: null,
  sending: 'notSent',
  problem: null,
};
