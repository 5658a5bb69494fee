import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { CallerMatch } from '../../../contract/model/card.ts';
import type { BodyProps } from './CallBody.tsx';
import { ClientChoice } from './ClientChoice.tsx';
import styles from './ChooseAgain.module.css';

interface Props extends BodyProps {
  readonly match: Extract<CallerMatch, { kind: 'known' }>;
}

/** For a shared number that was settled, now or on an earlier call: the way back. */
export function ChooseAgain({ card, action, match }: Props) {
  const [open, setOpen] = useState(false);
  const others = match.chosenFrom.filter((candidate) => candidate.id !== match.client.id);
  if (others.length === 0) return null;
  return (
    <div className={styles['again']}>
      <button type="button" className={styles['toggle']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <FormattedMessage id="call.chooseAgain" />
        <ChevronDown size={14} aria-hidden />
      </button>
      {open && <ClientChoice card={card} action={action} candidates={others} />}
    </div>
  );
}
