import type { Corner } from '../../contract/model/settings.ts';
import { LEAST_ZOOM } from '../../contract/model/zoom.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FittedPopup {
  /** What the page draws at; 1 is its usual size. */
  readonly zoomFactor: number;
  /** Where the window stands, in the system's own units. */
  readonly bounds: Rectangle;
}

/** How wide the page of the popup is, in its own pixels. */
export const PAGE_WIDTH = 424;
const GAP = 4;
const MOST_OF_HEIGHT = 0.9;
// In pixels of the page: a name, and below it the buttons of its card, find room in so much.
const LEAST_HEIGHT = 210;

/**
 * The popup for a page of this height, which is in pixels of the page: zoom makes them larger, and the window with
 * them, as far as the work area goes. On a small screen the zoom ends where a name and its buttons just fit.
 */
export function fitPopup(workArea: Rectangle, pageHeight: number, zoom: number, corner: Corner): FittedPopup {
  const mostHeight = Math.floor(workArea.height * MOST_OF_HEIGHT);
  const mostZoom = Math.min(workArea.width / PAGE_WIDTH, mostHeight / LEAST_HEIGHT);
  const zoomFactor = Math.min(zoom, Math.max(LEAST_ZOOM / 100, mostZoom));
  // Up, or a fraction of the last line would be cut.
  const size = { width: Math.ceil(PAGE_WIDTH * zoomFactor), height: Math.ceil(pageHeight * zoomFactor) };
  return { zoomFactor, bounds: placePopup(workArea, size, corner) };
}

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
  // Within reach of both edges: a popup as wide as the area has no room for its gap.
  const within = (from: number, length: number, at: number, own: number): number =>
    Math.max(from, Math.min(at, from + length - own));
  return {
    x: within(workArea.x, workArea.width, x, width),
    y: within(workArea.y, workArea.height, y, height),
    width,
    height,
  };
}
