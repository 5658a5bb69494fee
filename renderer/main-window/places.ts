import { BellRing, Settings, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { NowPlace } from '../features/now/NowPlace.tsx';
import { SettingsPlace } from '../features/settings/SettingsPlace.tsx';

interface Place {
  readonly name: 'now' | 'settings';
  readonly Icon: LucideIcon;
  readonly Page: ComponentType;
  /** Stands at the foot of the rail. */
  readonly atFoot?: true;
}

export type PlaceName = Place['name'];

/** The rail from top to bottom; a place stands here once it works. */
export const PLACES: readonly Place[] = [
  { name: 'now', Icon: BellRing, Page: NowPlace },
  { name: 'settings', Icon: Settings, Page: SettingsPlace, atFoot: true },
];
