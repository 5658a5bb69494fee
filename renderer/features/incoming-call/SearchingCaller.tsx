import { Phone } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';
import { LikelyReasonLine } from './LikelyReasonLine.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useCallFacts } from './useCallFacts.ts';

/** The number at once; the room for what will most likely follow is kept, so that nothing jumps when it arrives. */
export function SearchingCaller({ card }: { readonly card: CallCard }) {
  const intl = useIntl();
  const { callOfToday } = useCallFacts(card);
  // Main masks the numbers of clients, and Altegio's row has told already whether this is one.
  const likelyNew = card.number.kind === 'number' && !card.number.masked;
  return (
    <>
      <CallerHeading
        badge={<Phone size={20} />}
        tone="plain"
        name={numberText(intl, card.number)}
        meta={[callOfToday]}
        waiting={!likelyNew}
      />
      <LikelyReasonLine card={card} />
      <Skeleton for={likelyNew ? 'newCaller' : 'client'} />
    </>
  );
}
