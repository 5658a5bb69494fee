import { useRef, useState } from 'react';
import { act, internalTrouble, type Trouble } from '../../ui/bridge.ts';

interface LinkReading {
  readonly reading: boolean;
  readonly trouble: Trouble | null;
  /** Reads a link unless it was read last; resolves with whether it is good. */
  readonly read: (link: string) => Promise<boolean>;
  readonly forget: () => void;
}

/** Reads each link once, though several things ask for it: a pause in typing, leaving the field, Enter, the button. */
export function useLinkReading(): LinkReading {
  const last = useRef<{ readonly link: string; readonly good: Promise<boolean> } | null>(null);
  const [reading, setReading] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const read = (link: string): Promise<boolean> => {
    if (last.current?.link === link) return last.current.good;
    const good = act('partner.readLink', { link })
      .catch(() => internalTrouble)
      .then((found) => {
        // A newer link is being read meanwhile: what this one was is of no interest any more.
        if (last.current?.link !== link) return false;
        setReading(false);
        setTrouble(found);
        if (found) last.current = null;
        return found === null;
      });
    last.current = { link, good };
    setReading(true);
    setTrouble(null);
    return good;
  };
  const forget = (): void => {
    last.current = null;
    setReading(false);
    setTrouble(null);
  };
  return { reading, trouble, read, forget };
}
