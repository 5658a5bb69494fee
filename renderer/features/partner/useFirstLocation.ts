import { useState } from 'react';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { Location } from '../../../contract/model/location.ts';
import { useDesk } from '../../store/DeskProvider.tsx';

/** The location a tab is about: the one that was picked, or else the first. */
export function useFirstLocation(): [Location | null, (location: Location | null) => void] {
  const locations = useDesk((desk) => desk.account.account.locations);
  const [picked, setPicked] = useState<LocationId | null>(null);
  const chosen = locations.find(({ id }) => id === picked) ?? locations[0] ?? null;
  return [chosen, (location) => setPicked(location?.id ?? null)];
}
