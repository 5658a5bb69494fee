interface LaterTime {
  readonly name: 'hour' | 'afternoon' | 'tomorrow';
  readonly atMs: number;
}

const AFTERNOON_HOUR = 15;
const MORNING_HOUR = 9;
const SOON_MS = 30 * 60_000;

const atHour = (nowMs: number, days: number, hour: number): number => {
  const moment = new Date(nowMs);
  moment.setDate(moment.getDate() + days);
  return moment.setHours(hour, 0, 0, 0);
};

/** When a row may come back. The afternoon is on offer while it is still some way off; hours are this PC's. */
export function laterTimes(nowMs: number): LaterTime[] {
  const afternoonMs = atHour(nowMs, 0, AFTERNOON_HOUR);
  const times: LaterTime[] = [
    { name: 'hour', atMs: nowMs + 3_600_000 },
    { name: 'afternoon', atMs: afternoonMs },
    { name: 'tomorrow', atMs: atHour(nowMs, 1, MORNING_HOUR) },
  ];
  return times.filter(({ name, atMs }) => name !== 'afternoon' || atMs - nowMs > SOON_MS);
}
