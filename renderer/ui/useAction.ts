import { useRef, useState } from 'react';
import { internalTrouble, type Trouble } from './bridge.ts';

interface Action {
  readonly pending: boolean;
  readonly trouble: Trouble | null;
  /** Runs one request at a time; resolves with whether it worked. */
  run(request: () => Promise<Trouble | null>): Promise<boolean>;
  clear(): void;
}

/** One thing a person does: under way or not, and what came of it if it failed. */
export function useAction(): Action {
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const run = async (request: () => Promise<Trouble | null>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setPending(true);
    const found = await request().catch(() => internalTrouble);
    busy.current = false;
    setPending(false);
    setTrouble(found);
    return found === null;
  };
  return { pending, trouble, run, clear: () => setTrouble(null) };
}
