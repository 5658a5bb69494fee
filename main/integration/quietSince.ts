import type { IntegrationReason } from '../../contract/model/integration.ts';
import type { MissedRule } from '../../contract/model/followUp.ts';
import type { CallFigures } from '../book/queries/callFigures.ts';
import { isOpenAt } from '../book/queries/isMissed.ts';
import { LocalTimes } from '../book/queries/localTimes.ts';

export type CallHabits = Pick<CallFigures, 'lastCallAtMs' | 'usualPerHour' | 'usualBefore'>;

const HOUR_MS = 3_600_000;
const QUIET_HOURS = 2;

const localTimes = new LocalTimes();

/** No call for two hours that usually bring some; null: nothing unusual, or not enough is known. */
export function quietSince({
  calls,
  openingHours,
  timeZone,
  nowMs,
}: {
  readonly calls: CallHabits | null;
  readonly openingHours: MissedRule['openingHours'];
  readonly timeZone: string;
  readonly nowMs: number;
}): IntegrationReason | null {
  const { lastCallAtMs = null, usualPerHour = null, usualBefore = [] } = calls ?? {};
  if (lastCallAtMs === null || usualPerHour === null) return null;
  const hours = Math.floor((nowMs - lastCallAtMs) / HOUR_MS);
  if (hours < QUIET_HOURS) return null;
  // The morning's first hours follow a night without calls: the hours that were quiet must usually bring some, too.
  if (Math.min(usualPerHour, ...usualBefore) < 1) return null;
  const open = [nowMs, nowMs - QUIET_HOURS * HOUR_MS].every((atMs) =>
    isOpenAt(openingHours, localTimes.at(timeZone, atMs)),
  );
  return open ? { kind: 'quiet', hours, usualPerHour: Math.round(usualPerHour * 10) / 10 } : null;
}
