import { useRef, useState } from 'react';
import type { CallKey } from '../../../contract/model/ids.ts';
import { act, internalTrouble, type Trouble } from '../../ui/bridge.ts';

export interface TypedNote {
  readonly text: string;
  readonly trouble: Trouble | null;
  readonly type: (text: string) => void;
  /** Whether somebody is writing: what main says in between must not overtake the letters. */
  readonly setWriting: (writing: boolean) => void;
}

interface Typed {
  readonly text: string;
  /** What main had when this was typed. */
  readonly over: string;
}

/** A note that is saved with every letter: at once, or as soon as the save before it is through. */
export function useNote(key: CallKey, saved: string): TypedNote {
  const [typed, setTyped] = useState<Typed | null>(null);
  const [writing, setWriting] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const busy = useRef(false);
  const next = useRef<{ key: CallKey; text: string } | null>(null);

  const save = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    while (next.current) {
      const note = next.current;
      next.current = null;
      setTrouble(await act('note.save', note).catch(() => internalTrouble));
    }
    busy.current = false;
  };

  const type = (text: string): void => {
    setTyped({ text, over: saved });
    next.current = { key, text };
    void save();
  };

  const shown = typed && (writing || typed.over === saved) ? typed.text : saved;
  // What could not be saved at once is tried again by main, also when this window is gone.
  const kept = typed?.text === saved;
  return { text: shown, trouble: kept ? null : trouble, type, setWriting };
}
