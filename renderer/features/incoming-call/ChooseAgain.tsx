import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Candidate } from '../../../contract/model/card.ts';
import type { BodyProps } from './CallBody.tsx';
import { ClientChoice } from './ClientChoice.tsx';
import styles from './ChooseAgain.module.css';

interface Props extends BodyProps {
  readonly candidates: readonly Candidate[];
  readonly text: 'chooseAgain' | 'chooseAfterAll';
}

/** For a number that was settled, now or on an earlier call: the way back. */
export function ChooseAgain({ card, action, candidates, text }: Props) {
  const [open, setOpen] = useState(false);
  if (candidates.length === 0) return null;
  return (
    <div className={styles['again']}>
      <button type="button" className={styles['toggle']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <FormattedMessage id={`call.${text}`} />
        <ChevronDown size={14} aria-hidden />
      </button>
      {open && <ClientChoice card={card} action={action} candidates={candidates} />}
    </div>
  );
}
