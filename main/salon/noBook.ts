import type { BookState, ManagerState } from '../../contract/model/callBook.ts';

/** The call book before any is open. */
export const noBook: BookState = {
  phase: 'closed',
  keeping: 'session',
  problem: null,
  calls: 0,
  change: 0,
  asOf: null,
  backfill: { phase: 'idle', month: null, daysDone: 0, days: 0, completeSince: null, problem: null },
  openFollowUps: 0,
  waitingFollowUps: 0,
  export: null,
};

export const noManager: ManagerState = { pinSet: false, unlockedUntil: null, blockedUntil: null };
