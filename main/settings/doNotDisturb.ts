/** When a do-not-disturb that starts now ends. `tomorrow` means seven in the morning of the next day on this PC. */
export function doNotDisturbEnd(length: number | 'tomorrow' | null, nowMs: number): string | null {
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
