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
    void ask('integration.details', { locationId }).then((answer) => {
      if (late) return;
      setTold(
        answer.kind === 'details'
          ? { locationId, details: answer.details, trouble: null }
          : { locationId, details: null, trouble: answer.problem },
      );
    });
    return () => {
      late = true;
    };
  }, [locationId, change, tries]);
  return { told: told?.locationId === locationId ? told : null, askAgain: () => setTries(tries + 1) };
}
