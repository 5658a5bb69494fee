import type { Health } from '../../contract/model/health.ts';
import type { DoNotDisturbNow } from '../settings/doNotDisturb.ts';
import { texts } from '../texts.ts';

/** What the icon says by its shape, not by colour alone. */
export type TrayShape = 'ok' | 'warning' | 'off' | 'dnd';

export interface TrayState {
  readonly shape: TrayShape;
  readonly status: string;
  readonly newCalls: number;
  /** People who wait to be rung back. */
  readonly toRingBack: number;
  /** Null: off. */
  readonly doNotDisturb: DoNotDisturbNow | null;
}

export type TrayCounts = Pick<TrayState, 'newCalls' | 'toRingBack'>;

/** What the icon beside the clock says. `noneYet`: no call came today, wherever it is today by now. */
export function trayState(
  health: Health,
  connected: boolean,
  doNotDisturb: DoNotDisturbNow | null,
  counts: TrayCounts,
  noneYet = false,
): TrayState {
  const words = texts.tray;
  const base = { ...counts, doNotDisturb };
  if (!connected) return { ...base, shape: 'off', status: words.notConnected };
  const { overall } = health;
  if (overall === 'starting' || overall === 'paused')
    return { ...base, shape: 'off', status: words.starting };
  if (overall === 'signInAgain') return { ...base, shape: 'warning', status: words.signIn };
  if (overall === 'partly') return { ...base, shape: 'warning', status: words.partly };
  if (overall !== 'arriving') return { ...base, shape: 'warning', status: words.trouble };
  if (doNotDisturb === null)
    return { ...base, shape: 'ok', status: noneYet ? words.noneYet : words.arriving };
  return { ...base, shape: 'dnd', status: words.dndUntil(clockTime(doNotDisturb.until)) };
}

/** The hour and minute on this PC's clock. */
export const clockTime = (instant: string): string =>
  new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
