import type { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { MissedRule } from '../../../contract/model/followUp.ts';

export interface JudgedCall {
  readonly callerKind: string;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  readonly durationSeconds: number;
  readonly hour: number;
  readonly weekday: number;
}

/** Whether the rule counts a call as missed. Withheld numbers are missed too, though nobody can ring them back. */
export function isMissed(call: JudgedCall, { minSeconds, openingHours }: MissedRule): boolean {
  if (call.direction !== 'incoming' || call.status === 'success' || call.callerKind === 'internal')
    return false;
  if (call.durationSeconds > 0 && call.durationSeconds < minSeconds) return false;
  if (openingHours === null) return true;
  const { fromHour, toHour, weekdays } = openingHours;
  const open =
    fromHour < toHour
      ? call.hour >= fromHour && call.hour < toHour
      : call.hour >= fromHour || call.hour < toHour;
  return open && weekdays.includes(call.weekday);
}
