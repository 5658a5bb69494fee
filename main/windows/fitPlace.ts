import type { Rectangle } from './placePopup.ts';

export interface WindowPlace extends Rectangle {
  readonly maximized: boolean;
}

const LEAST_VISIBLE = 120;

/** The remembered place, if enough of it still lies on a screen to be grabbed; null: let the system choose. */
export function fitPlace(place: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace | null {
  if (!place) return null;
  const home = workAreas.find((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
    const topInside = place.y >= area.y - 1 && place.y < area.y + area.height - 40;
    return width >= LEAST_VISIBLE && topInside;
  });
  if (!home) return null;
  return { ...place, width: Math.min(place.width, home.width), height: Math.min(place.height, home.height) };
}
