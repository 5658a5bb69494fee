import { useState, type ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Candidate } from '../../../contract/model/card.ts';
import { Button } from '../../ui/Button.tsx';
import type { BodyProps } from './CallBody.tsx';
import { ChoiceButton } from './ChoiceButton.tsx';
import styles from './ClientChoice.module.css';

const SHOWN_AT_FIRST = 4;

/** One button per client, with the number key that presses it. */
export function ClientChoice({
  card,
  action,
  candidates,
  children,
}: BodyProps & { readonly candidates: readonly Candidate[]; readonly children?: ReactNode }) {
  const [all, setAll] = useState(false);
  const shown = all ? candidates : candidates.slice(0, SHOWN_AT_FIRST);
  return (
    <div className={styles['choice']}>
      {shown.map((candidate, index) => (
        <ChoiceButton
          key={candidate.id}
          card={card}
          action={action}
          candidate={candidate}
          digit={index < SHOWN_AT_FIRST ? index + 1 : null}
        />
      ))}
      {shown.length < candidates.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          <FormattedMessage id="call.moreClients" values={{ count: candidates.length - shown.length }} />
        </Button>
      )}
      {children}
    </div>
  );
}
