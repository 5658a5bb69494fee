import { useCallback } from 'react';
import type { LocationId } from '../../../contract/model/ids.ts';
import { err, ok } from '../../../contract/result.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { ask } from '../../ui/bridge.ts';
import { useCalm } from '../../ui/useCalm.ts';
import { useReading } from '../../ui/useReading.ts';

const READ_AGAIN_MS = 700;

/** The payments of one location. Main learns of a new one a moment after it was sent, and they are read again then. */
export function usePayments(locationId: LocationId) {
  const change = useCalm(
    useDesk((desk) => desk.integration.integration.change),
    READ_AGAIN_MS,
  );
  const { value, ...reading } = useReading(
    useCallback(async () => {
      const answer = await ask('integration.details', { locationId });
      return answer.kind === 'problem' ? err(answer.problem) : ok(answer.details.payments);
    }, [locationId]),
    change,
  );
  return { ...reading, payments: value ?? [] };
}
