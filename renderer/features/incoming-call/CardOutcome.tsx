import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { OUTCOMES } from '../call-note/outcomes.ts';
import { cardButton } from './cardButton.ts';
import styles from './CardOutcome.module.css';
import type { Jotting } from './useJotting.ts';

/** Six words for what came of a call, each with its digit. Choosing the chosen one takes it back. */
export function CardOutcome({ jotting }: { readonly jotting: Jotting }) {
  const intl = useIntl();
  const group = useRef<HTMLDivElement>(null);
  const { outcome, choose } = jotting.outcome;

  useEffect(() => {
    const buttons = group.current;
    const chosen = buttons?.querySelector<HTMLElement>('[aria-pressed="true"]');
    (chosen ?? buttons?.querySelector('button'))?.focus();
  }, []);

  const close = (): void => {
    if (group.current) cardButton(group.current, 'outcome')?.focus();
    jotting.setOpen(null);
  };

  return (
    <div
      ref={group}
      className={styles['outcomes']}
      role="group"
      aria-label={intl.formatMessage({ id: 'outcome.name' })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.shiftKey) return;
        // The popup's own Escape would put the whole card away.
        event.stopPropagation();
        close();
      }}
    >
      {OUTCOMES.map((one, index) => (
        <button
          key={one}
          type="button"
          className={styles['outcome']}
          aria-pressed={one === outcome}
          aria-keyshortcuts={`${index + 1}`}
          data-outcome={index + 1}
          onClick={() => {
            choose(one === outcome ? null : one);
            close();
          }}
        >
          <kbd aria-hidden>{index + 1}</kbd>
          <FormattedMessage id={`outcome.${one}`} />
        </button>
      ))}
    </div>
  );
}
