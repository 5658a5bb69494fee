import type { Caller } from './phoneNumber.ts';
import { canonicalNumber } from './sameNumber.ts';

/** One text per caller, however the number was written: tells whether two rows of the call list may be one call. */
export function comparedCaller(caller: Caller): string {
  switch (caller.kind) {
    case 'withheld':
      return 'withheld';
    // Nobody can tell two of them apart, as with those that are withheld.
    case 'unreadable':
      return 'unreadable';
    case 'text':
      return `text ${caller.text}`;
    case 'internal':
      return `internal ${caller.extension}`;
    case 'hidden':
      return `hidden ${caller.raw}`;
    case 'number': {
      const [best] = caller.candidates;
      return best ? canonicalNumber(best) : caller.raw;
    }
  }
}
