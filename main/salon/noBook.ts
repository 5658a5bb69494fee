import type { BookState, ManagerState } from '../../contract/model/callBook.ts';
import { noBackfill } from '../calls/noBackfill.ts';

/** The call book before any is open. */
export const noBook: BookState = {
  phase: 'closed',
  keeping: 'session',
  problem: null,
  calls: 0,
  change: 0,
  asOf: null,
  backfill: noBackfill,
  openFollowUps: 0,
  waitingFollowUps: 0,
  export: null,
};

export const noManager: ManagerState = { pinSet: false, unlockedUntil: null, blockedUntil: null };
