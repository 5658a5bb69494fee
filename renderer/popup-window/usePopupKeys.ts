import { useEffect, useRef, type RefObject } from 'react';
import { useDesk } from '../store/DeskProvider.tsx';
import { tell } from '../ui/bridge.ts';
import { pressCardKey } from './pressCardKey.ts';

const FIELDS = 'input, textarea';
const WANT_KEYS = `${FIELDS}, label, [data-wants-keys]`;

const wantsKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(WANT_KEYS) !== null;

/**
 * The keys of the popup once it has them, and the ways it gets them: the global shortcut, or a click into a field or on
 * what opens one. A click on anything else gives them back.
 */
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
      if (wantsKeys(event.target)) tell('popup.wantKeys');
    };
    // On Linux a click brings the keys wherever it falls. A key that presses a button makes a click as well, of no detail.
    const onClick = (event: MouseEvent): void => {
      if (event.detail > 0 && !wantsKeys(event.target)) tell('popup.giveKeysBack');
    };
    // Where the keys are not, nothing shows that they were: only what was being typed keeps its place.
    const onBlur = (): void => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && !focused.matches(FIELDS)) focused.blur();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('mousedown', onMouseDown, { capture: true });
    document.addEventListener('click', onClick);
    document.addEventListener('auxclick', onClick);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('mousedown', onMouseDown, { capture: true });
      document.removeEventListener('click', onClick);
      document.removeEventListener('auxclick', onClick);
      window.removeEventListener('blur', onBlur);
    };
  }, [letterKeys, page]);
}
