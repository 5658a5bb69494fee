import type { IntlShape } from 'react-intl';
import type { ShownNumber } from '../../../contract/model/call.ts';
import type { CallCard } from '../../../contract/model/card.ts';

/** The number as people read it. */
export function numberText(intl: IntlShape, number: ShownNumber): string {
  switch (number.kind) {
    case 'withheld':
      return intl.formatMessage({ id: 'call.withheld' });
    case 'unreadable':
      return intl.formatMessage({ id: 'call.unreadable' });
    case 'hidden':
      return intl.formatMessage({ id: 'call.hidden' });
    case 'text':
      return intl.formatMessage({ id: 'call.unverified' }, { name: number.text });
    case 'internal':
      return number.extension;
    case 'number':
      return number.text;
  }
}

/** What the card is called: the client once known, the number until then. */
export const callerName = (intl: IntlShape, { match, number }: CallCard): string =>
  match.kind === 'known' ? match.client.name : numberText(intl, number);

export const canCopy = ({ number }: CallCard): boolean => number.kind === 'number';
