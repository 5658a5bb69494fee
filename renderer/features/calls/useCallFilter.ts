import { useState } from 'react';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { useLater } from '../../ui/useLater.ts';
import { EMPTY_FILTER, showsEverything } from './callFilters.ts';

const REMEMBERED_MS = 400;

export interface FilterInUse {
  readonly filter: CallFilter;
  readonly change: (part: Partial<CallFilter>) => void;
}

const remember = (filter: CallFilter): void =>
  void act('settings.change', { callFilter: showsEverything(filter) ? null : filter });

/** What the list shows; it comes back after a restart. */
export function useCallFilter(): FilterInUse {
  const remembered = useDesk((desk) => desk.settings.settings.callFilter);
  const [filter, setFilter] = useState(remembered ?? EMPTY_FILTER);
  const remembering = useLater(remember, REMEMBERED_MS);

  const change = (part: Partial<CallFilter>): void => {
    const changed = { ...filter, ...part };
    setFilter(changed);
    remembering.put(changed);
  };
  return { filter, change };
}
