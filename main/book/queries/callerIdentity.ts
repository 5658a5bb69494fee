import { readCaller } from '../../clients/phoneNumber.ts';
import { canonicalNumber } from '../../clients/sameNumber.ts';
import { UNREADABLE_NUMBER } from '../../clients/unreadableNumber.ts';

/** Which row of `callers` a call belongs to. */
export interface CallerIdentity {
  readonly kind: 'number' | 'internal' | 'withheld' | 'hidden';
  readonly number: string;
}

const WITHHELD: CallerIdentity = { kind: 'withheld', number: '' };

/**
 * A text instead of a number is kept as a withheld number of its own: nobody can ring it back either.
 * Every spelling of a number is one caller. A hidden number is told apart by its client only: two numbers may look
 * alike behind their stars.
 */
export function callerIdentity(
  text: string,
  countryIso: string | null,
  clientId: number | null,
): CallerIdentity {
  const caller = readCaller(text, { countryIso });
  switch (caller.kind) {
    case 'withheld':
      return WITHHELD;
    case 'text':
      return { ...WITHHELD, number: caller.text };
    case 'internal':
      return { kind: 'internal', number: caller.extension };
    case 'unreadable':
      return { kind: 'hidden', number: UNREADABLE_NUMBER };
    case 'hidden':
      return { kind: 'hidden', number: clientId === null ? '' : `c${clientId}` };
    case 'number': {
      const [best] = caller.candidates;
      return { kind: 'number', number: best ? canonicalNumber(best) : caller.dialled };
    }
  }
}

/** Whom a call back would reach: a client with all their numbers, or whoever has the number. */
export function personOf({ kind, number }: CallerIdentity, clientId: number | null): string {
  if (clientId !== null && (kind === 'number' || kind === 'hidden')) return `c${clientId}`;
  return kind === 'number' ? `n${number}` : `${kind}${number}`;
}
