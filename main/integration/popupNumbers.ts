import type { CallKey } from '../../contract/model/ids.ts';
import type { PopupDelay } from '../../contract/model/integration.ts';
import type { EndedCall } from '../book/queries/callFigures.ts';

export interface PopupNumbers {
  /** Calls that should have popped and did not. */
  readonly notPopped: number;
  /** Null: none popped yet. */
  readonly delay: PopupDelay | null;
}

/** How the popups of these calls went; a call with a reason not to pop at once counts for neither number. */
export function popupNumbers(
  ended: readonly EndedCall[],
  poppedAt: ReadonlyMap<CallKey, number>,
  isExcused: (key: CallKey) => boolean,
): PopupNumbers {
  const expected = ended.filter(({ key }) => !isExcused(key));
  const delays = expected
    .flatMap(({ key, endedAtMs }) => {
      const atMs = poppedAt.get(key);
      // Vendors' clocks run ahead of Altegio's now and then.
      return atMs === undefined ? [] : [Math.max(0, atMs - endedAtMs)];
    })
    .sort((a, b) => a - b);
  return { notPopped: expected.length - delays.length, delay: delayOf(delays) };
}

function delayOf(sorted: readonly number[]): PopupDelay | null {
  const at = (share: number): number | undefined => sorted[Math.ceil(sorted.length * share) - 1];
  const [medianMs, p95Ms] = [at(0.5), at(0.95)];
  return medianMs === undefined || p95Ms === undefined ? null : { medianMs, p95Ms, calls: sorted.length };
}
