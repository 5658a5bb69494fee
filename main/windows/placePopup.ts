import type { Corner } from '../../contract/model/settings.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 4;
const MOST_OF_HEIGHT = 0.9;

/** Where the popup stands: a corner of the work area, never over its edge. `start` is left. */
export function placePopup(
  workArea: Rectangle,
  size: { readonly width: number; readonly height: number },
  corner: Corner,
): Rectangle {
  const width = Math.min(size.width, workArea.width);
  const height = Math.min(size.height, Math.floor(workArea.height * MOST_OF_HEIGHT));
  const atRight = corner.endsWith('-end');
  const x = atRight ? workArea.x + workArea.width - width - GAP : workArea.x + GAP;
  const y = corner.startsWith('bottom') ? workArea.y + workArea.height - height - GAP : workArea.y + GAP;
  return { x: Math.max(workArea.x, x), y: Math.max(workArea.y, y), width, height };
}
