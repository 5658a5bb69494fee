import { useEffect, useRef, useState, type DOMAttributes } from 'react';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';

const RESTING_MS = 8_000;

type Watch = Pick<DOMAttributes<HTMLElement>, 'onPointerMove' | 'onPointerLeave'>;

interface SteadyRows extends Watch {
  readonly rows: readonly FollowUpRow[];
}

/** Under a moving pointer the rows keep their order, or a click would meet the wrong person; new ones join at the end. */
export function useSteadyRows(rows: readonly FollowUpRow[]): SteadyRows {
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const resting = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(resting.current), []);

  const letGo = (): void => {
    window.clearTimeout(resting.current);
    setOrder(null);
  };
  const rank = ({ id }: FollowUpRow): number => {
    const place = order?.indexOf(id) ?? -1;
    return place < 0 ? rows.length : place;
  };
  return {
    rows: order ? rows.toSorted((a, b) => rank(a) - rank(b)) : rows,
    onPointerMove: () => {
      window.clearTimeout(resting.current);
      resting.current = window.setTimeout(() => setOrder(null), RESTING_MS);
      setOrder((held) => held ?? rows.map(({ id }) => id));
    },
    onPointerLeave: letGo,
  };
}
