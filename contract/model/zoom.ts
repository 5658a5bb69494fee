// Numbers only, so that windows can import this file without pulling in zod.

/** How large a window draws, in percent. */
export const LEAST_ZOOM = 50;
export const MOST_ZOOM = 300;
export const USUAL_ZOOM = 100;

/** The steps of every browser. */
const STEPS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

export type ZoomStep = 'in' | 'out' | 'usual';

/** The next step from any percentage, also from one between two steps; at either end it stays. */
export function stepZoom(percent: number, step: ZoomStep): number {
  if (step === 'usual') return USUAL_ZOOM;
  return step === 'in'
    ? (STEPS.find((one) => one > percent) ?? MOST_ZOOM)
    : (STEPS.findLast((one) => one < percent) ?? LEAST_ZOOM);
}
