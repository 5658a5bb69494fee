import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { callerName } from '../features/incoming-call/callerName.ts';
import { useDesk } from '../store/DeskProvider.tsx';
import { Hidden } from '../ui/Hidden.tsx';

/** Says the first line of a new card to screen readers, once. The region stays, or they would not hear it change. */
export function Announcer() {
  const intl = useIntl();
  const cards = useDesk((desk) => desk.cards.cards);
  const heard = useRef(new Set<string>());
  const region = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const fresh = cards.find((card) => !heard.current.has(card.key));
    heard.current = new Set(cards.map((card) => card.key));
    if (!region.current || (cards.length > 0 && !fresh)) return;
    region.current.textContent = fresh
      ? intl.formatMessage(
          { id: 'call.region' },
          { caller: callerName(intl, fresh), location: fresh.locationTitle },
        )
      : '';
  }, [cards, intl]);

  return <Hidden role="status" ref={region} />;
}
