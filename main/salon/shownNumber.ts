import type { ShownNumber } from '../../contract/model/call.ts';
import type { Caller } from '../clients/phoneNumber.ts';
import { formatInternational, maskNumber } from '../clients/phoneNumber.ts';

/** The number as a window may show it: a client's is masked, anyone else's is in full and international. */
export function shownNumber(caller: Caller, isClient: boolean): ShownNumber {
  switch (caller.kind) {
    case 'withheld':
    case 'unreadable':
      return { kind: caller.kind };
    case 'text':
      return caller;
    case 'internal':
      return { kind: 'internal', extension: caller.extension };
    case 'hidden':
      return { kind: 'hidden' };
    case 'number': {
      const best = caller.candidates[0];
      // No reading is a possible number: as it came is better than nothing.
      if (best === undefined)
        return isClient ? { kind: 'hidden' } : { kind: 'number', text: caller.raw, masked: false };
      return {
        kind: 'number',
        text: isClient ? maskNumber(best) : formatInternational(best),
        masked: isClient,
      };
    }
  }
}
