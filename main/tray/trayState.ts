import type { Health } from '../../contract/model/health.ts';
import { texts } from '../texts.ts';
import type { TrayState } from './tray.ts';

export type TrayCounts = Pick<TrayState, 'newCalls' | 'toRingBack'>;

/** What the icon beside the clock says. `noneYet`: no call came today, wherever it is today by now. */
export function trayState(
  health: Health,
  connected: boolean,
  doNotDisturbUntil: string | null,
  counts: TrayCounts,
  noneYet = false,
): TrayState {
  const words = texts.tray;
  const doNotDisturb = doNotDisturbUntil !== null;
  const base = { ...counts, doNotDisturb };
  if (!connected) return { ...base, shape: 'off', status: words.notConnected };
  const { overall } = health;
  if (overall === 'starting' || overall === 'paused')
    return { ...base, shape: 'off', status: words.starting };
  if (overall === 'signInAgain') return { ...base, shape: 'warning', status: words.signIn };
  if (overall === 'partly') return { ...base, shape: 'warning', status: words.partly };
  if (overall !== 'arriving') return { ...base, shape: 'warning', status: words.trouble };
  if (doNotDisturbUntil === null)
    return { ...base, shape: 'ok', status: noneYet ? words.noneYet : words.arriving };
  const time = new Date(doNotDisturbUntil).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return { ...base, shape: 'dnd', status: words.dndUntil(time) };
}
