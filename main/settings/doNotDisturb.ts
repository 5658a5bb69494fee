import type { DoNotDisturbFor, Settings } from '../../contract/model/settings.ts';

/** When a do-not-disturb that starts now ends. `tomorrow` means seven in the morning of the next day on this PC. */
export function doNotDisturbEnd(length: DoNotDisturbFor | null, nowMs: number): string | null {
  if (length === null) return null;
  if (typeof length === 'number') return new Date(nowMs + length * 60_000).toISOString();
  const morning = new Date(nowMs);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(7, 0, 0, 0);
  return morning.toISOString();
}

/** Whether cards may pop now. */
export function mayDisturb(until: string | null, nowMs: number): boolean {
  return until === null || Date.parse(until) <= nowMs;
}

/** What holds of it now; `choice` null: none of those that are offered. Null: it is off. */
export interface DoNotDisturbNow {
  readonly until: string;
  readonly choice: DoNotDisturbFor | null;
}

export function doNotDisturbNow(
  { doNotDisturbUntil, doNotDisturbFor }: Pick<Settings, 'doNotDisturbUntil' | 'doNotDisturbFor'>,
  nowMs: number,
): DoNotDisturbNow | null {
  if (doNotDisturbUntil === null || mayDisturb(doNotDisturbUntil, nowMs)) return null;
  return { until: doNotDisturbUntil, choice: doNotDisturbFor };
}
