import { useRef, useState } from 'react';
import { ask, internalTrouble, type Trouble } from '../../ui/bridge.ts';

interface LinkReading {
  readonly reading: boolean;
  readonly trouble: Trouble | null;
  /** Reads a link unless it was read last; resolves with the id of its registration, or null where it is not good. */
  readonly read: (link: string) => Promise<string | null>;
  readonly forget: () => void;
}

/** Reads each link once, though several things ask for it: a pause in typing, leaving the field, Enter, the button. */
export function useLinkReading(): LinkReading {
  const last = useRef<{ readonly link: string; readonly id: Promise<string | null> } | null>(null);
  const [reading, setReading] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const read = (link: string): Promise<string | null> => {
    if (last.current?.link === link) return last.current.id;
    const id = ask('partner.readLink', { link })
      .catch(() => ({ kind: 'problem', problem: internalTrouble }) as const)
      .then((found) => {
        // A newer link is being read meanwhile: what this one was is of no interest any more.
        if (last.current?.link !== link) return null;
        setReading(false);
        setTrouble(found.kind === 'problem' ? found.problem : null);
        if (found.kind === 'read') return found.registrationId;
        last.current = null;
        return null;
      });
    last.current = { link, id };
    setReading(true);
    setTrouble(null);
    return id;
  };
  const forget = (): void => {
    last.current = null;
    setReading(false);
    setTrouble(null);
  };
  return { reading, trouble, read, forget };
}
