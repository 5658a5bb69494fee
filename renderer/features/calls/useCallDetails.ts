import { useEffect, useState } from 'react';
import type { CallDetails } from '../../../contract/model/callBook.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';

interface Told {
  readonly key: CallKey;
  readonly call: CallDetails | null;
  readonly trouble: Trouble | null;
}

/** Everything about one call, asked for again when the book changes; null while it is on its way. */
export function useCallDetails(key: CallKey, bookChange: number): Told | null {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    let late = false;
    void ask('book.call', { key }).then((answer) => {
      if (late) return;
      setTold(
        answer.kind === 'call'
          ? { key, call: answer.call, trouble: null }
          : { key, call: null, trouble: answer.problem },
      );
    });
    return () => {
      late = true;
    };
  }, [key, bookChange]);
  return told?.key === key ? told : null;
}
