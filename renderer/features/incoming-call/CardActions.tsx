import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import type { BodyProps } from './CallBody.tsx';
import { canCopy } from './callerName.ts';
import styles from './CardActions.module.css';

const COPIED_MS = 2_000;

interface Props extends BodyProps {
  /** Which buttons this variant has besides *Copy number*. */
  readonly with: readonly ('open' | 'book' | 'retry')[];
}

/** The row of buttons at the foot of a card. `data-action` is what the popup's keys press. */
export function CardActions({ card, action, with: which }: Props) {
  const [copied, setCopied] = useState(false);
  const { key } = card;

  const copy = async (): Promise<void> => {
    if (!(await action.run(() => act('card.copyNumber', { key })))) return;
    setCopied(true);
    window.setTimeout(() => setCopied(false), COPIED_MS);
  };

  return (
    <div className={styles['actions']}>
      {which.includes('open') && (
        <Button
          look="primary"
          data-action="open"
          aria-keyshortcuts="Enter"
          onClick={() => void action.run(() => act('card.openClient', { key }))}
        >
          <FormattedMessage id="call.open" />
        </Button>
      )}
      {which.includes('retry') && (
        <Button
          look="primary"
          data-action="retry"
          pending={action.pending}
          onClick={() => void action.run(() => act('card.retry', { key }))}
        >
          <FormattedMessage id="call.retry" />
        </Button>
      )}
      {which.includes('book') && (
        <Button
          data-action="book"
          aria-keyshortcuts="N"
          onClick={() => void action.run(() => act('card.newBooking', { key }))}
        >
          <FormattedMessage id="call.book" />
        </Button>
      )}
      {canCopy(card) && (
        <Button look="quiet" data-action="copy" aria-keyshortcuts="C" onClick={() => void copy()}>
          <FormattedMessage id={copied ? 'call.copied' : 'call.copy'} />
        </Button>
      )}
    </div>
  );
}
