import { useEffect, useState } from 'react';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { IntegrationDetails } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { ask, type Trouble } from '../../ui/bridge.ts';
import { useCalm } from '../../ui/useCalm.ts';

interface Told {
  readonly locationId: LocationId;
  readonly details: IntegrationDetails | null;
  readonly trouble: Trouble | null;
}

interface LocationDetails {
  /** Null while they are on their way for the first time. */
  readonly told: Told | null;
  readonly askAgain: () => void;
}

const READ_AGAIN_MS = 700;
/** A location that keys only pass by is not asked about. */
const PASSING_MS = 100;

/** Everything about one location, asked for again when main says that it may have changed. */
export function useLocationDetails(locationId: LocationId): LocationDetails {
  const change = useCalm(
    useDesk((desk) => desk.integration.integration.change),
    READ_AGAIN_MS,
  );
  const [told, setTold] = useState<Told | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let late = false;
    const read = async (): Promise<void> => {
      const answer = await ask('integration.details', { locationId });
      if (late) return;
      setTold(
        answer.kind === 'details'
          ? { locationId, details: answer.details, trouble: null }
          : { locationId, details: null, trouble: answer.problem },
      );
    };
    const timer = window.setTimeout(() => void read(), PASSING_MS);
    return () => {
      late = true;
      window.clearTimeout(timer);
    };
  }, [locationId, change, tries]);
  return { told: told?.locationId === locationId ? told : null, askAgain: () => setTries(tries + 1) };
}
