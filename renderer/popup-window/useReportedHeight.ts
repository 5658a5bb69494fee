import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { tell } from '../ui/bridge.ts';

/** Tells main how high the cards are, whenever that changes. */
export function useReportedHeight(page: RefObject<HTMLElement | null>): void {
  const told = useRef(-1);

  const report = (): void => {
    const height = Math.ceil(page.current?.getBoundingClientRect().height ?? 0);
    if (height === told.current) return;
    told.current = height;
    tell('popup.resize', { height });
  };

  // Right after new cards are in place, as a hidden window may wait long for its next frame …
  useLayoutEffect(report);

  // … and for everything else that changes their height.
  useEffect(() => {
    if (!page.current) return;
    const observer = new ResizeObserver(report);
    observer.observe(page.current);
    return () => observer.disconnect();
  });
}
