import type { KeyboardEvent } from 'react';
import type { CallPlayer } from './callPlayer.ts';

const FIELDS =
  'input:not([data-seeks]), select, textarea, [contenteditable], [role=tab], [role=radio], [role=menuitem]';

/** ← and → go through the recording that is heard, wherever in the place the keys are, but not out of a field. */
export function skipByKey(event: KeyboardEvent, player: Pick<CallPlayer, 'skip' | 'read'>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
  if (player.read().phase !== 'ready') return;
  event.preventDefault();
  player.skip((event.key === 'ArrowRight' ? 1 : -1) * (event.shiftKey ? 15 : 5));
}
