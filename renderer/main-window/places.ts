import {
  BellRing,
  ChartColumn,
  History,
  PhoneForwarded,
  Settings,
  Store,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { FollowUpPlace } from '../features/follow-up/FollowUpPlace.tsx';
import { CallsPlace } from '../features/calls/CallsPlace.tsx';
import { LocationsPlace } from '../features/locations/LocationsPlace.tsx';
import { NowPlace } from '../features/now/NowPlace.tsx';
import { ReportsPlace } from '../features/reports/ReportsPlace.tsx';
import { SettingsPlace } from '../features/settings/SettingsPlace.tsx';
import type { LocatedKind } from '../features/status/troubles.ts';

interface Place {
  readonly name: 'now' | 'calls' | 'follow-up' | 'locations' | 'reports' | 'settings';
  readonly Icon: LucideIcon;
  readonly Page: ComponentType<{
    readonly goTo: (place: Place['name']) => void;
    /** What the strip leads to: only the locations that have it. */
    readonly trouble: LocatedKind | null;
  }>;
  /** Takes the height of the window and scrolls inside. */
  readonly fills?: true;
  /** Stands at the foot of the rail. */
  readonly atFoot?: true;
}

export type PlaceName = Place['name'];

/** The rail from top to bottom; a place stands here once it works. */
export const PLACES: readonly Place[] = [
  { name: 'now', Icon: BellRing, Page: NowPlace },
  { name: 'calls', Icon: History, Page: CallsPlace, fills: true },
  { name: 'follow-up', Icon: PhoneForwarded, Page: FollowUpPlace },
  { name: 'locations', Icon: Store, Page: LocationsPlace, fills: true },
  { name: 'reports', Icon: ChartColumn, Page: ReportsPlace },
  { name: 'settings', Icon: Settings, Page: SettingsPlace, atFoot: true },
];
