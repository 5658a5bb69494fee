import { useEffect, useState } from 'react';
import type { FollowUpRow, FollowUpState } from '../../../contract/model/followUp.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { internalTrouble, type Trouble } from '../../ui/bridge.ts';
import { useCalm } from '../../ui/useCalm.ts';
import { readFollowUps } from './readFollowUps.ts';

const PAUSE_MS = 400;

interface FollowUps {
  readonly rows: readonly FollowUpRow[];
  readonly total: number;
  /** Nothing has been read yet. */
  readonly waiting: boolean;
  readonly trouble: Trouble | null;
  readonly readAgain: () => void;
}

/** The rows of a tab, read again whenever anything in the call book changes. */
export function useFollowUps(tab: FollowUpState, locationId: LocationId | null, most: number): FollowUps {
  const change = useCalm(
    useDesk((desk) => desk.book.book.change),
    PAUSE_MS,
  );
  const phase = useDesk((desk) => desk.book.book.phase);
  const [again, setAgain] = useState(0);
  const [found, setFound] = useState<Omit<FollowUps, 'readAgain'>>({
    rows: [],
    total: 0,
    waiting: true,
    trouble: null,
  });

  useEffect(() => {
    let late = false;
    void readFollowUps({ tab, locationIds: locationId === null ? [] : [locationId] }, most)
      .catch(() => ({ kind: 'problem' as const, problem: internalTrouble }))
      .then((answer) => {
        if (late) return;
        // What was read before still counts while the newest cannot be had.
        if (answer.kind === 'problem') {
          setFound((before) => ({ ...before, waiting: false, trouble: answer.problem }));
        } else setFound({ rows: answer.rows, total: answer.total, waiting: false, trouble: null });
      });
    return () => {
      late = true;
    };
  }, [tab, locationId, most, change, phase, again]);

  return { ...found, readAgain: () => setAgain((count) => count + 1) };
}
