import { useEffect, useRef, type RefObject } from 'react';
import { useDesk } from '../store/DeskProvider.tsx';
import { tell } from '../ui/bridge.ts';
import { pressCardKey } from './pressCardKey.ts';

/** The keys of the popup once it has them, and the ways it gets them: the global shortcut, or a click into a field or on what opens one. */
export function usePopupKeys(page: RefObject<HTMLElement | null>): void {
  const letterKeys = useDesk((desk) => desk.settings.settings.letterKeys);
  const keysWanted = useDesk((desk) => desk.cards.keysWanted);
  const answered = useRef(keysWanted);

  useEffect(() => {
    if (keysWanted === answered.current) return;
    answered.current = keysWanted;
    page.current?.querySelector<HTMLElement>('[data-card]')?.focus();
  }, [keysWanted, page]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (page.current && pressCardKey(page.current, event, letterKeys)) event.preventDefault();
    };
    const onMouseDown = (event: MouseEvent): void => {
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea, [data-wants-keys]')) {
        tell('popup.wantKeys');
      }
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('mousedown', onMouseDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('mousedown', onMouseDown, { capture: true });
    };
  }, [letterKeys, page]);
}
