import type { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { MissedRule } from '../../../contract/model/followUp.ts';

export interface JudgedCall {
  readonly callerKind: string;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  /** Null: unknown. */
  readonly durationSeconds: number | null;
  readonly hour: number;
  readonly weekday: number;
}

/**
 * Whether the rule counts a call as missed. Withheld numbers are missed too, though nobody can ring them back; so is
 * what the list calls missed when its direction or its length cannot be read.
 */
export function isMissed(call: JudgedCall, { minSeconds, openingHours }: MissedRule): boolean {
  const cameIn = call.direction === 'incoming' || (call.direction === 'other' && call.status === 'missed');
  if (!cameIn || call.status === 'success' || call.callerKind === 'internal') return false;
  if (call.durationSeconds !== null && call.durationSeconds > 0 && call.durationSeconds < minSeconds)
    return false;
  return isOpenAt(openingHours, call);
}

/** Whether an hour of the location's clock lies within the hours that count; they may reach past midnight. */
export function isOpenAt(
  openingHours: MissedRule['openingHours'],
  { hour, weekday }: Pick<JudgedCall, 'hour' | 'weekday'>,
): boolean {
  if (openingHours === null) return true;
  const { fromHour, toHour, weekdays } = openingHours;
  const open = fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
  return open && weekdays.includes(weekday);
}
