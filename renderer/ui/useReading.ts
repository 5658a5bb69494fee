import { useEffect, useState } from 'react';
import { err, type Result } from '../../contract/result.ts';
import { internalTrouble, type Trouble } from './bridge.ts';

type Read<T> = () => Promise<Result<T, Trouble>>;

interface Reading<T> {
  /** What was read last; it stays while the newest cannot be had. */
  readonly value: T | null;
  readonly trouble: Trouble | null;
  /** An answer is on its way. */
  readonly waiting: boolean;
  readonly readAgain: () => void;
}

/**
 * What main hands over when asked: at first, when `read` becomes another question, and again on demand and with each
 * `change`, the number of what is known in main.
 */
export function useReading<T>(read: Read<T>, change = 0): Reading<T> {
  const [again, setAgain] = useState(0);
  const round = `${again} ${change}`;
  const [found, setFound] = useState<{
    readonly by: Read<T> | null;
    readonly round: string;
    readonly value: T | null;
    readonly trouble: Trouble | null;
  }>({ by: null, round: '', value: null, trouble: null });

  useEffect(() => {
    let late = false;
    void read()
      .catch(() => err(internalTrouble))
      .then((answer) => {
        if (late) return;
        setFound((before) =>
          answer.ok
            ? { by: read, round, value: answer.value, trouble: null }
            : {
                by: read,
                round,
                value: before.by === read ? before.value : null,
                trouble: answer.error,
              },
        );
      });
    return () => {
      late = true;
    };
  }, [read, round]);

  const fits = found.by === read;
  return {
    value: fits ? found.value : null,
    trouble: fits ? found.trouble : null,
    waiting: !fits || found.round !== round,
    readAgain: () => setAgain((count) => count + 1),
  };
}
