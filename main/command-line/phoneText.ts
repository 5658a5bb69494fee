import { texts } from '../texts.ts';
import { formatInternational, maskNumber, readCaller } from '../clients/phoneNumber.ts';

/** A number as the command line shows it: masked, or in full where that was asked for. Null: there is none. */
export function phoneText(raw: string, full: boolean): string | null {
  if (raw === '') return null;
  const caller = readCaller(raw, { countryIso: null });
  switch (caller.kind) {
    case 'withheld':
      return 'withheld';
    case 'text':
      return texts.unverified(caller.text);
    case 'unreadable':
      return 'unreadable';
    case 'internal':
      return `ext. ${caller.extension}`;
    case 'hidden':
      return 'hidden';
    case 'number': {
      const best = caller.candidates[0];
      if (best === undefined) return full ? caller.raw : 'hidden';
      return full ? formatInternational(best) : maskNumber(best);
    }
  }
}
