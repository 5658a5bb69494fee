import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

interface RowFocus {
  /** The one row that Tab reaches; arrows reach the others. */
  readonly reachable: string | undefined;
  readonly onFocus: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Moves between rows with the arrows, and goes on to the next row when the one with the focus is done. */
export function useRowFocus(list: RefObject<HTMLElement | null>, rows: readonly FollowUpRow[]): RowFocus {
  const [last, setLast] = useState<string | null>(null);
  const place = useRef<{ id: string; index: number } | null>(null);

  const items = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];

  useLayoutEffect(() => {
    const was = place.current;
    if (!was) return;
    const index = rows.findIndex(({ id }) => id === was.id);
    if (index >= 0) {
      place.current = { ...was, index };
      return;
    }
    place.current = null;
    // Only a focus that went with its row is moved on; one that is elsewhere by now stays there.
    if (document.activeElement !== document.body) return;
    const left = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    (left[was.index] ?? left.at(-1) ?? list.current)?.focus();
  }, [list, rows]);

  return {
    reachable: rows.some(({ id }) => id === last) ? (last ?? undefined) : rows[0]?.id,
    onFocus: (id) => {
      setLast(id);
      place.current = { id, index: rows.findIndex((row) => row.id === id) };
    },
    onKeyDown: (event) => {
      const step = STEPS[event.key];
      const { target } = event;
      const takesArrows = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
      if (step === undefined || takesArrows || event.defaultPrevented || !(target instanceof Element)) return;
      const all = items();
      const next = all[all.findIndex((item) => item.contains(target)) + step];
      if (!next || !list.current?.contains(target)) return;
      event.preventDefault();
      next.focus();
    },
  };
}
