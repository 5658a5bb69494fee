import { useCallback, useEffect, useRef, type DOMAttributes, type RefObject } from 'react';
import type { CallCard } from '../../../contract/model/card.ts';
import { tell } from '../../ui/bridge.ts';

const LEAVE_MS = 400;
const RESTING_MS = 15_000;

type Watch = Pick<DOMAttributes<HTMLElement>, 'onPointerMove' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;

/** Tells main while a card is pointed at, holds the keys or a note is open: a card in use neither moves nor times out. */
export function useCardInUse(
  key: CallCard['key'],
  region: RefObject<HTMLElement | null>,
  noteOpen: boolean,
): Watch {
  const pointed = useRef(false);
  const focused = useRef(false);
  const noting = useRef(false);
  const told = useRef(false);
  const leaving = useRef<number>(undefined);
  const resting = useRef<number>(undefined);

  const say = useCallback(
    (inUse: boolean): void => {
      told.current = inUse;
      tell('card.use', { key, inUse });
    },
    [key],
  );
  const update = useCallback((): void => {
    window.clearTimeout(leaving.current);
    const inUse = pointed.current || focused.current || noting.current;
    if (inUse === told.current) return;
    // Moving from one button to the next leaves the card for a moment; only a real leave is told.
    if (inUse) say(true);
    else leaving.current = window.setTimeout(() => say(false), LEAVE_MS);
  }, [say]);
  const focus = useCallback(
    (now: boolean): void => {
      focused.current = now;
      update();
    },
    [update],
  );
  const point = (now: boolean): void => {
    window.clearTimeout(resting.current);
    pointed.current = now;
    update();
  };

  useEffect(() => {
    const unfocus = (): void => focus(false);
    // React tells no blur of a focused element that it removes, such as a button that has done its work.
    const observer = new MutationObserver(() => {
      if (focused.current && !region.current?.contains(document.activeElement)) unfocus();
    });
    if (region.current) observer.observe(region.current, { childList: true, subtree: true });
    window.addEventListener('blur', unfocus);
    return () => {
      observer.disconnect();
      window.removeEventListener('blur', unfocus);
    };
  }, [focus, region]);

  useEffect(() => {
    noting.current = noteOpen;
    update();
  }, [noteOpen, update]);

  useEffect(
    () => () => {
      window.clearTimeout(leaving.current);
      window.clearTimeout(resting.current);
      if (told.current) say(false);
    },
    [say],
  );

  return {
    // A card that appears under a resting pointer is not pointed at, nor is one whose pointer was left lying there:
    // otherwise a mouse parked in that corner would hold up every later call.
    onPointerMove: ({ movementX, movementY }) => {
      if (movementX === 0 && movementY === 0) return;
      point(true);
      resting.current = window.setTimeout(() => {
        point(false);
      }, RESTING_MS);
    },
    onPointerLeave: () => {
      point(false);
    },
    onFocus: () => focus(true),
    onBlur: () => focus(false),
  };
}
