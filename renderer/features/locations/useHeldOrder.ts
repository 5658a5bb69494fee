import { useState, type DOMAttributes } from 'react';
import type { LocationStatus } from '../../../contract/model/integration.ts';

type Watch = Pick<DOMAttributes<HTMLElement>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;

interface HeldOrder extends Watch {
  readonly rows: readonly LocationStatus[];
}

/** While the pointer or the keys are in the list its rows keep their order; new ones join at the end. */
export function useHeldOrder(rows: readonly LocationStatus[]): HeldOrder {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [order, setOrder] = useState<readonly number[]>([]);
  const held = pointed || focused;
  const hold = (): void => {
    if (!held) setOrder(rows.map(({ id }) => id));
  };
  const rank = ({ id }: LocationStatus): number => {
    const place = order.indexOf(id);
    return place < 0 ? rows.length : place;
  };
  return {
    rows: held ? rows.toSorted((one, other) => rank(one) - rank(other)) : rows,
    onPointerEnter: () => {
      hold();
      setPointed(true);
    },
    onPointerLeave: () => setPointed(false),
    onFocus: () => {
      hold();
      setFocused(true);
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget)) setFocused(false);
    },
  };
}
