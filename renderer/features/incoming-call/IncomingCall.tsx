import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { useAction } from '../../ui/useAction.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { CallBody } from './CallBody.tsx';
import { callerName } from './callerName.ts';
import { CardFoot } from './CardFoot.tsx';
import { CardHead } from './CardHead.tsx';
import { CompactRow } from './CompactRow.tsx';
import { useCardInUse } from './useCardInUse.ts';
import { useJotting } from './useJotting.ts';
import styles from './IncomingCall.module.css';

interface Props {
  readonly card: CallCard;
  readonly serverOffsetMs: number;
}

/** One call: who it is, how to treat them, what to do. Stands in the popup and among the live cards of Now. */
export function IncomingCall({ card, serverOffsetMs }: Props) {
  const intl = useIntl();
  const region = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState(false);
  // Kept here, above every variant of the card, so that a change of the match never loses what was typed.
  const [draft, setDraft] = useState('');
  const action = useAction();
  const jotting = useJotting(card);
  const small = card.match.kind === 'internal' || (card.form === 'compact' && !opened);
  const use = useCardInUse(card.key, region, !small && jotting.open === 'note');

  return (
    <section
      {...use}
      ref={region}
      className={styles['card']}
      aria-label={intl.formatMessage(
        { id: 'call.region' },
        { caller: callerName(intl, card), location: card.locationTitle },
      )}
      tabIndex={-1}
      data-card
      data-origin={card.origin}
      data-match={card.match.kind}
    >
      {small ? (
        <CompactRow
          card={card}
          serverOffsetMs={serverOffsetMs}
          onOpen={() => {
            setOpened(true);
            region.current?.focus();
          }}
        />
      ) : (
        <>
          <CardHead card={card} serverOffsetMs={serverOffsetMs} />
          <CallBody card={card} action={action} draft={draft} onDraft={setDraft} />
          <CardFoot card={card} action={action} jotting={jotting} />
        </>
      )}
      {action.trouble && (
        <div className={styles['trouble']}>
          <TroubleText trouble={action.trouble} />
        </div>
      )}
    </section>
  );
}
