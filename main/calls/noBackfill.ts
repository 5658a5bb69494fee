import type { BackfillState } from '../../contract/model/callBook.ts';

/** Fetching past calls before it is known how far it is. */
export const noBackfill: BackfillState = {
  phase: 'idle',
  month: null,
  daysDone: 0,
  days: 0,
  completeSince: null,
  problem: null,
};
