import { useState } from 'react';
import type { FollowUpState } from '../../../contract/model/followUp.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { Decision } from './decision.ts';
import { FollowUpList } from './FollowUpList.tsx';
import { useFollowUps } from './useFollowUps.ts';

const STEP = 100;

interface Props {
  readonly tab: FollowUpState;
  readonly locationId: LocationId | null;
  readonly onDecided: (decision: Decision | null) => void;
}

export function FollowUpTab({ tab, locationId, onDecided }: Props) {
  const [most, setMost] = useState(STEP);
  const found = useFollowUps(tab, locationId, most);
  return (
    <FollowUpList
      tab={tab}
      locationId={locationId}
      found={found}
      onMore={() => setMost(most + STEP)}
      onDecided={onDecided}
    />
  );
}
