import { useCallback, useSyncExternalStore } from 'react';
import { dayIn } from './zoneTime.ts';

const everyMinute = (): number => 60_000;

type Listener = () => void;

const wantedDelays = new Map<Listener, () => number>();
let timer: number | undefined;
let dueAt = Infinity;

function schedule(): void {
  if (wantedDelays.size === 0 || document.hidden) {
    window.clearTimeout(timer);
    timer = undefined;
    dueAt = Infinity;
    return;
  }
  const nextAt = performance.now() + Math.min(...[...wantedDelays.values()].map((wanted) => wanted()));
  // Whoever comes and goes in between must not put off the tick that the others wait for.
  if (nextAt >= dueAt) return;
  window.clearTimeout(timer);
  dueAt = nextAt;
  timer = window.setTimeout(tick, nextAt - performance.now());
}

function tick(): void {
  window.clearTimeout(timer);
  dueAt = Infinity;
  for (const listener of wantedDelays.keys()) listener();
  schedule();
}

// A window in the tray needs no timer; what it shows is made good when it comes back.
document.addEventListener('visibilitychange', tick);

/** What `read` says now, and again as time goes by. One timer serves the window. */
function useTicking<T>(read: () => T, delayMs: () => number): T {
  const subscribe = useCallback(
    (listener: Listener) => {
      wantedDelays.set(listener, delayMs);
      schedule();
      return () => {
        wantedDelays.delete(listener);
        schedule();
      };
    },
    [delayMs],
  );
  return useSyncExternalStore(subscribe, read);
}

/**
 * Seconds since an instant on the server's clock: exact while young, whole minutes later. Below `calmSeconds` it is 0,
 * and nothing ticks.
 */
export function useAgeSeconds(instant: string, serverOffsetMs: number, calmSeconds = 0): number {
  const ageMs = useCallback(
    () => Math.max(0, Date.now() + serverOffsetMs - Date.parse(instant)),
    [instant, serverOffsetMs],
  );
  const read = useCallback(() => {
    const seconds = Math.floor(ageMs() / 1000);
    if (seconds < calmSeconds) return 0;
    return seconds < 60 ? seconds : seconds - (seconds % 60);
  }, [ageMs, calmSeconds]);
  const delayMs = useCallback(() => {
    if (read() >= 60) return 10_000;
    return Math.max(1_000, calmSeconds * 1_000 - ageMs());
  }, [read, ageMs, calmSeconds]);
  return useTicking(read, delayMs);
}

/** Whole minutes, begun ones too, until an instant on the server's clock; 0 when it is over, null without an instant. */
export function useMinutesLeft(instant: string | null, serverOffsetMs: number): number | null {
  const read = useCallback(
    () =>
      instant === null
        ? null
        : Math.max(0, Math.ceil((Date.parse(instant) - Date.now() - serverOffsetMs) / 60_000)),
    [instant, serverOffsetMs],
  );
  const delayMs = useCallback(() => (read() ? 2_000 : 60_000), [read]);
  return useTicking(read, delayMs);
}

/**
 * Seconds until an instant on the server's clock: exact below a minute, whole minutes before; 0 when it is over, null
 * without an instant.
 */
export function useSecondsLeft(instant: string | null, serverOffsetMs: number): number | null {
  const read = useCallback(() => {
    if (instant === null) return null;
    const seconds = Math.max(0, Math.ceil((Date.parse(instant) - Date.now() - serverOffsetMs) / 1_000));
    return seconds < 60 ? seconds : Math.ceil(seconds / 60) * 60;
  }, [instant, serverOffsetMs]);
  const delayMs = useCallback(() => (read() ? 1_000 : 60_000), [read]);
  return useTicking(read, delayMs);
}

/** The calendar day in a zone, "2026-11-21", also after midnight. */
export function useToday(timeZone: string | undefined, serverOffsetMs: number): string {
  const read = useCallback(() => dayIn(timeZone, Date.now() + serverOffsetMs), [timeZone, serverOffsetMs]);
  return useTicking(read, everyMinute);
}

/** Whether an instant on this PC's clock is still to come; null never is. */
export function useIsAhead(instant: string | null): boolean {
  const read = useCallback(() => instant !== null && Date.parse(instant) > Date.now(), [instant]);
  const delayMs = useCallback(() => (read() ? 1_000 : 60_000), [read]);
  return useTicking(read, delayMs);
}
