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

/** What main hands over when asked: at first, when `read` becomes another question, and again on demand. */
export function useReading<T>(read: Read<T>): Reading<T> {
  const [again, setAgain] = useState(0);
  const [found, setFound] = useState<{
    readonly by: Read<T> | null;
    readonly round: number;
    readonly value: T | null;
    readonly trouble: Trouble | null;
  }>({ by: null, round: 0, value: null, trouble: null });

  useEffect(() => {
    let late = false;
    void read()
      .catch(() => err(internalTrouble))
      .then((answer) => {
        if (late) return;
        setFound((before) =>
          answer.ok
            ? { by: read, round: again, value: answer.value, trouble: null }
            : {
                by: read,
                round: again,
                value: before.by === read ? before.value : null,
                trouble: answer.error,
              },
        );
      });
    return () => {
      late = true;
    };
  }, [read, again]);

  const fits = found.by === read;
  return {
    value: fits ? found.value : null,
    trouble: fits ? found.trouble : null,
    waiting: !fits || found.round !== again,
    readAgain: () => setAgain((count) => count + 1),
  };
}
