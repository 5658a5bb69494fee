import type { LocationId } from '../../../contract/model/ids.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, type Trouble } from '../../ui/bridge.ts';
import { useAction } from '../../ui/useAction.ts';

export interface Check {
  readonly running: boolean;
  readonly trouble: Trouble | null;
  /** Checks the location step by step; one check at a time. */
  begin(): void;
}

export function useCheck(locationId: LocationId | null): Check {
  const action = useAction();
  const check = useDesk((desk) => desk.integration.integration.check);
  const running = action.pending || (check !== null && check.endedAt === null);
  return {
    running,
    trouble: action.trouble,
    begin: () => {
      if (!running) void action.run(() => act('integration.check', { locationId }));
    },
  };
}
