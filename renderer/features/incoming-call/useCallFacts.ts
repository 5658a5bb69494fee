import { useIntl } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';

interface CallFacts {
  /** "3rd call today"; nothing for the first, which is what everyone expects. */
  readonly callOfToday: string | null;
  readonly visits: (count: number | null) => string | null;
}

export function useCallFacts({ callOfToday }: CallCard): CallFacts {
  const intl = useIntl();
  return {
    callOfToday: callOfToday > 1 ? intl.formatMessage({ id: 'call.ofToday' }, { count: callOfToday }) : null,
    visits: (count) => (count === null ? null : intl.formatMessage({ id: 'call.visits' }, { count })),
  };
}
