import { useMemo } from 'react';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useIsAhead } from '../../ui/ticker.ts';
import { type Trouble, troublesOf } from './troubles.ts';

/** Every kind of trouble there is now, worst first. */
export function useTroubles(): readonly Trouble[] {
  const health = useDesk((desk) => desk.health.health);
  const rows = useDesk((desk) => desk.integration.integration.rows);
  const until = useDesk((desk) => desk.settings.settings.doNotDisturbUntil);
  const silent = useIsAhead(until);
  return useMemo(() => troublesOf(health, rows, silent ? until : null), [health, rows, silent, until]);
}
