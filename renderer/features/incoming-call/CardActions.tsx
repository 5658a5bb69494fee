import { NotebookPen, Tag } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { CallBackButton } from './CallBackButton.tsx';
import { canCopy } from './callerName.ts';
import { wordOf } from './callWord.ts';
import type { FootProps } from './CardFoot.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './CardActions.module.css';

/** The buttons at the foot of a card: what to do above, what to keep below. `data-action` is what the popup's keys press. */
export function CardActions({ card, action, jotting }: FootProps) {
  const { key, match } = card;
  const isKnown = match.kind === 'known';
  const toChoose = match.kind === 'several' || match.kind === 'possibly';
  const isMissed = wordOf(card.status, 0).id === 'call.missed';
  const canRingBack = canCopy(card) || isKnown;
  // Four do not fit beside each other.
  const copyBelow = isMissed && !toChoose;
  const toggle = (what: 'note' | 'outcome'): void => jotting.setOpen(jotting.open === what ? null : what);

  return (
    <div className={styles['actions']}>
      <div className={styles['row']}>
        {isKnown && (
          <Button
            look="primary"
            data-action="open"
            aria-keyshortcuts="Enter"
            onClick={() => void action.run(() => act('card.openClient', { key }))}
          >
            <FormattedMessage id="call.open" />
          </Button>
        )}
        {match.kind === 'unavailable' && (
          <Button
            look="primary"
            data-action="retry"
            pending={action.pending}
            onClick={() => void action.run(() => act('card.retry', { key }))}
          >
            <FormattedMessage id="call.retry" />
          </Button>
        )}
        {isMissed && canRingBack && <CallBackButton card={card} action={action} look="plain" />}
        {!toChoose && (
          <Button
            data-action="book"
            aria-keyshortcuts="N"
            onClick={() => void action.run(() => act('card.newBooking', { key }))}
          >
            <FormattedMessage id="call.book" />
          </Button>
        )}
        {!copyBelow && <CopyButton card={card} action={action} />}
      </div>
      <div className={styles['row']} data-below>
        {copyBelow && <CopyButton card={card} action={action} />}
        <Button
          look="quiet"
          data-action="note"
          data-wants-keys
          aria-keyshortcuts="M"
          aria-expanded={jotting.open === 'note'}
          onClick={() => toggle('note')}
        >
          <NotebookPen size={16} aria-hidden />
          <FormattedMessage id="note.name" />
        </Button>
        <Button
          look="quiet"
          data-action="outcome"
          aria-keyshortcuts="O"
          aria-expanded={jotting.open === 'outcome'}
          onClick={() => toggle('outcome')}
        >
          <Tag size={16} aria-hidden />
          <FormattedMessage id="outcome.name" />
        </Button>
        {!isMissed && canRingBack && <CallBackButton card={card} action={action} look="quiet" />}
      </div>
    </div>
  );
}
