import { Lightbulb } from 'lucide-react';
import { useId, useState } from 'react';
import type { CallCard } from '../../../contract/model/card.ts';
import styles from './LikelyReasonLine.module.css';
import { useReasonText } from './useReasonText.ts';

/** Why they may be ringing, in one line; what speaks for it appears under the pointer or the focus. */
export function LikelyReasonLine({ card }: { readonly card: CallCard }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const reasonText = useReasonText(card.timeZone);
  // A debt is money: it is told where money is, on request.
  if (!card.likelyReason || card.likelyReason.kind === 'debt') return null;
  const { line, evidence } = reasonText(card.likelyReason);
  return (
    <div
      className={styles['reason']}
      onPointerEnter={() => setShown(true)}
      onPointerLeave={() => setShown(false)}
    >
      <button
        type="button"
        className={styles['line']}
        aria-describedby={id}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onClick={() => setShown(true)}
        onKeyDown={(event) => event.key === 'Escape' && setShown(false)}
      >
        <Lightbulb size={16} aria-hidden />
        <span>{line}</span>
      </button>
      <p id={id} role="tooltip" className={styles['evidence']} hidden={!shown}>
        {evidence}
      </p>
    </div>
  );
}
